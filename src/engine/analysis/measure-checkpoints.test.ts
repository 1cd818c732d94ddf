import { describe, expect, test } from 'vitest';
import {
  activationsOfRecording,
  checkpoints,
  recordingOf,
  TINY,
} from '../../worker/testing/workers.ts';
import {
  EXACT,
  estimate,
  estimatorSpec,
  OUTPUT_DEFINITIONS,
  type OutputDefinition,
  type Range,
  type RunRecording,
  rangeOf,
} from '../index.ts';
import { predictedClass } from '../training/output-definition.ts';
import type { RecordedActivations } from '../training/recorded-activations.ts';
import { type Measurement, measureCheckpoints, NUMBERS, RunRanges } from './measure-checkpoints.ts';

const recording = recordingOf(TINY);
const LAYERS = TINY.hidden.length + 1;
const SCATTER: Measurement = { kind: 'scatter' };
const through = (...args: Parameters<typeof estimatorSpec>): Measurement => ({
  kind: 'estimator',
  estimator: estimatorSpec(...args),
});

/** The results of measurements at checkpoints, in the order in which they are measured. */
function measure(
  recorded: RecordedActivations,
  measurements: readonly Measurement[],
  output: OutputDefinition = 'logits',
  which = checkpoints(recorded.checkpoints),
) {
  const steps = [
    ...measureCheckpoints(recorded, new RunRanges(recorded), measurements, output, which),
  ];
  return steps.flatMap((step) => step ?? []);
}

/** The recording's own numbers at a checkpoint, in the same form. */
function ownNumbers(from: RunRecording, output: OutputDefinition, checkpoint: number): number[] {
  return from
    .trajectories(output)
    .flatMap(({ ixt, ity, states }) =>
      [ixt, ity, states].map((column) => column[checkpoint] as number),
    );
}

describe('the activations of a run', () => {
  describe.each([
    ['quantized', recording],
    ['in float32', recordingOf({ ...TINY, bits: 32, weightBits: 32, epochs: 2 })],
    ['of one bit', recordingOf({ ...TINY, bits: 1, epochs: 2 })],
  ])('%s', (_, from) => {
    test.each(OUTPUT_DEFINITIONS)(
      'read exactly (output: %s) says what the recording says',
      (output) => {
        const found = measure(
          activationsOfRecording(from),
          [{ kind: 'estimator', estimator: EXACT }],
          output,
        );
        expect(found.map(({ checkpoint }) => checkpoint)).toEqual([...from.epochs.keys()]);
        for (const { checkpoint, numbers } of found) {
          expect([...numbers]).toEqual(ownNumbers(from, output, checkpoint));
        }
      },
    );
  });

  test('grows as checkpoints come', () => {
    const recorded = activationsOfRecording(recording);
    expect(recorded.checkpoints).toBe(recording.count);
    recorded.extend(recording.states.slice(0, 1));
    expect(recorded.checkpoints).toBe(recording.count + 1);
    const exact: Measurement[] = [{ kind: 'estimator', estimator: EXACT }];
    const [first, again] = measure(recorded, exact, 'logits', Uint32Array.of(0, recording.count));
    expect(again?.numbers).toEqual(first?.numbers);
  });

  test('has what the network predicts', () => {
    const recorded = activationsOfRecording(recording);
    const answers = recorded.predictionAt(2);
    const logits = recorded.layersAt(2, 'logits')[LAYERS - 1];
    expect([...answers]).toEqual(Array.from(answers, (_, r) => predictedClass(logits as never, r)));
    const right = answers.filter((answer, r) => answer === recorded.labels[r]).length;
    const { train, test: held } = recording.learning.accuracy;
    const share = right / answers.length;
    expect(share).toBeGreaterThanOrEqual(Math.min(train[2] as number, held[2] as number));
    expect(share).toBeLessThanOrEqual(Math.max(train[2] as number, held[2] as number));
  });

  test('has no other checkpoints than were recorded', () => {
    const recorded = activationsOfRecording(recording);
    expect(() => recorded.layersAt(recording.count, 'logits')).toThrow(/no checkpoint 5 of 5/);
    expect(() => recorded.predictionAt(-1)).toThrow(RangeError);
  });
});

