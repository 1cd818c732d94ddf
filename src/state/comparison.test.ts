import { describe, expect, test } from 'vitest';
import {
  applyOverrides,
  EXACT,
  estimatorSpec,
  FLOAT32_OVERRIDES,
  formatEstimator,
  type Run,
} from '../engine/index.ts';
import { DEFAULT_VIEW_STATE } from '../link/index.ts';
import { ActivationFile } from '../worker/measurer.ts';
import { Comparison } from './comparison.ts';
import { ComparisonRuns } from './comparison-runs.ts';
import { Estimates } from './estimates.ts';
import { FakeMeasurer, FakeTrainer, openLab, SMALL_LINK, settled } from './testing/pages.ts';

const EPOCHS = [0, 10, 20, 30, 40, 50];
const layerBins = estimatorSpec('uniform', { bins: 30, bounds: 'layer' });
const runBins = estimatorSpec('uniform', { bins: 30, bounds: 'run' });

/** A lab with checkpoints whose measurements and comparisonRuns a test holds in its hands. */
function bench(epochs: readonly number[] = EPOCHS, hash = SMALL_LINK) {
  const made = openLab(epochs, hash);
  const alongside = new FakeTrainer();
  const measurer = new FakeMeasurer();
  const comparisonRuns = new ComparisonRuns(alongside, (run) => made.lab.estimate(run));
  const readings = new Estimates(measurer, (notice) => made.lab.setMeasured(notice));
  const comparison = new Comparison(made.lab, comparisonRuns, readings);
  comparison.follow();
  /** What is being measured of what, by the names of its measurements. */
  const measuring = (): unknown[] =>
    measurer.wanted.map(({ recording, measurements }) => [
      recording,
      measurements.map((lens) =>
        lens.kind === 'estimator' ? formatEstimator(lens.estimator) : lens.kind,
      ),
    ]);
  return { ...made, alongside, measurer, comparisonRuns, comparison, measuring };
}

function fileOf(epochs: readonly number[]): ActivationFile {
  return new ActivationFile(new File([], 'net.csv'), {
    rows: 4,
    classes: 2,
    layers: ['T1', 'T2'],
    widths: [2, 1],
    epochs,
    entropyBounds: { hx: 2, hy: 1 },
  });
}

