import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { chooseKernels } from '../../worker/kernels.ts';
import { TASK_ROWS } from '../data/bits12.ts';
import { estimate, rangeOf } from '../information/estimators/measure.ts';
import { EXACT, ruler } from '../information/estimators/ruler.ts';
import type { Activations, Bounds, Ruler } from '../information/estimators/types.ts';
import { ExactLens } from '../information/exact.ts';
import type { CodeColumns } from '../information/partition.ts';
import { initialParameters } from '../network/initialise.ts';
import type { LayerOutput } from '../network/machine.ts';
import { ACTIVATIONS, FLOAT32 } from '../network/spec.ts';
import { random } from '../numeric/random.ts';
import { activationsOf } from '../run/activations.ts';
import type { Kernels, Workbench } from '../run/kernels.ts';
import { DEFAULT_PRESET } from '../run/presets.ts';
import { OUTPUT_READINGS } from '../run/record.ts';
import { typedArrayKernels } from '../run/reference.ts';
import type { Run } from '../run/run.ts';
import { setUp } from '../run/setup.ts';

let simd: Kernels;
beforeAll(async () => {
  simd = (await chooseKernels()).kernels;
  expect(simd.name).toBe('WebAssembly SIMD');
});

/** A network of the run by either kernels, calibrated and a few steps trained. */
function trained(run: Run): readonly [fast: Workbench, reference: Workbench] {
  const setup = setUp(run);
  const parameters = initialParameters(setup.network, 'glorot', random(run.seed, 'weights'));
  const started = (kernels: Kernels): Workbench => {
    const bench = kernels.workbench(setup);
    bench.load({ parameters, ranges: bench.state().ranges });
    bench.calibrate(setup.split.train);
    bench.train(setup.split.train.subarray(0, 300));
    return bench;
  };
  return [started(simd), started(typedArrayKernels)];
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

test('outputs are the same bits by either kernels', () => {
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
    const readings = fast.outputs().map((layer) => fast.measure(layer));
    expect(readings).toEqual(before.readings.slice(0, readings.length));
    expect(fast.evaluate()).toEqual(before);
  });
  fc.assert(check, { numRuns: 20, seed: 20220425 });
});