describe('measuring', () => {
  test('goes through several measurements at once, in the given order of checkpoints', () => {
    const measurements = [SCATTER, through('uniform', { bins: 4, bounds: 'layer' })];
    const recorded = activationsOfRecording(recording);
    const both = measure(recorded, measurements, 'class', Uint32Array.of(3, 0));
    expect(both.map(({ checkpoint }) => checkpoint)).toEqual([3, 0]);
    const alone = measurements.map((measurement) =>
      measure(recorded, [measurement], 'class', Uint32Array.of(3, 0)),
    );
    both.forEach(({ numbers }, i) => {
      expect([...numbers]).toEqual(alone.flatMap((one) => [...(one[i]?.numbers ?? [])]));
    });
  });

  test('a measurement that counts nothing has no number of codes', () => {
    const [first] = measure(activationsOfRecording(recording), [
      SCATTER,
      through('floor', { mean: true }),
    ]);
    const codes = first?.numbers.filter((_, i) => i % NUMBERS === 2);
    expect([...(codes ?? [])]).toEqual(new Array(2 * LAYERS).fill(Number.NaN));
  });

  test('layers that were not recorded are no numbers, and the others are measured', () => {
    const whole = activationsOfRecording(recording);
    const sparse: RecordedActivations = {
      checkpoints: 3,
      labels: whole.labels,
      labelCount: whole.labelCount,
      counter: whole.counter,
      layersAt: (checkpoint, output) =>
        whole
          .layersAt(checkpoint, output)
          .map((layer, l) => (l === checkpoint ? undefined : layer)),
      predictionAt: () => undefined,
    };
    const measurement = through('uniform', { bins: 8, bounds: 'run' });
    for (const { checkpoint, numbers } of measure(sparse, [measurement])) {
      const missing = [...numbers.keys()].filter((i) => Number.isNaN(numbers[i]));
      expect(missing).toEqual([0, 1, 2].map((i) => checkpoint * NUMBERS + i));
    }
  });
});

describe('ranges over the run', () => {
  /** The range of each layer over some checkpoints, checkpoint by checkpoint. */
  function rangesOver(count: number): Range[] {
    const recorded = activationsOfRecording(recording);
    const all = Array.from(checkpoints(count), (checkpoint) =>
      recorded.layersAt(checkpoint, 'logits').map(rangeOf),
    );
    return Array.from({ length: LAYERS }, (_, l) => [
      Math.min(...all.map((ranges) => (ranges[l] as Range)[0])),
      Math.max(...all.map((ranges) => (ranges[l] as Range)[1])),
    ]);
  }

  test('bound each layer at all of its checkpoints', () => {
    const recorded = activationsOfRecording(recording);
    const measurement = through('uniform', { bins: 10, bounds: 'run' });
    const ranges = rangesOver(recording.count);
    for (const { checkpoint, numbers } of measure(recorded, [measurement])) {
      const layers = recorded.layersAt(checkpoint, 'logits');
      const expected = layers.flatMap((layer, l) => {
        const fixed = estimatorSpec('uniform', { bins: 10, bounds: ranges[l] as Range });
        const { ixt, ity, states } = estimate(layer, recorded.labels, recorded.counter, fixed);
        return [ixt, ity, states as number];
      });
      expect([...numbers]).toEqual(expected);
    }
  });

  test('looks at each checkpoint once, and at those that come later when asked again', () => {
    const recorded = activationsOfRecording(recording);
    recorded.extend([]);
    const looked: number[] = [];
    const watched: RecordedActivations = {
      checkpoints: 2,
      labels: recorded.labels,
      labelCount: recorded.labelCount,
      counter: recorded.counter,
      layersAt: (checkpoint, output) => {
        looked.push(checkpoint);
        return recorded.layersAt(checkpoint, output);
      },
      predictionAt: () => undefined,
    };
    const ranges = new RunRanges(watched);
    const find = (output: OutputDefinition) => {
      const search = ranges.find(output);
      let step = search.next();
      while (step.done !== true) step = search.next();
      return step.value;
    };
    expect(find('logits')).toEqual(rangesOver(2));
    expect(looked).toEqual([0, 1]);
    find('logits');
    expect(looked).toEqual([0, 1]);
    Object.assign(watched, { checkpoints: 4 });
    expect(find('logits')).toEqual(rangesOver(4));
    expect(looked).toEqual([0, 1, 2, 3]);
    // Another output definition has another range.
    expect(find('class').at(-1)).toEqual([0, 1]);
    expect(looked).toHaveLength(8);
  });

  test('that two searches seek side by side are the same for both', () => {
    const ranges = new RunRanges(activationsOfRecording(recording));
    const searches = [ranges.find('logits'), ranges.find('logits')];
    const found: unknown[] = [];
    for (let turns = 0; turns <= recording.count; turns++) {
      for (const search of searches) {
        const step = search.next();
        if (step.done === true && step.value !== undefined) found.push(step.value);
      }
    }
    expect(found).toEqual([rangesOver(recording.count), rangesOver(recording.count)]);
  });

  test('are not sought for measurements that do not need them', () => {
    const recorded = activationsOfRecording(recording);
    const measurement = through('uniform', { bounds: 'layer' });
    const steps = [
      ...measureCheckpoints(
        recorded,
        new RunRanges(recorded),
        [measurement],
        'logits',
        Uint32Array.of(1),
      ),
    ];
    expect(steps.map((step) => step?.checkpoint)).toEqual([1]);
  });
});
