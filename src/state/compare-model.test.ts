import { describe, expect, test } from 'vitest';
import {
  applyOverrides,
  EXACT,
  estimatorSpec,
  FLOAT32_OVERRIDES,
  formatEstimator,
  RunRecording,
} from '../engine/index.ts';
import { DEFAULT_VIEW_STATE } from '../link/index.ts';
import { CompareModel } from './compare-model.ts';
import type { ComparedRun } from './comparison-runs.ts';
import {
  checkpointOf,
  EXPENSIVE_LINK,
  runRecordingOf,
  SMALL_LINK,
  SMALL_RUN,
  settled,
  type TestPage,
  testFile,
  testPage,
} from './testing/pages.ts';

const EPOCHS = [0, 10, 20, 30, 40, 50];
const layerBins = estimatorSpec('uniform', { bins: 30, bounds: 'layer' });
const runBins = estimatorSpec('uniform', { bins: 30, bounds: 'run' });

function modelOf({ screen, comparisonRuns, estimates, runs }: TestPage): CompareModel {
  return new CompareModel(screen, comparisonRuns, estimates, (run) => runs.estimate(run));
}

/** A page with these epochs recorded and Compare on screen. */
function openCompare(epochs: readonly number[] = EPOCHS, hash = SMALL_LINK) {
  const page = testPage(hash, epochs);
  const model = modelOf(page);
  page.view.set({ view: 'compare' });
  const leave = page.activate(model, []);
  /** What is being measured of what, by the names of the estimators. */
  const measuring = (): unknown[] =>
    page.measurer.wanted.map(({ recording, measurements }) => [
      recording,
      measurements.map((one) =>
        one.kind === 'estimator' ? formatEstimator(one.estimator) : one.kind,
      ),
    ]);
  const statuses = (): string[] => model.comparedRuns.map(({ status }) => status.kind);
  return { ...page, model, leave, measuring, statuses };
}

function secondOf({ comparedRuns }: CompareModel): ComparedRun {
  const [, second] = comparedRuns;
  if (second === undefined) throw new Error('no comparison run');
  return second;
}

