import { describe, expect, test } from 'vitest';
import { fixedRange, RANGE_DECAY } from '../activation-range.ts';
import type { Examples } from '../network.ts';
import { ACTIVATIONS, FLOAT32, parameterLayout } from '../spec.ts';
import { naiveGradient } from './testing/naive.ts';
import {
  allRows,
  examplesOf,
  moves,
  networkOf,
  networkWith,
  PLAIN,
  stateOf,
} from './testing/networks.ts';

describe('a step', () => {
  const network = networkOf({
    widths: [4, 3, 3],
    activations: ['tanh'],
    activationBits: 4,
    weightBits: 8,
  });
  const examples = examplesOf(3, 11, 4, 3);
  const state = stateOf(network, 3);

  test('takes only the rows it is given, however large a batch may be', () => {
    const rows = Uint32Array.of(8, 1, 5);
    const wide = networkWith(network, examples, state);
    const exact = networkWith(network, examples, state, { ...PLAIN, batch: 3 });
    wide.train(allRows(examples));
    wide.load(state);
    wide.train(rows);
    exact.train(rows);
    expect(wide.state()).toEqual(exact.state());
  });

  test('does not depend on evaluations in between', () => {
    const rows = allRows(examples);
    const quiet = networkWith(network, examples, state);
    const watched = networkWith(network, examples, state);
    for (let k = 0; k < 3; k++) {
      quiet.train(rows);
      watched.evaluate();
      watched.train(rows);
    }
    expect(watched.state()).toEqual(quiet.state());
  });

  test('from a loaded state drops the moments of the optimizer', () => {
    for (const optimizer of ['adam', 'sgd'] as const) {
      const training = { ...PLAIN, optimizer, learningRate: 0.01 };
      const used = networkWith(network, examples, state, training);
      used.train(allRows(examples));
      used.load(state);
      const fresh = networkWith(network, examples, state, training);
      used.train(allRows(examples));
      fresh.train(allRows(examples));
      expect(used.state()).toEqual(fresh.state());
    }
  });

  test('with an L2 penalty also moves weights towards 0 by λ·w, and leaves biases to the loss', () => {
    const l2 = 0.125;
    const plain = moves(networkWith(network, examples, state), allRows(examples));
    const pulled = moves(
      networkWith(network, examples, state, { ...PLAIN, l2 }),
      allRows(examples),
    );
    const { weights, biases } = parameterLayout(network);
    plain.forEach((move, k) => {
      const isWeight = weights.some((start, l) => k >= start && k < (biases[l] as number));
      const pull = isWeight ? l2 * (state.parameters[k] as number) : 0;
      expect((pulled[k] as number) - move).toBeCloseTo(-pull, 6);
    });
  });

  test('of Adam moves every parameter with a gradient by the learning rate at first', () => {
    const training = { ...PLAIN, optimizer: 'adam', learningRate: 0.01 } as const;
    const plain = moves(networkWith(network, examples, state), allRows(examples));
    moves(networkWith(network, examples, state, training), allRows(examples)).forEach((move, k) => {
      const downhill = plain[k] as number;
      if (Math.abs(downhill) > 1e-3) expect(move).toBeCloseTo(0.01 * Math.sign(downhill), 4);
      if (downhill === 0) expect(move).toBe(0);
    });
  });

  test('lowers the loss of a network in float32', () => {
    const float = network.map((layer) => ({ ...layer, activationBits: FLOAT32, weightBits: 32 }));
    const trainable = networkWith(float, examples, state, { ...PLAIN, learningRate: 0.05 });
    const rows = Array.from(allRows(examples));
    const before = naiveGradient(float, trainable.state(), examples, rows).loss;
    trainable.train(allRows(examples));
    expect(naiveGradient(float, trainable.state(), examples, rows).loss).toBeLessThan(before);
  });
});

