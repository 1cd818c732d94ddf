import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { chooseBackend } from '../../worker/backend.ts';
import { ROWS } from '../data/bits12.ts';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import type { Run } from '../experiment/run.ts';
import { estimate, rangeOf } from '../information/estimators/measure.ts';
import { EXACT, estimatorSpec } from '../information/estimators/spec.ts';
import type { Activations, Bounds, EstimatorSpec } from '../information/estimators/types.ts';
import { ExactCounter } from '../information/exact.ts';
import type { CodeColumns } from '../information/partition.ts';
import { initialParameters } from '../network/initialise.ts';
import type { LayerOutput } from '../network/network.ts';
import { ACTIVATIONS, FLOAT32 } from '../network/spec.ts';
import { random } from '../numeric/random.ts';
import { dataOf } from '../testing/data.ts';
import type { Backend, TrainingSession } from '../training/backend.ts';
import { OUTPUT_DEFINITIONS } from '../training/checkpoint.ts';
import { activationsOf } from '../training/layer-activations.ts';
import { setUp } from '../training/setup.ts';
import { typedArrayBackend } from '../training/typed-array-backend.ts';

let simd: Backend;
beforeAll(async () => {
  simd = (await chooseBackend()).backend;
  expect(simd.id).toBe('wasm-simd');
});

/** A network of the run by either backend, calibrated and a few steps trained. */
function trained(run: Run): readonly [fast: TrainingSession, reference: TrainingSession] {
  const setup = setUp(run, dataOf(run));
  const parameters = initialParameters(setup.network, 'glorot', random(run.seed, 'weights'));
  const started = (backend: Backend): TrainingSession => {
    const session = backend.session(setup);
    session.load({ parameters, ranges: session.state().ranges });
    session.calibrate(setup.split.train);
    session.train(setup.split.train.subarray(0, 300));
    return session;
  };
  return [started(simd), started(typedArrayBackend)];
}