describe('comparison runs', () => {
  test('are trained alongside, and go on for a while when the comparison is closed', async () => {
    const { runs, comparisonTrainer, model, leave } = openCompare();
    const { run } = runs.experiment;
    const unquantized = applyOverrides(run, FLOAT32_OVERRIDES);
    expect(comparisonTrainer.jobs.map((asked) => asked.run)).toEqual([unquantized]);
    expect(model.comparedRuns.map((compared) => compared.run)).toEqual([run, unquantized]);
    leave();
    expect(comparisonTrainer.latest.isStopped).toBe(false);
    runs.setRun({ seed: 7 });
    expect(comparisonTrainer.latest.isStopped).toBe(true);
    await settled();
    expect(comparisonTrainer.jobs).toHaveLength(1);
  });

  test('follow the run whose overrides they have', async () => {
    const { runs, comparisonTrainer, model } = openCompare();
    runs.setRun({ seed: 7 });
    await settled();
    expect(comparisonTrainer.jobs.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    expect(comparisonTrainer.latest.run).toEqual({
      ...applyOverrides(runs.experiment.run, FLOAT32_OVERRIDES),
      seed: 7,
    });
    expect(model.comparedRuns.map(({ run }) => run?.seed)).toEqual([7, 7]);
  });

  test('are left alone by a link to another run in another view', () => {
    const page = testPage(SMALL_LINK, EPOCHS);
    const model = modelOf(page);
    page.view.set({ view: 'compare' });
    // Subscribed before the model, as the laboratories are.
    let isOff = false;
    page.changes.subscribe(() => {
      if (isOff || page.view.state.view === 'compare') return;
      isOff = true;
      leave();
    });
    const leave = page.activate(model, []);
    const first = page.comparisonTrainer.latest;
    page.runs.openHash('v1/relu-8bit?panel=bins&layer=4');
    expect(page.view.state).toMatchObject({ view: 'lab', layer: 4 });
    expect(page.comparisonTrainer.jobs).toEqual([first]);
    expect(first.isStopped).toBe(true);
  });

  test('have as many checkpoints as they have recorded by now', () => {
    const { comparisonTrainer, model } = openCompare();
    comparisonTrainer.latest.checkpoints(0, 25);
    expect(model.comparedRuns.map(({ count }) => count)).toEqual([EPOCHS.length, 2]);
  });

  test('of an expensive run wait until that has been asked for', () => {
    const { runs, comparisonTrainer, statuses } = openCompare([], EXPENSIVE_LINK);
    expect(comparisonTrainer.jobs).toEqual([]);
    expect(statuses()).toEqual(['waiting', 'waiting']);
    runs.train();
    expect(comparisonTrainer.jobs).toHaveLength(1);
  });

  test('that cost far more than the run wait for a person', () => {
    const link = 'v1/tanh-4bit?epochs=50&view=compare&vs=epochs:20000';
    const { comparisonTrainer, comparisonRuns, model, statuses } = openCompare([0], link);
    expect(statuses()).toEqual(['training', 'waiting']);
    expect(comparisonTrainer.jobs).toEqual([]);
    comparisonRuns.retry(secondOf(model).run ?? SMALL_RUN);
    expect(comparisonTrainer.jobs).toHaveLength(1);
  });

  test('are as expensive as the run where the backend is slower', () => {
    const { runs, activate, view, ...page } = testPage(SMALL_LINK, EPOCHS);
    runs.setBackend({
      id: 'typed-arrays',
      fallback: { code: 'unavailable', detail: 'no SIMD here.' },
    });
    runs.setRun({ epochs: 2000 });
    view.set({ view: 'compare' });
    const model = modelOf({ ...page, runs, activate, view });
    activate(model, []);
    expect(model.comparedRuns.map(({ status }) => status.kind)).toEqual(['waiting', 'waiting']);
  });

  test('rest while a file is on show, which alone is measured', () => {
    const { runs, trainer, comparisonTrainer, view, measuring } = openCompare();
    view.set({ estimators: [EXACT, layerBins] });
    expect(measuring()).toHaveLength(1);
    const file = testFile();
    runs.showFile(file);
    expect(comparisonTrainer.latest.isStopped).toBe(false);
    // Its exact count does not come with it.
    expect(measuring()).toEqual([[file, ['exact', 'uniform,30,layer']]]);
    trainer.latest.checkpoints(51);
    expect(comparisonTrainer.jobs).toHaveLength(1);
  });

  test('do not begin while a file is on show', () => {
    const { runs, view, comparisonTrainer, ...page } = testPage(SMALL_LINK, EPOCHS);
    runs.showFile(testFile());
    view.set({ view: 'compare' });
    page.activate(modelOf({ ...page, runs, view, comparisonTrainer }), []);
    view.set({ comparisonRuns: [{ bits: '8' }, { seed: '3' }] });
    expect(comparisonTrainer.jobs).toEqual([]);
    runs.showFile(undefined);
    expect(comparisonTrainer.jobs).toHaveLength(2);
  });
});

describe('estimators of a comparison', () => {
  const names = DEFAULT_VIEW_STATE.estimators.map(formatEstimator).filter((one) => one !== 'exact');

  test('measure each run once it is over, the exact one excepted', async () => {
    const { runs, trainer, comparisonTrainer, measurer, measuring } = openCompare();
    expect(measuring()).toEqual([]);
    await trainer.latest.finish();
    expect(measuring()).toEqual([[runRecordingOf(runs), names]]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(1);
    comparisonTrainer.latest.checkpoints(0, 25, 50);
    expect(measurer.jobs).toHaveLength(1);
    await comparisonTrainer.latest.finish();
    expect(measurer.jobs).toHaveLength(2);
    expect(measurer.latest.recording).not.toBe(runRecordingOf(runs));
    expect(measurer.latest.checkpoints.toSorted()).toEqual([0, 1, 2]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(2);
  });

  test('that do not need the whole run measure it while it trains', () => {
    const { runs, view, measuring } = openCompare();
    view.set({ estimators: [EXACT, layerBins, runBins] });
    expect(measuring()).toEqual([[runRecordingOf(runs), ['uniform,30,layer']]]);
  });

  test('measure a run that has no checkpoint by the playhead’s epoch all the same', async () => {
    const { view, playhead, comparisonTrainer, measurer, model, screen } = openCompare([0, 10, 20]);
    view.set({ estimators: [EXACT, layerBins] });
    await measurer.latest.finish();
    playhead.seek(0);
    comparisonTrainer.latest.checkpoints(5, 15);
    expect(model.checkpointIn(secondOf(model).recording, screen.shownCheckpoint)).toBe(-1);
    await measurer.latest.finish();
    expect(model.trajectories(secondOf(model), layerBins)?.done).toBe(2);
    expect(measurer.jobs).toHaveLength(2);
  });

  test('end measuring when Compare leaves the screen', () => {
    const { view, measuring, leave } = openCompare();
    view.set({ estimators: [EXACT, layerBins] });
    expect(measuring()).toHaveLength(1);
    leave();
    expect(measuring()).toEqual([]);
  });

  test('have found what is exact while a run trains, and nothing else before it is requested', () => {
    const { model } = openCompare([0, 1, 2]);
    const [own] = model.comparedRuns;
    if (own === undefined) throw new Error('no run on show');
    expect(model.trajectories(own, EXACT)?.done).toBe(3);
    expect(model.trajectories(own, estimatorSpec('floor'))).toBeUndefined();
  });
});

describe('one playhead over two runs', () => {
  /** A model of a page with these epochs recorded, and another recording of those. */
  function pair(own: readonly number[], others: readonly number[]) {
    const page = testPage(SMALL_LINK, own);
    const other = new RunRecording(SMALL_RUN);
    for (const epoch of others) other.add(checkpointOf(SMALL_RUN, epoch));
    return { ...page, model: modelOf(page), other };
  }

  test('stands in the other on the latest checkpoint by the same epoch', () => {
    const { model, other } = pair([0, 1, 2, 4, 8], [0, 2, 4, 6, 8]);
    const checkpoints = [0, 1, 2, 3, 4];
    expect(checkpoints.map((one) => model.checkpointIn(other, one))).toEqual([0, 0, 1, 2, 4]);
    expect(checkpoints.map((one) => model.checkpointShown(other, one))).toEqual([0, 2, 3, 3, 4]);
  });

  test('stands in the run on show where it is', () => {
    const { model, runs } = pair([0, 5], []);
    expect(model.checkpointIn(runRecordingOf(runs), 1)).toBe(1);
    expect(model.checkpointShown(runRecordingOf(runs), 1)).toBe(1);
  });

  test('shows the newest of the other before the run on show has checkpoints', () => {
    const { model, other, screen } = pair([], [0, 1, 2]);
    expect(model.checkpointIn(other, screen.shownCheckpoint)).toBe(2);
    expect(model.checkpointShown(other, 2)).toBe(-1);
  });

  test('has the checkpoint of the other at the same epoch measured first', () => {
    const { view, playhead, comparisonTrainer, measurer, model, screen, runs } = openCompare();
    view.set({ estimators: [EXACT, layerBins] });
    playhead.seek(3);
    comparisonTrainer.latest.checkpoints(0, 15, 29, 31);
    const { recording } = secondOf(model);
    expect(model.checkpointIn(recording, screen.shownCheckpoint)).toBe(2);
    expect(model.checkpointIn(runRecordingOf(runs), screen.shownCheckpoint)).toBe(3);
    expect(model.checkpointShown(recording, 2)).toBe(2);
    measurer.latest.reports(3);
    // The checkpoint of the run on show is known: now that of the other.
    expect(measurer.latest.recording).toBe(recording);
    expect(measurer.latest.checkpoints[0]).toBe(2);
  });
});

describe('a file', () => {
  test('is the only row, complete, under the estimators of the comparison', () => {
    const { runs, model, screen, statuses } = openCompare();
    const file = testFile();
    runs.showFile(file);
    expect(statuses()).toEqual(['completed']);
    expect(model.comparedRuns[0]?.recording).toBe(file);
    expect(model.overrides).toEqual([]);
    expect(screen.estimators).toBe(DEFAULT_VIEW_STATE.estimators);
    runs.showFile(undefined);
    expect(model.overrides).toBe(DEFAULT_VIEW_STATE.comparisonRuns);
  });

  test('whose exact count is uninformative is first compared under the candidates', () => {
    const { runs, view, screen, measuring } = openCompare();
    const file = testFile({ informative: estimatorSpec('kde_upper') });
    runs.showFile(file);
    const candidates = ['uniform,30,layer', 'kde_upper,0.1', 'uniform,4,layer'];
    expect(screen.estimators.map(formatEstimator)).toEqual(['exact', ...candidates]);
    expect(measuring()).toEqual([[file, ['exact', ...candidates]]]);
    view.set({ estimators: [runBins] });
    expect(screen.estimators).toEqual([runBins]);
  });
});
