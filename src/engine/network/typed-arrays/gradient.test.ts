import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examples } from '../network.ts';
import { FLOAT32 } from '../spec.ts';
import { naiveForward, naiveGradient, naiveLoss, rowOf } from './testing/naive.ts';
import {
  allRows,
  examplesFor,
  examplesOf,
  moves,
  networkOf,
  networkWith,
  shapes,
  stateOf,
  withOutput,
} from './testing/networks.ts';

describe('the gradient', () => {
  const smooth = shapes([FLOAT32], [FLOAT32]);

  test('of the float64 reference is that of central differences', () => {
    fc.assert(
      fc.property(smooth, ({ seed, ...shape }) => {
        const network = networkOf(withOutput(shape));
        const examples = examplesFor(network, seed, 5);
        const { parameters, ranges } = stateOf(network, seed);
        const rows = [0, 1, 2, 3, 4];
        const lossAt = (k: number, shift: number): number => {
          const moved = Float64Array.from(parameters);
          moved[k] = (moved[k] as number) + shift;
          return rows.reduce((sum, r) => {
            const layers = naiveForward(network, moved, ranges, rowOf(examples, r));
            return sum + naiveLoss(layers, examples.labels[r] as number).loss / rows.length;
          }, 0);
        };
        const { gradient } = naiveGradient(network, { parameters, ranges }, examples, rows);
        gradient.forEach((g, k) => {
          expect((lossAt(k, 1e-5) - lossAt(k, -1e-5)) / 2e-5).toBeCloseTo(g, 6);
        });
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  test('moves float32 parameters one plain step against it', () => {
    fc.assert(
      fc.property(smooth, ({ seed, ...shape }) => {
        const network = networkOf(withOutput(shape));
        const examples = examplesFor(network, seed, 7);
        const state = stateOf(network, seed);
        const { gradient } = naiveGradient(network, state, examples, [0, 1, 2, 3, 4, 5, 6]);
        moves(networkWith(network, examples, state), allRows(examples)).forEach((move, k) => {
          expect(move).toBeCloseTo(-(gradient[k] as number), 5);
        });
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test('of a quantized network is straight-through', () => {
    let compared = 0;
    fc.assert(
      fc.property(shapes([2, 4, 8], [2, 4, 8, FLOAT32]), ({ seed, ...shape }) => {
        const network = networkOf(withOutput(shape));
        const examples = examplesFor(network, seed, 6);
        const state = stateOf(network, seed);
        const trainable = networkWith(network, examples, state);
        const moved = moves(trainable, allRows(examples));
        // A step first lets learned ranges follow the batch; the reference takes them from there.
        const { ranges } = trainable.state();
        const { parameters } = state;
        const naive = naiveGradient(network, { parameters, ranges }, examples, [0, 1, 2, 3, 4, 5]);
        if (naive.margin < 1e-4) return;
        compared++;
        moved.forEach((move, k) => {
          expect(move).toBeCloseTo(-(naive.gradient[k] as number), 5);
        });
      }),
      { seed: 5, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('stops at weights outside the shifted range', () => {
    // 2 bits on [−1, 1] become [−4/3, 2/3]: the weight 1 is outside, the others are inside.
    const network = networkOf({
      widths: [3, 2],
      activations: [],
      activationBits: FLOAT32,
      weightBits: 2,
    });
    const examples = { ...examplesOf(1, 1, 3, 2), codes: Uint8Array.of(255, 255, 255) };
    const parameters = Float32Array.of(1, 0.5, -1, 0.25, 0.1, -0.2, 0, 0);
    const ranges = new Float32Array(2);
    const moved = moves(networkWith(network, examples, { parameters, ranges }), allRows(examples));
    expect(moved[0]).toBe(0);
    expect(moved.slice(1).filter((move) => move === 0)).toEqual([]);
  });

  test('stops where ReLU6 is cut off at 6, and ReLU at 0', () => {
    for (const [activation, weight] of [
      ['relu6', 10],
      ['relu6', -10],
      ['relu', -10],
    ] as const) {
      const network = networkOf({
        widths: [1, 1, 2],
        activations: [activation],
        activationBits: FLOAT32,
        weightBits: FLOAT32,
      });
      const examples = { ...examplesOf(1, 1, 1, 2), codes: Uint8Array.of(255) };
      const parameters = Float32Array.of(weight, 0, 1, -1, 0, 0);
      const ranges = new Float32Array(4);
      const moved = moves(
        networkWith(network, examples, { parameters, ranges }),
        allRows(examples),
      );
      expect(moved.slice(0, 2)).toEqual([0, 0]);
      expect(moved[4]).not.toBe(0);
    }
  });

  test('stops at activations outside the shifted range', () => {
    // 2 bits on [−1, 1] become [−4/3, 2/3]: tanh of neuron 0 is 0.96, outside; of neuron 1, 0.46.
    const network = networkOf({
      widths: [1, 2, 2],
      activations: ['tanh'],
      activationBits: 2,
      weightBits: FLOAT32,
    });
    const examples: Examples = {
      ...examplesOf(1, 1, 1, 2),
      codes: Uint8Array.of(255),
      labels: Uint8Array.of(0),
    };
    const state = {
      parameters: Float32Array.of(1, 0.25, 1, 0.25, 1, 1, -1, -1, 0, 0),
      ranges: Float32Array.of(-1, 1, -3, 3),
    };
    const moved = moves(networkWith(network, examples, state), allRows(examples));
    expect([moved[0], moved[2]]).toEqual([0, 0]);
    expect(moved[1]).not.toBe(0);
    expect(moved[3]).not.toBe(0);
  });
});
