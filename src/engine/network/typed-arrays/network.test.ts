import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../numeric/random.ts';
import { fixedRange, RANGE_DECAY } from '../activation-range.ts';
import { initialParameters } from '../initialise.ts';
import type { Examples, NetworkState, TrainableNetwork } from '../network.ts';
import { type Quantization, quantization } from '../quantizer.ts';
import {
  ACTIVATIONS,
  type Activation,
  FLOAT32,
  type LayerSpec,
  type NetworkSpec,
  parameterLayout,
  type TrainingSpec,
} from '../spec.ts';
import { TypedArrayNetwork } from './network.ts';

// A second implementation, in float64, row by row, straight from the definitions of the design.

const identity: Quantization = { scale: 0, zeroPoint: 0, min: -Infinity, max: Infinity };
const clamp = (x: number, q: Quantization): number => Math.min(Math.max(x, q.min), q.max);

interface Level {
  readonly code: number;
  readonly value: number;
  /** Distance of the unrounded code to the nearest boundary between codes, in steps. */
  readonly margin: number;
}

function level(x: number, q: Quantization): Level {
  if (q === identity) return { code: 0, value: x, margin: 1 };
  if (q.scale === 0) return { code: 0, value: 0, margin: 1 };
  const steps = (clamp(x, q) - q.min) / q.scale + 0.5;
  const code = Math.floor(steps);
  const margin = x <= q.min || x >= q.max ? 1 : Math.abs(steps - Math.round(steps));
  return { code, value: (code - q.zeroPoint) * q.scale, margin };
}

const PHI: Record<Activation, (z: number) => number> = {
  tanh: Math.tanh,
  relu: (z) => Math.max(z, 0),
  relu6: (z) => Math.min(Math.max(z, 0), 6),
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  linear: (z) => z,
};

const SLOPE: Record<Activation, (z: number) => number> = {
  tanh: (z) => 1 - Math.tanh(z) ** 2,
  relu: (z) => (z > 0 ? 1 : 0),
  relu6: (z) => (z > 0 && z < 6 ? 1 : 0),
  sigmoid: (z) => PHI.sigmoid(z) * (1 - PHI.sigmoid(z)),
  linear: () => 1,
};

interface NaiveLayer {
  readonly weights: readonly number[];
  readonly weightRange: Quantization;
  readonly activationRange: Quantization;
  readonly z: number[];
  readonly out: Level[];
}

/** Forward pass of one row of real inputs. */
function naiveForward(
  network: NetworkSpec,
  parameters: ArrayLike<number>,
  ranges: ArrayLike<number>,
  row: readonly number[],
): NaiveLayer[] {
  const layout = parameterLayout(network);
  let input = row;
  return network.map((layer, l) => {
    const raw = Array.from(
      { length: layer.inputs * layer.outputs },
      (_, k) => parameters[(layout.weights[l] as number) + k] as number,
    );
    const weightRange =
      layer.weightBits === FLOAT32
        ? identity
        : quantization(Math.min(0, ...raw), Math.max(0, ...raw), layer.weightBits);
    const activationRange =
      layer.activationBits === FLOAT32
        ? identity
        : quantization(ranges[2 * l] as number, ranges[2 * l + 1] as number, layer.activationBits);
    const weights = raw.map((w) => level(w, weightRange).value);
    const z = Array.from({ length: layer.outputs }, (_, i) =>
      input.reduce(
        (sum, x, j) => sum + x * (weights[i * layer.inputs + j] as number),
        parameters[(layout.biases[l] as number) + i] as number,
      ),
    );
    const out = z.map((x) => level(PHI[layer.activation](x), activationRange));
    input = out.map(({ value }) => value);
    return { weights, weightRange, activationRange, z, out };
  });
}

const rowOf = ({ rows, inputs, codes, scale }: Examples, r: number): number[] =>
  Array.from({ length: inputs }, (_, j) => (codes[j * rows + r] as number) * scale);

/** Softmax of the logits of a row, and its cross-entropy in nats. */
function naiveLoss(layers: readonly NaiveLayer[], label: number) {
  const logits = layers[layers.length - 1]?.out.map(({ value }) => value) as number[];
  const top = Math.max(...logits);
  const total = logits.reduce((sum, x) => sum + Math.exp(x - top), 0);
  const p = logits.map((x) => Math.exp(x - top) / total);
  return { p, loss: -Math.log(p[label] as number) };
}

