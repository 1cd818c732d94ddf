import { describe, expect, test } from 'vitest';
import {
  DEFAULT_LOOK,
  EXACT,
  FLOAT_TWIN,
  formatRuler,
  type Run,
  ruler,
  vary,
} from '../engine/index.ts';
import { ActivationFile } from '../worker/measurer.ts';
import { Companions } from './companions.ts';
import { Comparison } from './comparison.ts';
import { FakeMeasurer, FakeTrainer, openLab, SMALL_LINK, settled } from './fixtures.ts';
import { Readings } from './readings.ts';

const EPOCHS = [0, 10, 20, 30, 40, 50];
const layerBins = ruler('uniform', { bins: 30, bounds: 'layer' });
const runBins = ruler('uniform', { bins: 30, bounds: 'run' });

/** A lab with records whose lenses and companions a test holds in its hands. */
function bench(epochs: readonly number[] = EPOCHS, hash = SMALL_LINK) {
  const made = openLab(epochs, hash);
  const alongside = new FakeTrainer();
  const measurer = new FakeMeasurer();
  const companions = new Companions(alongside, (run) => made.lab.estimate(run));
  const readings = new Readings(measurer, (problem) => made.lab.setMeasured(problem));
  const comparison = new Comparison(made.lab, companions, readings);
  comparison.follow();
  /** What is being measured of what, by the names of its lenses. */
  const measuring = (): unknown[] =>
    measurer.wanted.map(({ source, lenses }) => [
      source,
      lenses.map((lens) => (lens.kind === 'ruler' ? formatRuler(lens.ruler) : lens.kind)),
    ]);
  return { ...made, alongside, measurer, companions, comparison, measuring };
}

function fileOf(epochs: readonly number[]): ActivationFile {
  return new ActivationFile(new File([], 'net.csv'), {
    rows: 4,
    classes: 2,
    layers: ['T1', 'T2'],
    widths: [2, 1],
    epochs,
    walls: { hx: 2, hy: 1 },
  });
}

