import { describe, expect, test } from 'vitest';
import { EXACT, estimatorSpec, formatEstimator } from '../engine/index.ts';
import { Inspection } from './inspection.ts';
import { LAB_COMMANDS } from './lab-commands.ts';
import { LabModel } from './lab-model.ts';
import { runRecordingOf, SMALL_LINK, settled, testFile, testPage } from './testing/pages.ts';

const EPOCHS = [0, 10, 20, 30, 40, 50];
/** As many as a verdict needs. */
const NINE = [0, 1, 2, 3, 4, 5, 10, 20, 50];
const layerBins = estimatorSpec('uniform', { bins: 30, bounds: 'layer' });
const runBins = estimatorSpec('uniform', { bins: 30, bounds: 'run' });

/** A page with these epochs recorded and the Lab on screen. */
function openLab(epochs: readonly number[] = EPOCHS, hash = SMALL_LINK) {
  const page = testPage(hash, epochs);
  const { screen, estimates, measurer } = page;
  const model = new LabModel(screen, estimates, new Inspection(screen, measurer, page.measured));
  const leave = page.activate(model, LAB_COMMANDS);
  /** What is being measured of what, by the names of the measurements. */
  const measuring = (): unknown[] =>
    measurer.wanted.map(({ recording, measurements }) => [
      recording,
      measurements.map((one) =>
        one.kind === 'estimator' ? formatEstimator(one.estimator) : one.kind,
      ),
    ]);
  return { ...page, model, leave, measuring };
}