describe('in the lab', () => {
  test('nothing is measured that nobody viewStates at', () => {
    const { measurer, alongside } = bench();
    expect(measurer.jobs).toEqual([]);
    expect(alongside.runs).toEqual([]);
  });

  test('the estimator is laid on the recording while its readings are on show', () => {
    const { lab, measuring } = bench();
    lab.setViewState({ overlay: true, estimator: layerBins });
    expect(measuring()).toEqual([[lab.runRecording, ['uniform,30,layer']]]);
    lab.setViewState({ overlay: false });
    expect(measuring()).toEqual([]);
  });

  test('the scatter is measured while the shape is on show', () => {
    const { lab, measuring, comparison, measurer } = bench();
    lab.setViewState({ panel: 'shape' });
    expect(measuring()).toEqual([[lab.runRecording, ['scatter']]]);
    measurer.latest.says(2);
    expect(comparison.scatter(lab.runRecording, 'logits')?.[1]?.ixt[2]).toBe(2.1);
    lab.setViewState({ panel: 'codes' });
    expect(measuring()).toEqual([]);
  });

  test('an estimator over the range of the run waits until the run is over', async () => {
    const { lab, trainer, measurer, measuring } = bench();
    lab.setViewState({ overlay: true, estimator: runBins, panel: 'shape' });
    expect(measuring()).toEqual([[lab.runRecording, ['scatter']]]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(1);
    await trainer.latest.finish();
    expect(measurer.latest.measurements).toEqual([{ kind: 'estimator', estimator: runBins }]);
    expect(measurer.latest.checkpoints).toHaveLength(EPOCHS.length);
  });

  test('a run that is stopped is over', () => {
    const { lab, measuring } = bench();
    lab.setViewState({ overlay: true, estimator: runBins });
    expect(measuring()).toEqual([]);
    lab.stop();
    expect(measuring()).toEqual([[lab.runRecording, ['uniform,30,run']]]);
  });

  test('new checkpoints are measured as they come', async () => {
    const { lab, trainer, measurer, comparison } = bench([0, 1]);
    lab.setViewState({ overlay: true, estimator: layerBins });
    await measurer.latest.finish();
    trainer.latest.checkpoints(2, 3);
    expect(measurer.latest.checkpoints.toSorted()).toEqual([2, 3]);
    await measurer.latest.finish();
    expect(comparison.layers(lab.runRecording, layerBins, 'logits')?.[0]?.ixt).toEqual([
      0, 1, 2, 3,
    ]);
    expect(comparison.measured(lab.runRecording, layerBins, 'logits')).toBe(4);
  });

  test('the checkpoint under the pointer, else under the playhead, comes first', () => {
    const { lab, measurer } = bench();
    lab.seek(3);
    lab.setViewState({ overlay: true, estimator: layerBins });
    expect(measurer.latest.checkpoints[0]).toBe(3);
    lab.setHover({ checkpoint: 1, layer: undefined });
    expect(measurer.latest.checkpoints[0]).toBe(1);
  });

  test('another reading of the output is measured for itself', () => {
    const { lab, measurer } = bench();
    lab.setViewState({ overlay: true, estimator: layerBins });
    lab.setViewState({ output: 'class' });
    expect(measurer.latest.output).toBe('class');
    expect(measurer.wanted).toHaveLength(1);
  });

  test('another run ends the measuring of the one before', async () => {
    const { lab, measurer, measuring } = bench();
    lab.setViewState({ overlay: true, estimator: runBins });
    lab.setRun({ seed: 7 });
    await settled();
    expect(measuring()).toEqual([]);
    expect(measurer.wanted).toEqual([]);
    expect(lab.state.notices).toEqual([]);
  });

  test('a worker that cannot measure is told once and does not begin over and over', async () => {
    const { lab, measurer } = bench();
    lab.setViewState({ overlay: true, estimator: layerBins });
    await measurer.latest.fail(new Error('out of order'));
    for (let times = 0; times < 10; times++) await settled();
    expect(measurer.jobs).toHaveLength(1);
    expect(lab.state.notices).toMatchObject([
      { code: 'measuring-stopped', problem: { detail: expect.stringContaining('out of order') } },
    ]);
    lab.setHover({ checkpoint: 1, layer: undefined });
    expect(measurer.jobs).toHaveLength(1);
    lab.setViewState({ overlay: false });
    lab.setViewState({ overlay: true });
    expect(measurer.jobs).toHaveLength(2);
  });
});

describe('a file of activations', () => {
  test('is measured exactly, and by the estimator also over its whole range', () => {
    const { lab, measuring } = bench();
    const file = fileOf([1, 5, 9]);
    lab.setViewState({ overlay: true, estimator: runBins, view: 'compare' });
    lab.showFile(file);
    expect(measuring()).toEqual([[file, ['uniform,30,run', 'exact']]]);
    lab.setViewState({ view: 'compare' });
    expect(measuring()).toEqual([[file, ['uniform,30,run', 'exact']]]);
    lab.showFile(undefined);
    expect(measuring()).toEqual([]);
  });

  test('is layerVerdicts by what has been measured of it', async () => {
    const { lab, comparison, measurer } = bench();
    lab.showFile(fileOf([1, 5, 9]));
    expect(comparison.layerVerdicts).toEqual([]);
    measurer.latest.says(2, 0);
    expect(comparison.layerVerdicts).toEqual([]);
    await measurer.latest.finish();
    expect(comparison.layerVerdicts.map(({ name, epoch }) => [name, epoch])).toEqual([
      ['T1', 9],
      ['T2', 9],
    ]);
  });
});

describe('in a comparison', () => {
  const LINK = `${SMALL_LINK}&view=compare`;
  const parseEstimatorsOption = ({
    estimators,
  }: {
    estimators: readonly (typeof EXACT)[];
  }): string[] => estimators.map(formatEstimator).filter((name) => name !== 'exact');

  test('the others are trained alongside, and go on for a while when it is closed', () => {
    const { lab, alongside, comparison } = bench(EPOCHS, LINK);
    const twin = applyOverrides(lab.state.run, FLOAT32_OVERRIDES);
    expect(alongside.runs.map(({ run }) => run)).toEqual([twin]);
    expect(comparison.networks.map(({ run }) => run)).toEqual([lab.state.run, twin]);
    lab.setViewState({ view: 'lab' });
    expect(alongside.latest.signal.aborted).toBe(false);
    lab.setRun({ seed: 7 });
    expect(alongside.latest.signal.aborted).toBe(true);
  });

  test('the others follow the run that they applyOverrides', async () => {
    const { lab, alongside, comparison } = bench(EPOCHS, LINK);
    lab.setRun({ seed: 7 });
    await settled();
    expect(alongside.runs.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(alongside.latest.run).toEqual({
      ...applyOverrides(lab.state.run, FLOAT32_OVERRIDES),
      seed: 7,
    });
    expect(comparison.networks.map(({ run }) => run.seed)).toEqual([7, 7]);
  });

  test('each network is measured by all estimators once it is over, the exact one excepted', async () => {
    const { lab, trainer, alongside, measurer, measuring } = bench(EPOCHS, LINK);
    const names = parseEstimatorsOption(DEFAULT_VIEW_STATE);
    expect(measuring()).toEqual([]);
    await trainer.latest.finish();
    expect(measuring()).toEqual([[lab.runRecording, names]]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(1);
    alongside.latest.checkpoints(0, 25, 50);
    expect(measurer.jobs).toHaveLength(1);
    await alongside.latest.finish();
    expect(measurer.jobs).toHaveLength(2);
    expect(measurer.latest.recording).not.toBe(lab.runRecording);
    expect(measurer.latest.checkpoints.toSorted()).toEqual([0, 1, 2]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(2);
  });

  test('estimators that do not need the whole run are laid on while it trains', () => {
    const { lab, measuring } = bench(EPOCHS, LINK);
    lab.setViewState({ estimators: [EXACT, layerBins, runBins] });
    expect(measuring()).toEqual([[lab.runRecording, ['uniform,30,layer']]]);
  });

  test('the checkpoint of another network is the one at the same epoch', () => {
    const { lab, alongside, measurer, comparison } = bench(EPOCHS, LINK);
    lab.setViewState({ estimators: [EXACT, layerBins] });
    lab.seek(3);
    alongside.latest.checkpoints(0, 15, 29, 31);
    const recording = comparison.networks[1]?.recording;
    if (recording === undefined) throw new Error('no comparisonRun');
    expect(comparison.checkpointIn(recording, lab.shown)).toBe(2);
    expect(comparison.checkpointIn(lab.runRecording, lab.shown)).toBe(3);
    expect(comparison.checkpointShown(recording, 2)).toBe(2);
    measurer.latest.says(3);
    // Its own checkpoint on show is known: now that of the other.
    expect(measurer.latest.recording).toBe(recording);
    expect(measurer.latest.checkpoints[0]).toBe(2);
  });

  test('a network that has no checkpoint by then is measured all the same', async () => {
    const { lab, alongside, measurer, comparison } = bench([0, 10, 20], LINK);
    lab.setViewState({ estimators: [EXACT, layerBins] });
    await measurer.latest.finish();
    lab.seek(0);
    alongside.latest.checkpoints(5, 15);
    const recording = comparison.networks[1]?.recording;
    if (recording === undefined) throw new Error('no comparisonRun');
    expect(comparison.checkpointIn(recording, lab.shown)).toBe(-1);
    await measurer.latest.finish();
    expect(comparison.measured(recording, layerBins, 'logits')).toBe(2);
    expect(measurer.jobs).toHaveLength(2);
  });

  test('a comparisonRun of an expensive run waits until that has been asked for', () => {
    const { lab, alongside, comparison } = bench([], 'v1/tanh-4bit?epochs=20000&view=compare');
    expect(alongside.runs).toEqual([]);
    expect(comparison.networks.map(({ status }) => status.kind)).toEqual(['waiting', 'waiting']);
    void lab.train();
    expect(alongside.runs).toHaveLength(1);
  });

  test('a comparisonRun that costs far more than its run waits for a person', () => {
    const link = 'v1/tanh-4bit?epochs=50&view=compare&vs=epochs:20000';
    const { alongside, comparison, comparisonRuns } = bench([0], link);
    expect(comparison.networks.map(({ status }) => status.kind)).toEqual(['training', 'waiting']);
    expect(alongside.runs).toEqual([]);
    comparisonRuns.retry(comparison.networks[1]?.run as Run);
    expect(alongside.runs).toHaveLength(1);
  });

  test('with slower backend a comparisonRun is as expensive as the run', () => {
    const { lab, comparison } = bench(EPOCHS);
    lab.setBackend({ id: 'typed-arrays', fallback: 'no SIMD here.' });
    lab.setRun({ epochs: 2000 });
    lab.setViewState({ view: 'compare' });
    expect(comparison.networks.map(({ status }) => status.kind)).toEqual(['waiting', 'waiting']);
  });
});

describe('exact readings', () => {
  test('of a run are its recording’s own, known as soon as they are recorded', () => {
    const { lab, comparison, measurer } = bench();
    expect(comparison.layers(lab.runRecording, EXACT, 'class')).toEqual(
      lab.runRecording.layers('class'),
    );
    expect(comparison.measured(lab.runRecording, EXACT, 'class')).toBe(EPOCHS.length);
    expect(comparison.layers(lab.runRecording, layerBins, 'class')).toBeUndefined();
    expect(comparison.measured(lab.runRecording, layerBins, 'class')).toBe(0);
    expect(measurer.jobs).toEqual([]);
  });

  test('are what the verdicts rest on', () => {
    const { comparison } = bench();
    // I(X;T) of made-up checkpoints rises with the epoch.
    expect(comparison.layerVerdicts.map(({ name, epoch }) => [name, epoch])).toEqual([
      ['T1', 50],
      ['T2', 50],
      ['T3', 50],
    ]);
  });
});