/** Gradient of the mean loss over rows, by backpropagation with the straight-through mask. */
function naiveGradient(
  network: NetworkSpec,
  { parameters, ranges }: NetworkState,
  examples: Examples,
  rows: readonly number[],
) {
  const layout = parameterLayout(network);
  const gradient = new Float64Array(layout.length);
  let loss = 0;
  let margin = 1;
  for (const r of rows) {
    const input = rowOf(examples, r);
    const label = examples.labels[r] as number;
    const layers = naiveForward(network, parameters, ranges, input);
    const end = naiveLoss(layers, label);
    loss += end.loss / rows.length;
    let delta = end.p.map((share, c) => (share - (c === label ? 1 : 0)) / rows.length);
    for (let l = network.length - 1; l >= 0; l--) {
      const { inputs, activation } = network[l] as LayerSpec;
      const { z, out, weights, weightRange, activationRange } = layers[l] as NaiveLayer;
      margin = Math.min(margin, ...out.map((each) => each.margin));
      const below = l > 0 ? (layers[l - 1] as NaiveLayer).out.map(({ value }) => value) : input;
      const slopes = z.map((x, i) => {
        const a = PHI[activation](x);
        const passes = a >= activationRange.min && a <= activationRange.max;
        return passes ? (delta[i] as number) * SLOPE[activation](x) : 0;
      });
      slopes.forEach((slope, i) => {
        const start = (layout.weights[l] as number) + i * inputs;
        below.forEach((x, j) => {
          const w = parameters[start + j] as number;
          if (w < weightRange.min || w > weightRange.max) return;
          gradient[start + j] = (gradient[start + j] as number) + slope * x;
        });
        const b = (layout.biases[l] as number) + i;
        gradient[b] = (gradient[b] as number) + slope;
      });
      delta = below.map((_, j) =>
        slopes.reduce((sum, slope, i) => sum + slope * (weights[i * inputs + j] as number), 0),
      );
    }
  }
  return { gradient, loss, margin };
}

// What the tests run on.

const PLAIN: TrainingSpec = { optimizer: 'sgd', learningRate: 1, batch: 64, l2: 0 };

function examplesOf(seed: number, rows: number, inputs: number, labelCount: number): Examples {
  const chance = random(seed, 'labels');
  return {
    rows,
    inputs,
    labelCount,
    codes: Uint8Array.from({ length: rows * inputs }, () => chance.below(256)),
    scale: 1 / 255,
    labels: Uint8Array.from({ length: rows }, () => chance.below(labelCount)),
  };
}

const examplesFor = (network: NetworkSpec, seed: number, rows: number): Examples =>
  examplesOf(seed, rows, network[0]?.inputs ?? 1, network.at(-1)?.outputs ?? 2);

interface Shape {
  readonly widths: readonly number[];
  readonly activations: readonly Activation[];
  readonly activationBits: number;
  readonly weightBits: number;
}

const networkOf = ({ widths, activations, activationBits, weightBits }: Shape): NetworkSpec =>
  widths.slice(1).map((outputs, l) => ({
    kind: 'dense',
    inputs: widths[l] as number,
    outputs,
    activation: activations[l] ?? 'linear',
    activationBits,
    weightBits,
  }));

/** Random parameters, biases included, and a range for the layers that learn one. */
function stateOf(network: NetworkSpec, seed: number): NetworkState {
  const chance = random(seed, 'weights');
  const parameters = initialParameters(network, 'fan-in', chance).map(
    (w) => w + 0.3 * (2 * chance.uniform() - 1),
  );
  const ranges = network.flatMap(({ activation }) => [
    ...(fixedRange(activation) ?? [activation === 'relu' ? 0 : -1.3, 2.1]),
  ]);
  return { parameters, ranges: Float32Array.from(ranges) };
}

function networkWith(
  network: NetworkSpec,
  examples: Examples,
  state: NetworkState,
  training = PLAIN,
) {
  const trainable = new TypedArrayNetwork(network, training, examples);
  trainable.load(state);
  return trainable;
}

const allRows = ({ rows }: Examples): Uint32Array =>
  Uint32Array.from({ length: rows }, (_, r) => r);

/** How far one step moves each parameter: minus the gradient, for plain descent at rate 1. */
function moves(trainable: TrainableNetwork, rows: Uint32Array): number[] {
  const before = trainable.state().parameters;
  trainable.train(rows);
  return Array.from(trainable.state().parameters, (after, k) => after - (before[k] as number));
}