describe('learned ranges', () => {
  // One linear layer: its activations are 2x − ½ and −x, for x = 0, 0.2, 1.
  const network = networkOf({
    widths: [1, 2],
    activations: [],
    activationBits: 8,
    weightBits: FLOAT32,
  });
  const examples: Examples = {
    ...examplesOf(1, 3, 1, 2),
    codes: Uint8Array.of(0, 51, 255),
    labels: Uint8Array.of(0, 1, 0),
  };
  const state = { parameters: Float32Array.of(2, -1, -0.5, 0), ranges: Float32Array.of(0, 0) };

  test('are calibrated to the extremes of the given rows', () => {
    const trainable = networkWith(network, examples, state);
    trainable.calibrate(Uint32Array.of(0, 1, 2));
    expect(Array.from(trainable.state().ranges)).toEqual([-1, 1.5]);
    trainable.calibrate(Uint32Array.of(0, 1));
    const { ranges } = trainable.state();
    expect(ranges[0]).toBe(-0.5);
    // Neither neuron is above 0 on these rows: 0 is held in the range all the same.
    expect(ranges[1]).toBe(0);
  });

  test('move by a thousandth of the way to the extremes of each batch', () => {
    const trainable = networkWith(network, examples, { ...state, ranges: Float32Array.of(-6, 6) });
    trainable.train(Uint32Array.of(1, 2));
    const { ranges } = trainable.state();
    expect(RANGE_DECAY).toBe(0.999);
    expect(ranges[0]).toBeCloseTo(-6 * 0.999 + -1 * 0.001, 6);
    expect(ranges[1]).toBeCloseTo(6 * 0.999 + 1.5 * 0.001, 6);
  });

  test('are held at evaluation', () => {
    const trainable = networkWith(network, examples, { ...state, ranges: Float32Array.of(-6, 6) });
    trainable.evaluate();
    expect(Array.from(trainable.state().ranges)).toEqual([-6, 6]);
  });

  test('are calibrated from the bottom up, each layer on the codes below', () => {
    const deep = networkOf({
      widths: [1, 1, 2],
      activations: ['relu'],
      activationBits: 1,
      weightBits: FLOAT32,
    });
    // Layer 1 is x − 0.1, of which one bit leaves 0 or 0.9; layer 2 is 10 times that, and 0.
    const parameters = Float32Array.of(1, -0.1, 10, 0, 0, 0);
    const trainable = networkWith(deep, examples, { parameters, ranges: new Float32Array(4) });
    trainable.calibrate(allRows(examples));
    const { ranges } = trainable.state();
    [0, 0.9, 0, 9].forEach((wanted, k) => {
      expect(ranges[k]).toBeCloseTo(wanted, 5);
    });
  });

  test('are none of bounded activations, nor of float32', () => {
    for (const activation of ['tanh', 'sigmoid', 'relu6'] as const) {
      const bounded = networkOf({
        widths: [1, 2, 2],
        activations: [activation],
        activationBits: 4,
        weightBits: 8,
      });
      const trainable = networkWith(bounded, examples, stateOf(bounded, 1));
      trainable.calibrate(allRows(examples));
      trainable.train(allRows(examples));
      expect(Array.from(trainable.state().ranges.subarray(0, 2))).toEqual(fixedRange(activation));
    }
    const float = network.map((layer) => ({ ...layer, activationBits: FLOAT32 }));
    const trainable = networkWith(float, examples, state);
    trainable.calibrate(allRows(examples));
    trainable.train(allRows(examples));
    expect(Array.from(trainable.state().ranges)).toEqual([0, 0]);
  });
});

describe('a trainable', () => {
  const network = networkOf({
    widths: [3, 3, 3, 2],
    activations: ['relu', 'sigmoid'],
    activationBits: 3,
    weightBits: 4,
  });
  const examples = examplesOf(5, 9, 3, 2);

  test('copies the states it takes and gives', () => {
    const state = stateOf(network, 5);
    const trainable = networkWith(network, examples, state);
    const given = trainable.state();
    state.parameters.fill(0);
    given.parameters.fill(1);
    given.ranges.fill(1);
    expect(trainable.state()).toEqual(stateOf(network, 5));
  });

  test('holds the same bits as another given the same calls', () => {
    const [a, b] = [1, 2].map(() => networkWith(network, examples, stateOf(network, 5)));
    for (const trainable of [a, b]) {
      trainable?.calibrate(allRows(examples));
      for (let k = 0; k < 5; k++) trainable?.train(Uint32Array.of(k, k + 1, k + 3));
    }
    expect(a?.state()).toEqual(b?.state());
    expect(a?.evaluate()).toEqual(b?.evaluate());
  });

  test.each([Number.NaN, Infinity, -Infinity, 3e38, 1e-45])(
    'trains and evaluates with %d among its parameters',
    (odd) => {
      for (const bits of [1, 4, FLOAT32]) {
        for (const activation of ACTIVATIONS) {
          const shape = { widths: [3, 3, 2], activations: [activation], weightBits: bits };
          const broken = networkOf({ ...shape, activationBits: bits });
          const state = stateOf(broken, 1);
          state.parameters.fill(odd, 2, 14);
          const trainable = networkWith(broken, examples, state);
          trainable.calibrate(allRows(examples));
          trainable.train(allRows(examples));
          expect(trainable.evaluate()).toHaveLength(2);
        }
      }
    },
  );
});
