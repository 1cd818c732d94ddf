import { describe, expect, test } from 'vitest';
import { EXACT, estimatorSpec } from '../engine/index.ts';
import { ActivationFile } from '../worker/measurer.ts';
import {
  Inspection,
  type InspectorLike,
  inspectedLayer,
  inspectedNeuron,
  MAX_CLASSES,
  widthsOf,
} from './inspection.ts';
import type { Lab } from './lab.ts';
import type { Notice } from './problem.ts';
import { closedLab, openLab, settled } from './testing/pages.ts';

/** A question that was put, and the means to answer it. */
interface Asked {
  readonly text: string;
  answer(): Promise<void>;
  /** As an error of a worker: its name is all that is left of its class. */
  fail(problem: string, name?: string): Promise<void>;
}

/** A worker whose answers the test gives; each is the number of the question. */
class FakeInspector implements InspectorLike {
  readonly asked: Asked[] = [];

  codes(_: unknown, place: { checkpoint: number; layer: number }) {
    return this.ask(`codes of ${place.layer} at ${place.checkpoint}`);
  }

  points(_: unknown, place: { checkpoint: number; layer: number }) {
    return this.ask(`points of ${place.layer} at ${place.checkpoint}`);
  }

  neuron(
    _: unknown,
    place: { checkpoint: number; layer: number },
    neuron: number,
    { method }: { method: string },
  ) {
    return this.ask(`neuron ${neuron} of ${place.layer} at ${place.checkpoint} by ${method}`);
  }

  get texts(): string[] {
    return this.asked.map(({ text }) => text);
  }

  get latest(): Asked {
    return this.asked.at(-1) as Asked;
  }

  private ask(text: string): Promise<never> {
    return new Promise((resolve, reject) => {
      this.asked.push({
        text,
        answer: () => {
          resolve(text as never);
          return settled();
        },
        fail: (problem, name = 'Error') => {
          reject(Object.assign(new Error(problem), { name }));
          return settled();
        },
      });
    });
  }
}

function inspect(lab: Lab) {
  const inspector = new FakeInspector();
  const told: (Notice | undefined)[] = [];
  const inspection = new Inspection(lab, inspector, (notice) => told.push(notice));
  inspection.follow();
  return { inspection, inspector, told };
}

const fileOf = (widths: readonly number[], classes = 2): ActivationFile =>
  new ActivationFile(new File([], 'run.csv'), {
    rows: 8,
    classes,
    layers: widths.map((_, l) => `T${l + 1}`),
    widths,
    epochs: [1, 2],
    entropyBounds: { hx: 3, hy: 1 },
  });

describe('what is asked', () => {
  test('follows the panel, the layer, the neuron and the playhead', async () => {
    const { lab } = openLab([0, 1, 2]);
    const { inspector } = inspect(lab);
    expect(inspector.texts).toEqual([]);
    const steps: (() => void)[] = [
      () => lab.setViewState({ panel: 'codes' }),
      () => lab.seek(1),
      () => lab.setViewState({ layer: 1 }),
      () => lab.setHover({ checkpoint: 0, layer: undefined }),
      () => lab.setViewState({ panel: 'shape' }),
      () => lab.setViewState({ panel: 'bins', neuron: 3 }),
    ];
    for (const step of steps) {
      step();
      await inspector.latest.answer();
    }
    expect(inspector.texts).toEqual([
      'codes of 1 at 2',
      'codes of 1 at 1',
      'codes of 0 at 1',
      'codes of 0 at 0',
      'points of 0 at 0',
      'neuron 2 of 0 at 0 by uniform',
    ]);
  });

  test('is nothing before the first checkpoint, without a panel that needs it, and in a comparison', () => {
    const { lab, trainer } = closedLab();
    const { inspector } = inspect(lab);
    lab.setViewState({ panel: 'codes' });
    lab.open();
    lab.setViewState({ view: 'compare' });
    trainer.latest.checkpoints(0);
    expect(inspector.texts).toEqual([]);
    lab.setViewState({ view: 'lab' });
    expect(inspector.texts).toEqual(['codes of 1 at 0']);
  });

  test('is the levels alone where the estimator has no bins', () => {
    const { lab } = openLab([0]);
    const { inspector } = inspect(lab);
    lab.setViewState({ panel: 'bins', estimator: estimatorSpec('kde_upper') });
    expect(inspector.texts).toEqual(['neuron 0 of 1 at 0 by exact']);
    lab.setViewState({ estimator: EXACT });
    expect(inspector.texts).toHaveLength(1);
  });

  test('is nothing that would have to be coloured by more labels than can be told apart', () => {
    const { lab } = openLab([0]);
    const { inspector } = inspect(lab);
    lab.showFile(fileOf([4], MAX_CLASSES + 1));
    lab.setViewState({ panel: 'codes' });
    lab.setViewState({ panel: 'shape' });
    expect(inspector.texts).toEqual([]);
    lab.setViewState({ panel: 'bins' });
    expect(inspector.texts).toHaveLength(1);
  });
});