const shapes = (activationBits: readonly number[], weightBits: readonly number[]) =>
  fc.record({
    widths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 5 }),
    activations: fc.array(fc.constantFrom(...ACTIVATIONS), { minLength: 3, maxLength: 3 }),
    activationBits: fc.constantFrom(...activationBits),
    weightBits: fc.constantFrom(...weightBits),
    seed: fc.nat(),
  });

/** The given widths with at least two logits at the end, and a linear last layer. */
function withOutput(shape: Shape): Shape {
  const widths = [...shape.widths.slice(0, -1), Math.max(2, shape.widths.at(-1) ?? 2)];
  return { ...shape, widths, activations: shape.activations.slice(0, widths.length - 2) };
}

describe('the forward pass', () => {
  test('gives the codes of a float64 computation, but for values on a boundary', () => {
    let compared = 0;
    fc.assert(
      fc.property(shapes([1, 2, 3, 4, 8], [2, 3, 8, FLOAT32]), ({ seed, ...shape }) => {
        const network = networkOf(withOutput(shape));
        const examples = examplesFor(network, seed, 12);
        const state = stateOf(network, seed);
        const outputs = networkWith(network, examples, state).evaluate();
        for (let r = 0; r < examples.rows; r++) {
          const naive = naiveForward(network, state.parameters, state.ranges, rowOf(examples, r));
          for (const [l, { out }] of naive.entries()) {
            const { codes, values, rows } = outputs[l] as (typeof outputs)[number];
            // Above a value this near a boundary the two may rightly part.
            if (out.some(({ margin }) => margin < 1e-4)) break;
            out.forEach(({ code, value }, i) => {
              expect(codes[i * rows + r]).toBe(code);
              expect(values[i * rows + r]).toBeCloseTo(value, 5);
              compared++;
            });
          }
        }
      }),
      { seed: 1, numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(10000);
  });

  test('in float32 gives the values of a float64 computation, and their bit patterns as codes', () => {
    fc.assert(
      fc.property(shapes([FLOAT32], [FLOAT32, 8]), ({ seed, ...shape }) => {
        const network = networkOf(withOutput(shape));
        const examples = examplesFor(network, seed, 6);
        const state = stateOf(network, seed);
        networkWith(network, examples, state)
          .evaluate()
          .forEach(({ values, codes, rows, columns }, l) => {
            for (let r = 0; r < rows; r++) {
              const naive = naiveForward(
                network,
                state.parameters,
                state.ranges,
                rowOf(examples, r),
              );
              for (let i = 0; i < columns; i++) {
                expect(values[i * rows + r]).toBeCloseTo(naive[l]?.out[i]?.value as number, 4);
              }
            }
            expect(Array.from(codes)).toEqual(Array.from(new Int32Array(values.slice().buffer)));
            // The bit pattern of −0: it must not look like another number than 0.
            expect(codes.includes(-2147483648)).toBe(false);
          });
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test('counts −0 as +0 in float32', () => {
    // A weight so small that its scale is 0 in float32: −1 · 0 + (−0) is −0.
    const network = networkOf({
      widths: [1, 1, 2],
      activations: ['linear'],
      activationBits: FLOAT32,
      weightBits: 8,
    });
    const examples = { ...examplesOf(1, 2, 1, 2), codes: Uint8Array.of(0, 255) };
    const parameters = Float32Array.of(-1.4e-45, -0, 1, 1, 0, 0);
    const outputs = networkWith(network, examples, { parameters, ranges: new Float32Array(4) });
    const [first] = outputs.evaluate();
    expect(Array.from(first?.codes ?? [])).toEqual([0, 0]);
    expect(Array.from(first?.values ?? [])).toEqual([0, 0]);
  });

  test('counts in integers without overflow for the widest layer', () => {
    const inputs = 784;
    const network = networkOf({
      widths: [inputs, 2],
      activations: [],
      activationBits: 8,
      weightBits: 8,
    });
    const examples: Examples = {
      ...examplesOf(1, 1, inputs, 2),
      codes: new Uint8Array(inputs).fill(255),
      labels: Uint8Array.of(0),
    };
    const parameters = new Float32Array(2 * inputs + 2).fill(1);
    const ranges = Float32Array.of(0, 1020);
    const [logits] = networkWith(network, examples, { parameters, ranges }).evaluate();
    expect(logits?.codes[0]).toBe(Math.round(784 / 4));
  });
});

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

  test('from a loaded state forgets the moments of the optimizer', () => {
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