describe('the Lab', () => {
  test('has nothing measured that is not on screen', () => {
    const { measurer, comparisonTrainer } = openLab();
    expect(measurer.jobs).toEqual([]);
    expect(measurer.questions).toEqual([]);
    expect(comparisonTrainer.jobs).toEqual([]);
  });

  test('has nothing measured before there is a checkpoint', () => {
    const { view, trainer, runs, measuring } = openLab([]);
    view.set({ overlay: true, estimator: layerBins, panel: 'shape' });
    expect(measuring()).toEqual([]);
    trainer.latest.checkpoints(0);
    expect(measuring()).toEqual([[runRecordingOf(runs), ['uniform,30,layer', 'scatter']]]);
  });

  test('has the estimator measured while its estimates are on screen', () => {
    const { runs, view, measuring } = openLab();
    view.set({ overlay: true, estimator: layerBins });
    expect(measuring()).toEqual([[runRecordingOf(runs), ['uniform,30,layer']]]);
    view.set({ overlay: false });
    expect(measuring()).toEqual([]);
  });

  test('has the scatter measured while the shape is on screen', () => {
    const { runs, view, measuring, model, measurer } = openLab();
    view.set({ panel: 'shape' });
    expect(measuring()).toEqual([[runRecordingOf(runs), ['scatter']]]);
    measurer.latest.reports(2);
    expect(model.scatter?.layers[1]?.ixt[2]).toBe(2.1);
    view.set({ panel: 'codes' });
    expect(measuring()).toEqual([]);
  });

  test('has an estimator over the range of the run wait until the run is over', async () => {
    const { runs, view, trainer, measurer, measuring } = openLab();
    view.set({ overlay: true, estimator: runBins, panel: 'shape' });
    expect(measuring()).toEqual([[runRecordingOf(runs), ['scatter']]]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(1);
    await trainer.latest.finish();
    expect(measurer.latest.measurements).toEqual([{ kind: 'estimator', estimator: runBins }]);
    expect(measurer.latest.checkpoints).toHaveLength(EPOCHS.length);
  });

  test('takes a run that was stopped as over', () => {
    const { runs, view, measuring } = openLab();
    view.set({ overlay: true, estimator: runBins });
    expect(measuring()).toEqual([]);
    runs.stop();
    expect(measuring()).toEqual([[runRecordingOf(runs), ['uniform,30,run']]]);
  });

  test('has new checkpoints measured as they come', async () => {
    const { view, trainer, measurer, screen } = openLab([0, 1]);
    view.set({ overlay: true, estimator: layerBins });
    await measurer.latest.finish();
    trainer.latest.checkpoints(2, 3);
    expect(measurer.latest.checkpoints.toSorted()).toEqual([2, 3]);
    await measurer.latest.finish();
    expect(screen.trajectories(layerBins)?.layers[0]?.ixt).toEqual([0, 1, 2, 3]);
    expect(screen.trajectories(layerBins)?.done).toBe(4);
  });

  test('has the checkpoint under the pointer measured first, else that of the playhead', () => {
    const { view, playhead, measurer } = openLab();
    playhead.seek(3);
    view.set({ overlay: true, estimator: layerBins });
    expect(measurer.latest.checkpoints[0]).toBe(3);
    playhead.setHover({ checkpoint: 1, layer: undefined });
    expect(measurer.latest.checkpoints[0]).toBe(1);
  });

  test('has another output definition measured for itself', () => {
    const { view, measurer } = openLab();
    view.set({ overlay: true, estimator: layerBins });
    view.set({ output: 'class' });
    expect(measurer.latest.output).toBe('class');
    expect(measurer.wanted).toHaveLength(1);
  });

  test('ends measuring when the run is another', async () => {
    const { runs, view, measurer, notices } = openLab();
    runs.stop();
    view.set({ overlay: true, estimator: runBins });
    expect(measurer.wanted).toHaveLength(1);
    runs.setRun({ seed: 7 });
    await settled();
    expect(measurer.wanted).toEqual([]);
    expect(notices.state.list).toEqual([]);
  });

  test('reports a worker that cannot measure once, and does not begin over and over', async () => {
    const { view, playhead, measurer, notices } = openLab();
    view.set({ overlay: true, estimator: layerBins });
    await measurer.latest.fail(new Error('out of order'));
    for (let times = 0; times < 10; times++) await settled();
    expect(measurer.jobs).toHaveLength(1);
    expect(notices.state.list).toEqual([
      {
        code: 'measuring-stopped',
        problem: { code: 'unknown', detail: 'Error: out of order' },
      },
    ]);
    playhead.setHover({ checkpoint: 1, layer: undefined });
    expect(measurer.jobs).toHaveLength(1);
    view.set({ overlay: false });
    view.set({ overlay: true });
    expect(measurer.jobs).toHaveLength(2);
  });

  test('has landmarks counted once they are shown', async () => {
    const { view, screen } = openLab();
    await settled();
    expect(screen.landmarks).toEqual([]);
    view.set({ landmarks: true });
    await settled();
    expect(screen.landmarks.map(({ id }) => id)).toContain('orbits');
  });

  test('ends measuring and requests nothing more when it leaves the screen', () => {
    const { view, trainer, measurer, measuring, model, leave } = openLab();
    view.set({ overlay: true, estimator: layerBins, panel: 'codes' });
    expect(measurer.questions).toHaveLength(1);
    leave();
    expect(measuring()).toEqual([]);
    trainer.latest.checkpoints(51);
    expect(measuring()).toEqual([]);
    expect(measurer.questions).toHaveLength(1);
    expect(model.inspection.answers).toEqual({});
  });
});

describe('a file of activations', () => {
  test('is measured exactly, and by the estimator also over its whole range', () => {
    const { runs, view, measuring } = openLab();
    const file = testFile();
    view.set({ overlay: true, estimator: runBins });
    runs.showFile(file);
    expect(measuring()).toEqual([[file, ['uniform,30,run', 'exact']]]);
    runs.showFile(undefined);
    expect(measuring()).toEqual([]);
  });

  test('has verdicts once all of it has been measured exactly', async () => {
    const { runs, screen, measurer } = openLab();
    runs.showFile(testFile({ epochs: NINE }));
    expect(screen.layerVerdicts).toEqual([]);
    measurer.latest.reports(2, 0);
    expect(screen.layerVerdicts).toEqual([]);
    await measurer.latest.finish();
    expect(screen.layerVerdicts.map(({ name, verdict }) => [name, verdict.peak.epoch])).toEqual([
      ['T1', 50],
      ['T2', 50],
    ]);
  });

  test('has rows and layers of its own', () => {
    const { runs, screen } = openLab();
    expect([screen.rows, screen.layerNames]).toEqual([4096, ['T1', 'T2', 'T3']]);
    runs.showFile(
      testFile({ rows: 8, layers: ['conv', 'dense'].map((name) => ({ name, width: 2 })) }),
    );
    expect([screen.rows, screen.layerNames]).toEqual([8, ['conv', 'dense']]);
  });
});

describe('exact trajectories', () => {
  test('of a run are its recording’s own, known as soon as they are recorded', () => {
    const { runs, view, screen, measurer } = openLab();
    view.set({ output: 'class' });
    expect(screen.trajectories(EXACT)).toEqual({
      layers: runRecordingOf(runs).trajectories('class'),
      done: EPOCHS.length,
    });
    expect(screen.trajectories(layerBins)).toBeUndefined();
    expect(measurer.jobs).toEqual([]);
  });

  test('are what the verdicts rest on', () => {
    const { screen } = openLab(NINE);
    // I(X;T) of made-up checkpoints rises with the epoch.
    expect(screen.layerVerdicts.map(({ name, verdict }) => [name, verdict.peak.epoch])).toEqual([
      ['T1', 50],
      ['T2', 50],
      ['T3', 50],
    ]);
  });
});
