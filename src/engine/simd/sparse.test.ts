import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseBackend } from '../../worker/backend.ts';
import type { Dataset } from '../data/dataset.ts';
import { stratifiedSplit } from '../data/split.ts';
import { initialParameters } from '../network/initialise.ts';
import {
  ACTIVATIONS,
  FLOAT32,
  type LayerSpec,
  type NetworkSpec,
  OPTIMIZERS,
} from '../network/spec.ts';
import { random, shuffle } from '../numeric/random.ts';
import type { Backend, Setup } from '../training/backend.ts';
import { typedArrayBackend } from '../training/typed-array-backend.ts';
import { SparseRows, sparseRows } from './sparse-rows.ts';

let simd: Backend;
beforeAll(async () => {
  simd = (await chooseBackend()).backend;
  expect(simd.id).toBe('wasm-simd');
});

interface Shape {
  readonly rows: number;
  readonly inputs: number;
  readonly labelCount: number;
  /** Share of inputs that are not 0. */
  readonly share: number;
  /** 1, or the largest code for pixels. */
  readonly top: number;
  readonly seed: number;
}

/** Random rows around a random picture of each label; some columns and some rows are all zero. */
function pictures({ rows, inputs, labelCount, share, top, seed }: Shape): Dataset {
  const chance = random(seed, 'split');
  const labels = Uint8Array.from({ length: rows }, () => Math.floor(chance.uniform() * labelCount));
  const codes = new Uint8Array(rows * inputs);
  const emptyRow = Math.floor(chance.uniform() * rows);
  for (let j = 0; j < inputs; j++) {
    const lit = Array.from({ length: labelCount }, () => chance.uniform() * 2 * share);
    if (chance.uniform() < 0.1) continue;
    for (let r = 0; r < rows; r++) {
      const draw = chance.uniform();
      if (r !== emptyRow && draw < (lit[labels[r] as number] as number)) {
        codes[j * rows + r] = 1 + Math.floor(chance.uniform() * top);
      }
    }
  }
  return { rows, inputs, labelCount, codes, scale: 1 / top, labels };
}

/** Both backends through calibration, two epochs and evaluations: the same bits everywhere. */
function expectSame(setup: Setup, seed: number): void {
  const sessions = [simd, typedArrayBackend].map((backend) => backend.session(setup));
  const parameters = initialParameters(setup.network, 'glorot', random(seed, 'weights'));
  const order = setup.split.train.slice();
  const [fast, reference] = sessions.map((session) => {
    session.load({ parameters, ranges: session.state().ranges });
    session.calibrate(setup.split.train);
    return session;
  });
  if (fast === undefined || reference === undefined) throw new Error('no sessions');
  expect(fast.state()).toEqual(reference.state());
  expect(fast.evaluate()).toEqual(reference.evaluate());
  const chance = random(seed, 'shuffle');
  for (let epoch = 0; epoch < 2; epoch++) {
    shuffle(order, chance);
    fast.train(order);
    reference.train(order);
    expect(fast.state()).toEqual(reference.state());
    expect(fast.evaluate()).toEqual(reference.evaluate());
  }
}

function networkOn(
  data: Dataset,
  hidden: readonly Omit<LayerSpec, 'kind' | 'inputs'>[],
): NetworkSpec {
  const last = hidden[hidden.length - 1] as LayerSpec;
  const layers = [...hidden, { ...last, outputs: data.labelCount, activation: 'linear' as const }];
  return layers.map((layer, l) => ({
    kind: 'dense',
    ...layer,
    inputs: layers[l - 1]?.outputs ?? data.inputs,
  }));
}

const bits = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, FLOAT32);
const layer = fc.record({
  outputs: fc.integer({ min: 1, max: 37 }),
  activation: fc.constantFrom(...ACTIVATIONS),
  activationBits: bits,
  weightBits: fc.constantFrom(2, 3, 4, 5, 6, 7, 8, FLOAT32),
});