test('how often each code occurs is known without a look at the codes', () => {
  const check = fc.property(runs, ({ bits, ...run }) => {
    const [fast] = trained({ ...run, bits: Math.min(bits, 8) });
    for (const layer of fast.outputs() as readonly Activations[]) {
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
  });
  fc.assert(check, { numRuns: 20, seed: 20220425 });
});

const ranges = fc.constantFrom<Bounds>('neuron', 'layer', 'run', [-1, 1], [0, 1e-6], [-1e6, 1e6]);
const rulers = fc.oneof(
  // More bins than people may ask for: so many that the kernel has no room for their cuts.
  fc
    .record({ bins: fc.constantFrom(2, 3, 30, 256, 1024, 3000), bounds: ranges })
    .map((options) => ruler('uniform', options)),
  fc
    .record({ bits: fc.constantFrom(1, 4, 10), bounds: ranges })
    .map((options) => ruler('quantized', options)),
  fc
    .record({ bins: fc.constantFrom(2, 30), bounds: fc.constantFrom<Bounds>('neuron', 'layer') })
    .map((options) => ruler('adaptive', options)),
  fc.constantFrom(
    EXACT,
    ruler('exact', { mean: true }),
    ruler('uniform', { mean: true }),
    ruler('idnns'),
    ruler('floor'),
    ruler('ebab', { low: 0 }),
    ruler('ebab'),
  ),
);

test('any ruler reads of the outputs, to the last bit, what it reads of the reference', () => {
  const readings = fc.constantFrom(...OUTPUT_READINGS);
  const several = fc.array(rulers, { minLength: 1, maxLength: 4 });
  const check = fc.property(runs, several, readings, (run, by, reading) => {
    const { labels } = setUp(run).data;
    const [fast, reference] = trained(run).map((bench) => {
      const layers = activationsOf(bench.outputs(), reading, run.bits);
      const read = (layer: Activations, one: Ruler) => estimate(layer, labels, bench, one, [-2, 3]);
      return {
        ranges: layers.map(rangeOf),
        estimates: by.map((one) => layers.map((layer) => read(layer, one))),
      };
    });
    expect(fast).toEqual(reference);
  });
  fc.assert(check, { numRuns: 60, seed: 20220425 });
});

test('layers of one workbench are measured the same by another', () => {
  for (const bits of [4, FLOAT32]) {
    const run = { ...DEFAULT_PRESET.run, bits };
    const [one] = trained(run);
    const [other] = trained({ ...run, seed: 2 });
    other.outputs();
    for (const by of [EXACT, ruler('uniform'), ruler('floor')]) {
      for (const layer of one.outputs()) {
        const expected = estimate(layer, [], one, by);
        expect(estimate(layer, [], other, by)).toEqual(expected);
      }
    }
  }
});

test('values are the levels of the codes; float32 has no levels and codes that are bit patterns', () => {
  for (const bits of [1, 4, 8]) {
    for (const bench of trained({ ...DEFAULT_PRESET.run, bits })) {
      for (const { codes, values, levels } of bench.outputs()) {
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
  for (const bench of trained({ ...DEFAULT_PRESET.run, bits: FLOAT32 })) {
    for (const { codes, values, levels } of bench.outputs()) {
      expect(levels).toBeUndefined();
      expect(same(codes, new Int32Array(values.slice().buffer))).toBe(true);
    }
  }
});

test('a range too small for float32 has one code, and its value is 0', () => {
  for (const bench of trained({ ...DEFAULT_PRESET.run, hidden: [4], activations: ['relu'] })) {
    const { parameters } = bench.state();
    bench.load({ parameters, ranges: Float32Array.of(0, 1e-38, -1, 1) });
    const [layer] = bench.outputs();
    expect(new Set(layer?.values)).toEqual(new Set([0]));
    expect(new Set(layer?.levels)).toEqual(new Set([0]));
  }
});

/** Columns of random codes: `variety` of them, spread over the whole range of the array. */
function randomCodes(columns: number, variety: number, wide: boolean, seed: number): CodeColumns {
  const chance = random(seed, 'shuffle');
  const rows = TASK_ROWS;
  const top = wide ? 2 ** 32 : 256;
  const kinds = Array.from({ length: variety }, () => Math.floor(chance.uniform() * top) | 0);
  const codes = new (wide ? Int32Array : Uint8Array)(columns * rows);
  for (let i = 0; i < codes.length; i++) {
    codes[i] = kinds[Math.floor(chance.uniform() * variety)] as number;
  }
  return { rows, columns, codes };
}

test('any integer codes are counted as the exact lens counts them, narrow and wide', () => {
  const setup = setUp(DEFAULT_PRESET.run);
  const bench = simd.workbench(setup);
  const lens = new ExactLens(setup.data.labels);
  const check = fc.property(
    fc.integer({ min: 0, max: 64 }),
    fc.constantFrom(1, 2, 3, 300),
    fc.boolean(),
    fc.nat(),
    (columns, variety, wide, seed) => {
      const layer = randomCodes(columns, variety, wide, seed);
      // Few columns vary, so that codes of many columns still repeat.
      const kept = columns - (seed % 8);
      layer.codes.copyWithin(0, kept * layer.rows);
      for (let j = 1; j < kept; j++) layer.codes.copyWithin(j * layer.rows, 0, layer.rows);
      expect(bench.measure(layer)).toEqual(lens.measure(layer));
    },
  );
  fc.assert(check, { numRuns: 200, seed: 20220425 });
});

test('codes of another number of rows are refused by either kernels', () => {
  const layer = { rows: 3, columns: 1, codes: Uint8Array.of(1, 2, 3) };
  for (const bench of trained(DEFAULT_PRESET.run)) {
    expect(() => bench.measure(layer)).toThrow(
      new RangeError(`codes have 3 rows, labels ${TASK_ROWS}`),
    );
  }
});