const runs = fc
  .record({
    layers: fc.array(
      fc.record({
        width: fc.integer({ min: 1, max: 11 }),
        activation: fc.constantFrom(...ACTIVATIONS),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    bits: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, FLOAT32),
    weightBits: fc.constantFrom(2, 5, 8, FLOAT32),
    seed: fc.nat(),
  })
  .map(({ layers, ...rest }): Run => {
    const hidden = layers.map(({ width }) => width);
    const activations = layers.map(({ activation }) => activation);
    return { ...DEFAULT_PRESET.run, ...rest, hidden, activations };
  });

type Numbers = Uint8Array | Int32Array | Float32Array;

/** Whether two arrays are of one kind and hold the same bits: `toEqual` takes its time over them. */
function same(a: Numbers | undefined, b: Numbers | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.constructor !== b.constructor || a.length !== b.length) return false;
  return a.every((x, i) => Object.is(x, b[i]));
}

test('outputs are the same bits by either backend', () => {
  const check = fc.property(runs, (run) => {
    const [fast, reference] = trained(run);
    const expected = reference.outputs();
    const differences = fast.outputs().map((layer, l) => {
      const other = expected[l] as LayerOutput;
      return {
        shape: [layer.rows - other.rows, layer.columns - other.columns],
        same: (['codes', 'values', 'levels'] as const).map((of) => same(layer[of], other[of])),
      };
    });
    expect(differences).toEqual(expected.map(() => ({ shape: [0, 0], same: [true, true, true] })));
  });
  fc.assert(check, { numRuns: 40, seed: 20220425 });
});

test('outputs measured one by one are what the evaluation measures, and leave it as it was', () => {
  const check = fc.property(runs, (run) => {
    const [fast] = trained(run);
    const before = fast.evaluate();
    const estimates = fast.outputs().map((layer) => fast.measure(layer));
    expect(estimates).toEqual(before.estimates.slice(0, estimates.length));
    expect(fast.evaluate()).toEqual(before);
  });
  fc.assert(check, { numRuns: 20, seed: 20220425 });
});

function expectCounted(session: TrainingSession): void {
  for (const layer of session.outputs() as readonly Activations[]) {
    const { rows, columns, codes } = layer;
    const countsIn = (from: number, to: number): number[] => {
      const counts = new Array<number>(layer.levels?.length ?? 0).fill(0);
      for (const code of codes?.subarray(from, to) ?? []) counts[code] = (counts[code] ?? 0) + 1;
      return counts;
    };
    for (let j = 0; j < columns; j++) {
      expect([...(layer.countCodes?.(j) ?? [])]).toEqual(countsIn(j * rows, (j + 1) * rows));
    }
    expect([...(layer.countCodes?.() ?? [])]).toEqual(countsIn(0, rows * columns));
  }
}

test('how often each code occurs is known without looking at the codes', () => {
  const check = fc.property(runs, ({ bits, ...run }) => {
    const [fast] = trained({ ...run, bits: Math.min(bits, 8) });
    expectCounted(fast);
  });
  fc.assert(check, { numRuns: 20, seed: 20220425 });
});

test.each([7, 8])('of %d rows as well', (rows) => {
  const data = {
    ...{ rows, inputs: 3, labelCount: 2, scale: 1 },
    codes: Uint8Array.from({ length: 3 * rows }, (_, i) => i % 2),
    labels: Uint8Array.from({ length: rows }, (_, r) => r % 2),
  };
  const session = simd.session({
    network: [3, 5].map((inputs, l) => ({
      ...{ kind: 'dense', inputs, outputs: l === 0 ? 5 : 2, activationBits: 4, weightBits: 8 },
      activation: l === 0 ? 'tanh' : 'linear',
    })),
    training: { batch: 4, optimizer: 'adam', learningRate: 0.01, l2: 0 },
    data,
    split: { train: Uint32Array.of(0, 1, 2, 3), test: Uint32Array.of(4, 5, 6) },
  });
  const { parameters, ranges } = session.state();
  const weights = parameters.map((_, k) => ((k % 5) - 2) / 3);
  session.load({ parameters: weights, ranges: ranges.map((_, k) => (k % 2 === 0 ? -1 : 1)) });
  expectCounted(session);
});

const ranges = fc.constantFrom<Bounds>('neuron', 'layer', 'run', [-1, 1], [0, 1e-6], [-1e6, 1e6]);
const estimators = fc.oneof(
  // More bins than are allowed to people: so many that the kernel has no room for their cuts.
  fc
    .record({ bins: fc.constantFrom(2, 3, 30, 256, 1024, 3000), bounds: ranges })
    .map((options) => estimatorSpec('uniform', options)),
  fc
    .record({ bits: fc.constantFrom(1, 4, 10), bounds: ranges })
    .map((options) => estimatorSpec('quantized', options)),
  fc
    .record({
      bins: fc.constantFrom(2, 30),
      bounds: fc.constantFrom<Bounds>('neuron', 'layer'),
    })
    .map((options) => estimatorSpec('adaptive', options)),
  fc.constantFrom(
    EXACT,
    estimatorSpec('exact', { mean: true }),
    estimatorSpec('uniform', { mean: true }),
    estimatorSpec('idnns'),
    estimatorSpec('floor'),
    estimatorSpec('ebab', { low: 0 }),
    estimatorSpec('ebab'),
  ),
);

test('any estimator reads of the outputs, to the last bit, what it reads of the reference', () => {
  const estimates = fc.constantFrom(...OUTPUT_DEFINITIONS);
  const several = fc.array(estimators, { minLength: 1, maxLength: 4 });
  const check = fc.property(runs, several, estimates, (run, by, output) => {
    const { labels } = setUp(run, dataOf(run)).data;
    const [fast, reference] = trained(run).map((session) => {
      const layers = activationsOf(session.outputs(), output, run.bits);
      const read = (layer: Activations, one: EstimatorSpec) =>
        estimate(layer, labels, session, one, [-2, 3]);
      return {
        ranges: layers.map(rangeOf),
        estimates: by.map((one) => layers.map((layer) => read(layer, one))),
      };
    });
    expect(fast).toEqual(reference);
  });
  fc.assert(check, { numRuns: 60, seed: 20220425 });
});

test('layers of one session are measured the same by another', () => {
  for (const bits of [4, FLOAT32]) {
    const run = { ...DEFAULT_PRESET.run, bits };
    const [one] = trained(run);
    const [other] = trained({ ...run, seed: 2 });
    other.outputs();
    for (const by of [EXACT, estimatorSpec('uniform'), estimatorSpec('floor')]) {
      for (const layer of one.outputs()) {
        const expected = estimate(layer, [], one, by);
        expect(estimate(layer, [], other, by)).toEqual(expected);
      }
    }
  }
});

test('values are the levels of the codes; float32 has no levels and codes that are bit patterns', () => {
  for (const bits of [1, 4, 8]) {
    for (const session of trained({ ...DEFAULT_PRESET.run, bits })) {
      for (const { codes, values, levels } of session.outputs()) {
        expect(levels).toHaveLength(2 ** bits);
        expect(
          same(
            Float32Array.from(codes, (code) => levels?.[code] as number),
            values,
          ),
        ).toBe(true);
      }
    }
  }
  for (const session of trained({ ...DEFAULT_PRESET.run, bits: FLOAT32 })) {
    for (const { codes, values, levels } of session.outputs()) {
      expect(levels).toBeUndefined();
      expect(same(codes, new Int32Array(values.slice().buffer))).toBe(true);
    }
  }
});

test('a range too small for float32 has one code, and its value is 0', () => {
  for (const session of trained({ ...DEFAULT_PRESET.run, hidden: [4], activations: ['relu'] })) {
    const { parameters } = session.state();
    session.load({ parameters, ranges: Float32Array.of(0, 1e-38, -1, 1) });
    const [layer] = session.outputs();
    expect(new Set(layer?.values)).toEqual(new Set([0]));
    expect(new Set(layer?.levels)).toEqual(new Set([0]));
  }
});

/** Columns of random codes: `variety` of them, spread over the whole range of the array. */
function randomCodes(columns: number, variety: number, wide: boolean, seed: number): CodeColumns {
  const chance = random(seed, 'shuffle');
  const rows = ROWS;
  const top = wide ? 2 ** 32 : 256;
  const kinds = Array.from({ length: variety }, () => Math.floor(chance.uniform() * top) | 0);
  const codes = new (wide ? Int32Array : Uint8Array)(columns * rows);
  for (let i = 0; i < codes.length; i++) {
    codes[i] = kinds[Math.floor(chance.uniform() * variety)] as number;
  }
  return { rows, columns, codes };
}

test('any integer codes are counted as the exact counter counts them, narrow and wide', () => {
  const setup = setUp(DEFAULT_PRESET.run, dataOf(DEFAULT_PRESET.run));
  const session = simd.session(setup);
  const counter = new ExactCounter(setup.data.labels);
  const check = fc.property(
    fc.integer({ min: 0, max: 64 }),
    fc.constantFrom(1, 2, 3, 300),
    fc.boolean(),
    fc.nat(),
    (columns, variety, wide, seed) => {
      const layer = randomCodes(columns, variety, wide, seed);
      // Few columns are distinct, so that codes of many columns still repeat.
      const kept = columns - (seed % 8);
      layer.codes.copyWithin(0, kept * layer.rows);
      for (let j = 1; j < kept; j++) layer.codes.copyWithin(j * layer.rows, 0, layer.rows);
      expect(session.measure(layer)).toEqual(counter.measure(layer));
    },
  );
  fc.assert(check, { numRuns: 200, seed: 20220425 });
});

test('codes of another number of rows are refused by either backend', () => {
  const layer = { rows: 3, columns: 1, codes: Uint8Array.of(1, 2, 3) };
  for (const session of trained(DEFAULT_PRESET.run)) {
    expect(() => session.measure(layer)).toThrow(
      new RangeError(`codes have 3 rows, labels ${ROWS}`),
    );
  }
});