describe('in the lab', () => {
  test('nothing is measured that nobody looks at', () => {
    const { measurer, alongside } = bench();
    expect(measurer.jobs).toEqual([]);
    expect(alongside.runs).toEqual([]);
  });

  test('the ruler is laid on the trace while its readings are on show', () => {
    const { lab, measuring } = bench();
    lab.setLook({ ghost: true, ruler: layerBins });
    expect(measuring()).toEqual([[lab.trace, ['uniform,30,layer']]]);
    lab.setLook({ ghost: false });
    expect(measuring()).toEqual([]);
  });

  test('the scatter is measured while the shape is on show', () => {
    const { lab, measuring, comparison, measurer } = bench();
    lab.setLook({ panel: 'shape' });
    expect(measuring()).toEqual([[lab.trace, ['scatter']]]);
    measurer.latest.says(2);
    expect(comparison.scatter(lab.trace, 'logits')?.[1]?.ixt[2]).toBe(2.1);
    lab.setLook({ panel: 'codes' });
    expect(measuring()).toEqual([]);
  });

  test('a ruler over the range of the run waits until the run is over', async () => {
    const { lab, trainer, measurer, measuring } = bench();
    lab.setLook({ ghost: true, ruler: runBins, panel: 'shape' });
    expect(measuring()).toEqual([[lab.trace, ['scatter']]]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(1);
    await trainer.latest.finish();
    expect(measurer.latest.lenses).toEqual([{ kind: 'ruler', ruler: runBins }]);
    expect(measurer.latest.records).toHaveLength(EPOCHS.length);
  });

  test('a run that is stopped is over', () => {
    const { lab, measuring } = bench();
    lab.setLook({ ghost: true, ruler: runBins });
    expect(measuring()).toEqual([]);
    lab.stop();
    expect(measuring()).toEqual([[lab.trace, ['uniform,30,run']]]);
  });

  test('new records are measured as they come', async () => {
    const { lab, trainer, measurer, comparison } = bench([0, 1]);
    lab.setLook({ ghost: true, ruler: layerBins });
    await measurer.latest.finish();
    trainer.latest.records(2, 3);
    expect(measurer.latest.records.toSorted()).toEqual([2, 3]);
    await measurer.latest.finish();
    expect(comparison.layers(lab.trace, layerBins, 'logits')?.[0]?.ixt).toEqual([0, 1, 2, 3]);
    expect(comparison.measured(lab.trace, layerBins, 'logits')).toBe(4);
  });

  test('the record under the pointer, else under the playhead, comes first', () => {
    const { lab, measurer } = bench();
    lab.seek(3);
    lab.setLook({ ghost: true, ruler: layerBins });
    expect(measurer.latest.records[0]).toBe(3);
    lab.setHover({ record: 1, layer: undefined });
    expect(measurer.latest.records[0]).toBe(1);
  });

  test('another reading of the output is measured for itself', () => {
    const { lab, measurer } = bench();
    lab.setLook({ ghost: true, ruler: layerBins });
    lab.setLook({ output: 'class' });
    expect(measurer.latest.output).toBe('class');
    expect(measurer.wanted).toHaveLength(1);
  });

  test('another run ends the measuring of the one before', async () => {
    const { lab, measurer, measuring } = bench();
    lab.setLook({ ghost: true, ruler: runBins });
    lab.setRun({ seed: 7 });
    await settled();
    expect(measuring()).toEqual([]);
    expect(measurer.wanted).toEqual([]);
    expect(lab.state.notices).toEqual([]);
  });

  test('a worker that cannot measure is told once and does not begin over and over', async () => {
    const { lab, measurer } = bench();
    lab.setLook({ ghost: true, ruler: layerBins });
    await measurer.latest.fail(new Error('out of order'));
    for (let times = 0; times < 10; times++) await settled();
    expect(measurer.jobs).toHaveLength(1);
    expect(lab.state.notices).toEqual([expect.stringContaining('out of order')]);
    lab.setHover({ record: 1, layer: undefined });
    expect(measurer.jobs).toHaveLength(1);
    lab.setLook({ ghost: false });
    lab.setLook({ ghost: true });
    expect(measurer.jobs).toHaveLength(2);
  });
});

describe('a file of activations', () => {
  test('is measured exactly, and by the ruler also over its whole range', () => {
    const { lab, measuring } = bench();
    const file = fileOf([1, 5, 9]);
    lab.setLook({ ghost: true, ruler: runBins, view: 'compare' });
    lab.showFile(file);
    expect(measuring()).toEqual([[file, ['uniform,30,run', 'exact']]]);
    lab.setLook({ view: 'compare' });
    expect(measuring()).toEqual([[file, ['uniform,30,run', 'exact']]]);
    lab.showFile(undefined);
    expect(measuring()).toEqual([]);
  });

  test('is judged by what has been measured of it', async () => {
    const { lab, comparison, measurer } = bench();
    lab.showFile(fileOf([1, 5, 9]));
    expect(comparison.judged).toEqual([]);
    measurer.latest.says(2, 0);
    expect(comparison.judged).toEqual([]);
    await measurer.latest.finish();
    expect(comparison.judged.map(({ name, epoch }) => [name, epoch])).toEqual([
      ['T1', 9],
      ['T2', 9],
    ]);
  });
});

describe('in a comparison', () => {
  const LINK = `${SMALL_LINK}&view=compare`;
  const rulersOf = ({ rulers }: { rulers: readonly (typeof EXACT)[] }): string[] =>
    rulers.map(formatRuler).filter((name) => name !== 'exact');

  test('the others are trained alongside, and go on for a while when it is closed', () => {
    const { lab, alongside, comparison } = bench(EPOCHS, LINK);
    const twin = vary(lab.state.run, FLOAT_TWIN);
    expect(alongside.runs.map(({ run }) => run)).toEqual([twin]);
    expect(comparison.networks.map(({ run }) => run)).toEqual([lab.state.run, twin]);
    lab.setLook({ view: 'lab' });
    expect(alongside.latest.signal.aborted).toBe(false);
    lab.setRun({ seed: 7 });
    expect(alongside.latest.signal.aborted).toBe(true);
  });

  test('the others follow the run that they vary', async () => {
    const { lab, alongside, comparison } = bench(EPOCHS, LINK);
    lab.setRun({ seed: 7 });
    await settled();
    expect(alongside.runs.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(alongside.latest.run).toEqual({ ...vary(lab.state.run, FLOAT_TWIN), seed: 7 });
    expect(comparison.networks.map(({ run }) => run.seed)).toEqual([7, 7]);
  });

  test('each network is measured by all rulers once it is over, the exact one excepted', async () => {
    const { lab, trainer, alongside, measurer, measuring } = bench(EPOCHS, LINK);
    const names = rulersOf(DEFAULT_LOOK);
    expect(measuring()).toEqual([]);
    await trainer.latest.finish();
    expect(measuring()).toEqual([[lab.trace, names]]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(1);
    alongside.latest.records(0, 25, 50);
    expect(measurer.jobs).toHaveLength(1);
    await alongside.latest.finish();
    expect(measurer.jobs).toHaveLength(2);
    expect(measurer.latest.source).not.toBe(lab.trace);
    expect(measurer.latest.records.toSorted()).toEqual([0, 1, 2]);
    await measurer.latest.finish();
    expect(measurer.jobs).toHaveLength(2);
  });

  test('rulers that do not need the whole run are laid on while it trains', () => {
    const { lab, measuring } = bench(EPOCHS, LINK);
    lab.setLook({ rulers: [EXACT, layerBins, runBins] });
    expect(measuring()).toEqual([[lab.trace, ['uniform,30,layer']]]);
  });

  test('the record of another network is the one at the same epoch', () => {
    const { lab, alongside, measurer, comparison } = bench(EPOCHS, LINK);
    lab.setLook({ rulers: [EXACT, layerBins] });
    lab.seek(3);
    alongside.latest.records(0, 15, 29, 31);
    const trace = comparison.networks[1]?.trace;
    if (trace === undefined) throw new Error('no companion');
    expect(comparison.recordIn(trace, lab.shown)).toBe(2);
    expect(comparison.recordIn(lab.trace, lab.shown)).toBe(3);
    expect(comparison.recordShown(trace, 2)).toBe(2);
    measurer.latest.says(3);
    // Its own record on show is known: now that of the other.
    expect(measurer.latest.source).toBe(trace);
    expect(measurer.latest.records[0]).toBe(2);
  });

  test('a network that has no record by then is measured all the same', async () => {
    const { lab, alongside, measurer, comparison } = bench([0, 10, 20], LINK);
    lab.setLook({ rulers: [EXACT, layerBins] });
    await measurer.latest.finish();
    lab.seek(0);
    alongside.latest.records(5, 15);
    const trace = comparison.networks[1]?.trace;
    if (trace === undefined) throw new Error('no companion');
    expect(comparison.recordIn(trace, lab.shown)).toBe(-1);
    await measurer.latest.finish();
    expect(comparison.measured(trace, layerBins, 'logits')).toBe(2);
    expect(measurer.jobs).toHaveLength(2);
  });

  test('a companion of an expensive run waits until that has been asked for', () => {
    const { lab, alongside, comparison } = bench([], 'v1/tanh-4bit?epochs=20000&view=compare');
    expect(alongside.runs).toEqual([]);
    expect(comparison.networks.map(({ status }) => status.kind)).toEqual(['waiting', 'waiting']);
    void lab.train();
    expect(alongside.runs).toHaveLength(1);
  });

  test('a companion that costs far more than its run waits for a person', () => {
    const link = 'v1/tanh-4bit?epochs=50&view=compare&vs=epochs:20000';
    const { alongside, comparison, companions } = bench([0], link);
    expect(comparison.networks.map(({ status }) => status.kind)).toEqual(['training', 'waiting']);
    expect(alongside.runs).toEqual([]);
    companions.retry(comparison.networks[1]?.run as Run);
    expect(alongside.runs).toHaveLength(1);
  });

  test('with slower kernels a companion is as expensive as the run', () => {
    const { lab, comparison } = bench(EPOCHS);
    lab.setKernels({ name: 'typed arrays', fallback: 'no SIMD here.' });
    lab.setRun({ epochs: 2000 });
    lab.setLook({ view: 'compare' });
    expect(comparison.networks.map(({ status }) => status.kind)).toEqual(['waiting', 'waiting']);
  });
});

describe('exact readings', () => {
  test('of a run are its trace’s own, known as soon as they are recorded', () => {
    const { lab, comparison, measurer } = bench();
    expect(comparison.layers(lab.trace, EXACT, 'class')).toEqual(lab.trace.layers('class'));
    expect(comparison.measured(lab.trace, EXACT, 'class')).toBe(EPOCHS.length);
    expect(comparison.layers(lab.trace, layerBins, 'class')).toBeUndefined();
    expect(comparison.measured(lab.trace, layerBins, 'class')).toBe(0);
    expect(measurer.jobs).toEqual([]);
  });

  test('are what the verdicts rest on', () => {
    const { comparison } = bench();
    // I(X;T) of made-up records rises with the epoch.
    expect(comparison.judged.map(({ name, epoch }) => [name, epoch])).toEqual([
      ['T1', 50],
      ['T2', 50],
      ['T3', 50],
    ]);
  });
});