describe('wide sparse rows give the bits of the reference', () => {
  test('on random data, networks (each layer with its own bits), batches and optimizers', () => {
    const setups = fc.record({
      shape: fc.record({
        rows: fc.integer({ min: 20, max: 150 }),
        inputs: fc.integer({ min: 65, max: 800 }),
        labelCount: fc.integer({ min: 2, max: 10 }),
        share: fc.constantFrom(0.02, 0.1, 0.19, 0.25),
        top: fc.constantFrom(1, 3, 255),
        seed: fc.nat(),
      }),
      layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
      training: fc.record({
        batch: fc.integer({ min: 1, max: 120 }),
        optimizer: fc.constantFrom(...OPTIMIZERS),
        learningRate: fc.constantFrom(0.0005, 0.003, 0.03),
        l2: fc.constantFrom(0, 0.001, 0.1),
      }),
    });
    const check = fc.property(setups, ({ shape, layers, training }) => {
      const data = pictures(shape);
      expect(sparseRows(data)).toBeDefined();
      const split = stratifiedSplit(data, 80, shape.seed);
      expectSame({ network: networkOn(data, layers), training, data, split }, shape.seed);
    });
    fc.assert(check, { numRuns: 60, seed: 20220425 });
  });

  test('with the logits directly on the inputs, and on wide rows that are not sparse', () => {
    for (const share of [0.1, 0.5]) {
      const data = pictures({ rows: 90, inputs: 131, labelCount: 3, share, top: 255, seed: 5 });
      expect(sparseRows(data) !== undefined).toBe(share === 0.1);
      const split = stratifiedSplit(data, 80, 1);
      const training = { batch: 32, optimizer: 'adam', learningRate: 0.01, l2: 0 } as const;
      for (const weightBits of [8, FLOAT32]) {
        const activation = 'linear';
        const network = [
          { kind: 'dense', inputs: 131, outputs: 3, activation, activationBits: 8, weightBits },
        ];
        expectSame({ network, training, data, split } as Setup, 3);
      }
    }
  });

  test.each([65, 66, 67, 68, 69])('with something in the last of %d inputs', (inputs) => {
    const data = pictures({ rows: 30, inputs, labelCount: 2, share: 0.1, top: 3, seed: inputs });
    data.codes.subarray((inputs - 1) * 30).fill(2);
    expect(sparseRows(data)).toBeDefined();
    const training = { batch: 16, optimizer: 'sgd', learningRate: 0.1, l2: 0 } as const;
    const split = stratifiedSplit(data, 80, 1);
    for (const weightBits of [8, FLOAT32]) {
      const hidden = [{ outputs: 3, activation: 'tanh', activationBits: 8, weightBits }] as const;
      const network = networkOn(data, hidden);
      expectSame({ network, training, data, split }, 4);
    }
  });

  test('where every code is 255 at the widest sums', () => {
    const data = pictures({ rows: 40, inputs: 800, labelCount: 2, share: 0.2, top: 1, seed: 2 });
    const full = { ...data, codes: data.codes.map((code) => 255 * code), scale: 1 };
    const hidden = [{ outputs: 5, activation: 'relu', activationBits: 8, weightBits: 8 }] as const;
    const training = { batch: 16, optimizer: 'sgd', learningRate: 1e-6, l2: 0 } as const;
    const split = stratifiedSplit(full, 80, 2);
    expectSame({ network: networkOn(full, hidden), training, data: full, split }, 2);
  });
});

test('rows are sparse where at least half of their pairs of inputs are zeros', () => {
  const codes = new Uint8Array(4 * 66);
  const data = { rows: 4, inputs: 66, labelCount: 2, codes, scale: 1, labels: new Uint8Array(4) };
  // Of 33 pairs in 4 rows, 16 in each and one more in two of them.
  codes.fill(1, 0, 4 * 32 + 2);
  expect(sparseRows(data)?.entries).toBe(66);
  codes[4 * 33 + 2] = 1;
  expect(sparseRows(data)).toBeUndefined();
});

test.each([66, 67])('entries are the pairs of %d inputs that are not zero, rising', (inputs) => {
  const data = pictures({ rows: 4200, inputs, labelCount: 2, share: 0.2, top: 255, seed: 9 });
  const { codes, rows } = data;
  codes.subarray((inputs - 1) * rows).fill(7);
  const sparse = new SparseRows(data);
  const entries = new Uint32Array(sparse.entries);
  sparse.write(entries);
  const again = new Uint8Array(codes.length);
  let wrong = 0;
  for (let r = 0; r < rows; r++) {
    let last = -1;
    for (const entry of entries.subarray(sparse.starts[r], sparse.starts[r + 1])) {
      const pair = entry >>> 16;
      if (pair <= last || (entry & 0xffff) === 0) wrong++;
      last = pair;
      again[2 * pair * rows + r] = entry & 0xff;
      if (2 * pair + 1 < inputs) again[(2 * pair + 1) * rows + r] = (entry >>> 8) & 0xff;
    }
  }
  expect(wrong).toBe(0);
  expect(again).toEqual(codes);
});

describe('what cannot be is refused by name, limit and reason', () => {
  const training = { batch: 256, optimizer: 'adam', learningRate: 0.003, l2: 0 } as const;
  const session = (rows: number, inputs: number) => {
    const codes = new Uint8Array(0);
    const labels = new Uint8Array(0);
    const data = { rows, inputs, labelCount: 2, codes, scale: 1, labels };
    const split = { train: new Uint32Array(1), test: new Uint32Array(1) };
    const hidden = [{ outputs: 4, activation: 'tanh', activationBits: 8, weightBits: 8 }] as const;
    return () => simd.session({ network: networkOn(data, hidden), training, data, split });
  };

  test('sums that 32 bits cannot hold', () => {
    expect(session(1, 33_026)).toThrow(
      new RangeError(
        'a layer of 33026 inputs: the limit is 33025, so that products of 8-bit codes sum up in 32 bits',
      ),
    );
  });

  test('memory beyond a GiB', () => {
    expect(session(4_000_000, 60)).toThrow(RangeError);
    expect(session(4_000_000, 60)).toThrow(/4000000 rows of 60 inputs need \d+ MiB.*limit is 1024/);
  });
});
