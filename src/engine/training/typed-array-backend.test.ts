import { describe, expect, test } from 'vitest';
import { datasetInfo } from '../data/registry.ts';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import { type Run, spreadActivations } from '../experiment/run.ts';
import type { NetworkState } from '../network/network.ts';
import type { Activation } from '../network/spec.ts';
import { FLOAT32 } from '../network/spec.ts';
import { TypedArrayNetwork } from '../network/typed-arrays/network.ts';
import { dataOf } from '../testing/data.ts';
import { type Checkpoint, type Evaluation, OUTPUT_DEFINITIONS } from './checkpoint.ts';
import { setUp } from './setup.ts';
import { train } from './trainer.ts';
import { typedArrayBackend } from './typed-array-backend.ts';

const SMALL: Run = {
  ...DEFAULT_PRESET.run,
  hidden: [6, 5, 4],
  activations: ['tanh', 'relu', 'sigmoid'],
  trainPercent: 20,
  epochs: 2,
};

const checkpointsOf = (run: Run): Checkpoint[] =>
  Array.from(train(run, dataOf(run), typedArrayBackend)).flatMap(
    ({ checkpoint }) => checkpoint ?? [],
  );

/** Measures a recorded state of a run again. */
function evaluateState(run: Run, state: NetworkState): Evaluation {
  const session = typedArrayBackend.session(setUp(run, dataOf(run)));
  session.load(state);
  return session.evaluate();
}

describe.each([1, 4, 8, FLOAT32])('with activations of %i bits', (bits) => {
  const run = { ...SMALL, bits };
  const checkpoints = checkpointsOf(run);

  test('a recorded state evaluated again, by itself and out of order, gives the same numbers', () => {
    for (const k of [2, 0, 1, 0]) {
      const { epoch: _, state, ...evaluation } = checkpoints[k] as Checkpoint;
      expect(evaluateState(run, state)).toEqual(evaluation);
    }
  });

  test('no layer has more information than the one below, about the input or the label', () => {
    const { hx, hy } = datasetInfo(run.data).entropyBounds;
    for (const { estimates } of checkpoints) {
      const depth = run.hidden.length;
      // The chain X → T1 → … → logits, and from there to each other output definition.
      const chains = estimates
        .slice(depth + 1)
        .map((last) => [...estimates.slice(0, depth + 1), last]);
      for (const chain of chains) {
        let above = { ixt: hx, ity: hy };
        for (const below of chain) {
          expect(below?.ixt).toBeLessThanOrEqual(above.ixt + 1e-12);
          expect(below?.ity).toBeLessThanOrEqual(above.ity + 1e-12);
          above = below ?? above;
        }
      }
    }
  });
});

test('losses and accuracies are those of the logits', () => {
  const { network, training, data, split } = setUp(SMALL, dataOf(SMALL));
  const [checkpoint] = checkpointsOf({ ...SMALL, epochs: 1 });
  const { loss, accuracy, state } = checkpoint as Checkpoint;
  const network_ = new TypedArrayNetwork(network, training, data);
  network_.load(state);
  const logits = network_.evaluate().at(-1);
  const { labels, rows } = data;
  for (const part of ['train', 'test'] as const) {
    let bits = 0;
    let right = 0;
    for (const r of split[part]) {
      const z = [logits?.values[r] as number, logits?.values[rows + r] as number];
      const label = labels[r] as number;
      const margin = (z[label] as number) - (z[1 - label] as number);
      bits += Math.log2(1 + Math.exp(-margin));
      if (margin > 0 || (margin === 0 && label === 0)) right++;
    }
    expect(loss[part]).toBeCloseTo(bits / split[part].length, 5);
    expect(accuracy[part]).toBe(right / split[part].length);
  }
});

test('parameters all 0 make constant layers, one bit of loss and the accuracy of class 0', () => {
  const { data, split } = setUp(SMALL, dataOf(SMALL));
  const { parameters, ranges } = typedArrayBackend.session(setUp(SMALL, dataOf(SMALL))).state();
  const { estimates, loss, accuracy } = evaluateState(SMALL, {
    parameters: parameters.fill(0),
    ranges,
  });
  expect(estimates).toEqual(
    [...SMALL.hidden, ...OUTPUT_DEFINITIONS].map(() => ({ ixt: 0, ity: 0, states: 1 })),
  );
  expect(loss).toEqual({ train: 1, test: 1 });
  const zeros = split.test.filter((r) => data.labels[r] === 0).length;
  expect(accuracy.test).toBe(zeros / split.test.length);
});

test('a wide float32 layer keeps all rows apart', () => {
  const activations: Activation[] = spreadActivations(['linear'], 1);
  const run = { ...SMALL, hidden: [12], activations, bits: FLOAT32, weightBits: FLOAT32 };
  const [first] = checkpointsOf({ ...run, epochs: 1 });
  const { hx, hy } = datasetInfo(run.data).entropyBounds;
  expect(first?.estimates[0]).toEqual({ ixt: hx, ity: hy, states: 4096 });
});