describe('while one question is under way', () => {
  test('only the latest of those that follow is put, and its answer stays', async () => {
    const { lab } = openLab([0, 1, 2, 3]);
    const { inspection, inspector } = inspect(lab);
    lab.setViewState({ panel: 'codes' });
    for (const checkpoint of [0, 1, 2]) lab.seek(checkpoint);
    expect(inspector.texts).toEqual(['codes of 1 at 3']);
    await inspector.latest.answer();
    expect(inspector.texts).toEqual(['codes of 1 at 3', 'codes of 1 at 2']);
    await inspector.latest.answer();
    expect(inspector.texts).toHaveLength(2);
    expect(inspection.codes).toMatchObject({
      answer: 'codes of 1 at 2',
      asked: { place: { checkpoint: 2 } },
    });
  });

  test('an answer on the way of the playhead is shown until the next one', async () => {
    const { lab } = openLab([0, 1, 2]);
    const { inspection, inspector } = inspect(lab);
    lab.setViewState({ panel: 'codes' });
    lab.seek(0);
    await inspector.latest.answer();
    expect(inspection.codes?.answer).toBe('codes of 1 at 2');
    lab.seek(1);
    expect(inspection.codes?.answer).toBe('codes of 1 at 2');
  });

  test('the bins of a neuron stay while a parameter of their estimator is dragged', async () => {
    const { lab } = openLab([0]);
    const { inspection, inspector } = inspect(lab);
    const dragged = lab.state.viewState.estimator;
    lab.setViewState({ panel: 'bins' });
    await inspector.latest.answer();
    lab.setViewState({ estimator: estimatorSpec('uniform', { bins: 31 }) });
    expect(inspection.neuron).toMatchObject({ asked: { estimator: dragged } });
    await inspector.latest.answer();
    expect(inspector.texts).toHaveLength(2);
    expect(inspection.neuron).toMatchObject({ asked: { estimator: { options: { bins: 31 } } } });
    lab.setViewState({ estimator: EXACT });
    expect(inspection.neuron).toBeUndefined();
  });

  test.each([
    ['another layer', (lab: Lab) => lab.setViewState({ layer: 1 })],
    ['another panel', (lab: Lab) => lab.setViewState({ panel: 'shape' })],
    ['another reading of the output', (lab: Lab) => lab.setViewState({ output: 'class' })],
    ['a file', (lab: Lab) => lab.showFile(fileOf([3]))],
    ['nothing', (lab: Lab) => lab.setViewState({ panel: 'numbers' })],
  ])('an answer about what nobody viewStates at is dropped: %s', async (_, turnTo) => {
    const { lab } = openLab([0]);
    const { inspection, inspector } = inspect(lab);
    lab.setViewState({ panel: 'codes' });
    turnTo(lab);
    await inspector.asked[0]?.answer();
    expect(inspection.codes).toBeUndefined();
  });
});

describe('a question that fails', () => {
  test('leaves no answer of another checkpoint behind, until the next one', async () => {
    const { lab } = openLab([0, 1, 2]);
    const { inspection, inspector } = inspect(lab);
    lab.setViewState({ panel: 'codes' });
    await inspector.latest.answer();
    lab.seek(1);
    await inspector.latest.fail('lost');
    expect(inspection.codes).toBeUndefined();
    expect(inspection.failed).toMatchObject({
      asked: { place: { checkpoint: 1 } },
      problem: { code: 'unknown', detail: 'Error: lost' },
    });
    lab.seek(0);
    await inspector.latest.answer();
    expect(inspection.codes?.answer).toBe('codes of 1 at 0');
    expect(inspection.failed).toBeUndefined();
  });

  test('because the layer was not recorded is told where its picture would be, not as a notice', async () => {
    const { lab } = openLab([0]);
    const { inspection, inspector, told } = inspect(lab);
    lab.showFile(fileOf([4, 3]));
    lab.setViewState({ panel: 'bins' });
    await inspector.latest.fail('layer 2 was not recorded', 'RangeError');
    expect(told).toEqual([undefined]);
    expect(inspection.failed).toMatchObject({ asked: { place: { checkpoint: 1, layer: 1 } } });
    expect(inspection.failed?.problem).toBeUndefined();
    lab.setViewState({ layer: 1 });
    expect(inspection.failed).toBeUndefined();
  });

  test('is told once and not put again before something changes', async () => {
    const { lab } = openLab([0, 1]);
    const { inspection, inspector, told } = inspect(lab);
    lab.setViewState({ panel: 'codes' });
    await inspector.latest.fail('lost');
    lab.setMeasured(undefined);
    expect(told).toEqual([
      { code: 'inspection-failed', problem: { code: 'unknown', detail: 'Error: lost' } },
    ]);
    expect(inspector.texts).toHaveLength(1);
    lab.seek(0);
    await inspector.latest.answer();
    expect(inspection.codes?.answer).toBe('codes of 1 at 0');
  });

  test('does not hold up the one that has replaced it', async () => {
    const { lab } = openLab([0, 1]);
    const { inspector } = inspect(lab);
    lab.setViewState({ panel: 'codes' });
    lab.seek(0);
    await inspector.latest.fail('lost');
    expect(inspector.texts).toEqual(['codes of 1 at 1', 'codes of 1 at 0']);
  });
});

describe('what is looked at', () => {
  test('is the last hidden layer of a run and the last layer of a file, unless one is selected', () => {
    const { lab } = openLab([0]);
    expect(widthsOf(lab.recording, 'logits')).toEqual([3, 2, 2]);
    expect(widthsOf(lab.recording, 'class')).toEqual([3, 2, 1]);
    expect(inspectedLayer(lab)).toBe(1);
    lab.setViewState({ layer: 3 });
    expect(inspectedLayer(lab)).toBe(2);
    lab.showFile(fileOf([5, 4]));
    expect(inspectedLayer(lab)).toBe(1);
  });

  test('is a neuron that the layer has', () => {
    const { lab } = openLab([0]);
    lab.setViewState({ neuron: 9 });
    expect(inspectedNeuron(lab)).toBe(1);
    lab.setViewState({ layer: 1 });
    expect(inspectedNeuron(lab)).toBe(2);
  });
});
