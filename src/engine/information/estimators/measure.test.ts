import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactCounter } from '../exact.ts';
import { bands, binned, estimate, rangeOf } from './measure.ts';
import { ESTIMATORS } from './registry.ts';
import { EXACT, estimatorSpec } from './spec.ts';
import { estimatorFromJson } from './spec-json.ts';
import type { Activations, Bounds, Estimate, EstimatorSpec } from './types.ts';

interface Case {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly estimates: readonly {
    readonly method: string;
    readonly options: object;
    readonly expect: { readonly I_XT: number; readonly I_TY: number; readonly states?: number };
  }[];
}

/** From an independent implementation (the project's information.json). */
const { cases } = JSON.parse(
  readFileSync(new URL('../../testing/information.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };

const layerOf = (columns: readonly (readonly number[])[]): Activations => ({
  rows: columns[0]?.length ?? 0,
  columns: columns.length,
  values: Float64Array.from(columns.flat()),
});

describe.each(cases)('against the reference: $name', ({ columns, y, estimates }) => {
  test.each(estimates)('$method $options', ({ method, options, expect: expected }) => {
    const counter = new ExactCounter(y);
    const read = estimate(layerOf(columns), y, counter, estimatorFromJson(method, options));
    expect(read.states).toBe(expected.states);
    expect(read.ixt).toBeCloseTo(expected.I_XT, 9);
    expect(read.ity).toBeCloseTo(expected.I_TY, 9);
  });
});

interface Labelled {
  readonly layer: Activations & { readonly codes: Uint8Array; readonly levels: Float32Array };
  readonly y: readonly number[];
}

/** A quantized layer of few levels, so that rows do share codes. */
const labelled: fc.Arbitrary<Labelled> = fc
  .record({
    rows: fc.integer({ min: 1, max: 60 }),
    columns: fc.integer({ min: 1, max: 4 }),
    top: fc.constantFrom(1, 3, 15),
    zero: fc.nat(15),
    scale: fc.double({ min: 0.01, max: 2, noNaN: true }),
    classes: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ rows, columns, top, zero, scale, classes }) =>
    fc
      .record({
        codes: fc.uint8Array({ max: top, minLength: rows * columns, maxLength: rows * columns }),
        y: fc.array(fc.nat(classes - 1), { minLength: rows, maxLength: rows }),
      })
      .map(({ codes, y }) => {
        const levels = Float32Array.from({ length: top + 1 }, (_, c) => (c - zero) * scale);
        const values = Float32Array.from(codes, (code) => levels[code] as number);
        return { layer: { rows, columns, values, codes, levels }, y };
      }),
  );

const bounds: fc.Arbitrary<Bounds> = fc.oneof(
  fc.constantFrom<Bounds>('neuron', 'layer', 'run'),
  fc
    .tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.01, max: 9, noNaN: true }),
    )
    .map(([lo, width]): Bounds => [lo, lo + width]),
);
const bins = fc.integer({ min: 2, max: 64 });

/** Estimators of every method that bins. */
const binning: fc.Arbitrary<EstimatorSpec> = fc.oneof(
  fc.record({ bins, bounds }).map((options) => estimatorSpec('uniform', options)),
  fc
    .record({ bins, bounds: fc.constantFrom<Bounds>('neuron', 'layer') })
    .map((options) => estimatorSpec('adaptive', options)),
  fc
    .record({ bits: fc.integer({ min: 1, max: 10 }), bounds })
    .map((options) => estimatorSpec('quantized', options)),
  fc.record({ bins }).map((options) => estimatorSpec('idnns', options)),
  fc
    .record({ binsize: fc.double({ min: 0.001, max: 10, noNaN: true }) })
    .map((options) => estimatorSpec('floor', options)),
  fc
    .record({ bins, low: fc.double({ min: -3, max: 3, noNaN: true }) })
    .map((options) => estimatorSpec('ebab', options)),
);
const counting = fc.oneof(
  fc.constant(EXACT),
  binning,
  binning.map(({ method, options }) => ({ method, options: { ...options, mean: true } })),
);
const density = fc
  .tuple(
    fc.constantFrom<'kde_upper' | 'kde_lower'>('kde_upper', 'kde_lower'),
    fc.constantFrom(0.001, 0.1, 5),
  )
  .map(([method, variance]) => estimatorSpec(method, { var: variance }));

/** The range of the layer over a whole run, which this epoch need not fill. */
const RUN_RANGE = [-40, 35] as const;

const read = (
  { layer, y }: { layer: Activations; y: readonly number[] },
  by: EstimatorSpec,
): Estimate => estimate(layer, y, new ExactCounter(y), by, RUN_RANGE);

const plainOf = ({ rows, columns, values }: Activations): Activations => ({
  rows,
  columns,
  values,
});

/** The same rows in another order. */
function inOrder({ layer, y }: Labelled, order: readonly number[]): Labelled {
  const pick = <T extends Uint8Array | Float32Array>(from: T): T =>
    from.map((_, i) => {
      const j = Math.floor(i / layer.rows);
      return from[j * layer.rows + (order[i % layer.rows] as number)] as number;
    }) as T;
  const values = pick(layer.values as Float32Array);
  return {
    layer: { ...layer, codes: pick(layer.codes), values },
    y: order.map((r) => y[r] as number),
  };
}

function expectClose(a: Estimate, b: Estimate): void {
  expect(a.states).toBe(b.states);
  expect(a.ixt).toBeCloseTo(b.ixt, 10);
  expect(a.ity).toBeCloseTo(b.ity, 10);
}

const RUNS = { seed: 1, numRuns: 400 };
const ROUNDING = 1e-12;

describe('properties', () => {
  test('a binning never reads more than exact, on either axis', () => {
    fc.assert(
      fc.property(labelled, binning, (given, by) => {
        const exact = read(given, EXACT);
        const bin = read(given, by);
        expect(bin.ixt).toBeLessThanOrEqual(exact.ixt + ROUNDING);
        expect(bin.ity).toBeLessThanOrEqual(exact.ity + ROUNDING);
        expect(bin.states).toBeLessThanOrEqual(exact.states as number);
        expect(bin.ity).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test('bins that separate all levels read as exact does, to the last bit', () => {
    fc.assert(
      fc.property(labelled, (given) => {
        const step = (given.layer.levels[1] as number) - (given.layer.levels[0] as number);
        const fine = [
          estimatorSpec('uniform', { bins: 1024, bounds: 'layer' }),
          estimatorSpec('uniform', { bins: 1024, bounds: 'neuron' }),
          estimatorSpec('quantized', { bits: 10, bounds: 'layer' }),
          estimatorSpec('floor', { binsize: step / 3 }),
        ];
        for (const by of fine) expect(read(given, by)).toEqual(read(given, EXACT));
      }),
      RUNS,
    );
  });

  test('halving every uniform bin never loses a bit', () => {
    fc.assert(
      fc.property(labelled, bins, bounds, (given, count, range) => {
        const [coarse, fine] = [count, 2 * count].map((n) =>
          read(given, estimatorSpec('uniform', { bins: n, bounds: range })),
        ) as [Estimate, Estimate];
        expect(fine.ixt).toBeGreaterThanOrEqual(coarse.ixt - ROUNDING);
        expect(fine.ity).toBeGreaterThanOrEqual(coarse.ity - ROUNDING);
        expect(fine.states).toBeGreaterThanOrEqual(coarse.states as number);
      }),
      RUNS,
    );
  });

  test('codes with levels read as their values do, to the last bit', () => {
    fc.assert(
      fc.property(labelled, fc.oneof(counting, density), ({ layer, y }, by) => {
        expect(read({ layer, y }, by)).toEqual(read({ layer: plainOf(layer), y }, by));
        const doubles = { ...plainOf(layer), values: Float64Array.from(layer.values) };
        expect(read({ layer, y }, by)).toEqual(read({ layer: doubles, y }, by));
      }),
      RUNS,
    );
  });

  test('the order of rows changes no count to the last bit, and no density but by rounding', () => {
    fc.assert(
      fc.property(labelled, fc.oneof(counting, density), fc.nat(), (given, by, seed) => {
        const key = (r: number): number => Math.imul(r + 1, seed | 1) % 1000;
        const order = given.y.map((_, r) => r).sort((a, b) => key(a) - key(b));
        const shuffled = inOrder(given, order);
        if (by.options.var === undefined) expect(read(shuffled, by)).toEqual(read(given, by));
        else expectClose(read(shuffled, by), read(given, by));
      }),
      RUNS,
    );
  });

  test('names of labels and the order of neurons change nothing but by rounding', () => {
    fc.assert(
      fc.property(labelled, fc.oneof(counting, density), ({ layer, y }, by) => {
        const { rows, columns } = layer;
        const turn = (_: number, i: number): number =>
          layer.values[(columns - 1 - Math.floor(i / rows)) * rows + (i % rows)] as number;
        const turned = { rows, columns, values: layer.values.map(turn) };
        const renamed = y.map((label) => 1000 - 7 * label);
        expectClose(read({ layer: turned, y: renamed }, by), read({ layer, y }, by));
      }),
      RUNS,
    );
  });

  test('the upper bound of a density lies above the lower', () => {
    fc.assert(
      fc.property(labelled, fc.constantFrom(0.001, 0.1, 5), (given, variance) => {
        const [upper, lower] = (['kde_upper', 'kde_lower'] as const).map((method) =>
          read(given, estimatorSpec(method, { var: variance })),
        ) as [Estimate, Estimate];
        expect(upper.ixt).toBeGreaterThanOrEqual(lower.ixt - ROUNDING);
        expect(lower.ixt).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test('a mean over neurons is the mean of each neuron read alone', () => {
    fc.assert(
      fc.property(labelled, binning, ({ layer, y }, by) => {
        // Bins of a layer are fitted to all its neurons; only a range of its own lets one stand alone.
        fc.pre(['uniform', 'quantized'].includes(by.method) && by.options.bounds !== 'layer');
        const { rows, columns } = layer;
        const alone = Array.from({ length: columns }, (_, j) => {
          const values = layer.values.slice(j * rows, (j + 1) * rows);
          return read({ layer: { rows, columns: 1, values }, y }, by);
        });
        const mean = read({ layer, y }, { ...by, options: { ...by.options, mean: true } });
        const over = (key: 'ixt' | 'ity'): number =>
          alone.reduce((sum, one) => sum + one[key], 0) / columns;
        expect(mean.ixt).toBeCloseTo(over('ixt'), 12);
        expect(mean.ity).toBeCloseTo(over('ity'), 12);
        expect(mean.states).toBeUndefined();
      }),
      RUNS,
    );
  });
});

const NOTHING = { ixt: 0, ity: 0 };
const initial = ESTIMATORS.map(({ method }) => estimatorSpec(method));

describe.each(initial)('$method at the extremes', (by) => {
  test('one row says nothing', () => {
    const layer = { rows: 1, columns: 2, values: Float32Array.of(0.3, -4) };
    expect(read({ layer, y: [3] }, by)).toMatchObject(NOTHING);
  });

  test('a constant layer says nothing, wherever it is', () => {
    for (const value of [0, -0.25, 1, 1e9, -3e38]) {
      const layer = { rows: 5, columns: 3, values: new Float64Array(15).fill(value) };
      expect(read({ layer, y: [0, 1, 1, 0, 2] }, by)).toMatchObject(NOTHING);
    }
  });

  test('one class leaves nothing to know', () => {
    const layer = { rows: 4, columns: 1, values: Float64Array.of(-3, 0.1, 0.2, 8) };
    expect(read({ layer, y: [5, 5, 5, 5] }, by).ity).toBe(0);
  });

  test('−0 is 0', () => {
    const layer = { rows: 4, columns: 1, values: Float64Array.of(-0, 0, 0, -0) };
    expect(read({ layer, y: [0, 1, 0, 1] }, by)).toMatchObject(NOTHING);
  });
});

/** One neuron. */
const neuron = (...values: number[]): Activations => ({
  rows: values.length,
  columns: 1,
  values: Float64Array.from(values),
});

/** Which values share a bin: for each, the first that does. */
const groups = (layer: Activations, by: EstimatorSpec): number[] => {
  const codes = Array.from(binned(layer, by).codes);
  return codes.map((code) => codes.indexOf(code));
};

describe('bins', () => {
  test('uniform ones are closed on the left, and the maximum joins the last', () => {
    const values = neuron(0, 0.24, 0.25, 0.5, 0.75, 1);
    expect(groups(values, estimatorSpec('uniform', { bins: 4 }))).toEqual([0, 0, 2, 3, 4, 4]);
  });

  test('of a fixed range gather all above in the last, and all below in one of their own', () => {
    const by = estimatorSpec('uniform', { bins: 2, bounds: [0, 1] });
    expect(groups(neuron(-9, -1, 0, 0.4, 0.6, 1, 70), by)).toEqual([0, 0, 2, 2, 4, 4, 4]);
  });

  test('re-binning rounds halves to even', () => {
    const by = estimatorSpec('quantized', { bits: 4 });
    expect(groups(neuron(0, 0.5 / 16, 1.5 / 16, 2 / 16, 1), by)).toEqual([0, 0, 2, 2, 4]);
  });

  test('an eight-bit grid survives re-binning to eight bits', () => {
    for (let top = 1; top < 256; top++) {
      const grid = Float32Array.from({ length: top + 1 }, (_, i) => i * Math.fround(0.0173));
      const layer = { rows: top + 1, columns: 1, values: grid };
      expect(new Set(binned(layer, estimatorSpec('quantized')).codes).size).toBe(top + 1);
    }
  });

  test('the 2017 code puts what lies above 1 and what lies below −1 in one cell', () => {
    const values = neuron(-1, 1, 5, -1.5, 0.999);
    expect(groups(values, estimatorSpec('idnns'))).toEqual([0, 1, 1, 1, 4]);
  });

  test('equal-frequency ones may outnumber the values', () => {
    const by = estimatorSpec('adaptive', { bins: 30 });
    expect(groups(neuron(3, 1, 2, 2), by)).toEqual([0, 1, 2, 2]);
  });

  test('narrow ones far out are told apart beyond 32 bits', () => {
    const by = estimatorSpec('floor', { binsize: 0.001 });
    const apart = 2 ** 32 * 0.001;
    expect(groups(neuron(0, apart, 2 * apart, apart), by)).toEqual([0, 1, 2, 1]);
  });

  test('bound to the run are those of the range given, or of the layer where none is', () => {
    const by = estimatorSpec('uniform', { bins: 2, bounds: 'run' });
    const layer = neuron(0, 1, 2);
    expect(Array.from(binned(layer, by, [0, 8]).codes)).toEqual([1, 1, 1]);
    expect(groups(layer, by)).toEqual([0, 1, 1]);
  });

  test('a density has none', () => {
    expect(() => binned(neuron(1), estimatorSpec('kde_upper'))).toThrow('kde_upper has no bins');
  });
});

test('the range of a layer is that of the values in use', () => {
  const codes = Uint8Array.of(1, 2, 2, 1);
  const levels = Float32Array.of(-9, 0.5, 4, 77);
  const values = Float32Array.from(codes, (code) => levels[code] as number);
  const layer = { rows: 2, columns: 2, values, codes, levels };
  expect([rangeOf(layer), rangeOf(plainOf(layer))]).toEqual([
    [0.5, 4],
    [0.5, 4],
  ]);
});

describe('bands', () => {
  const reals = fc
    .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 30 })
    // Off the grid of multiples, where a band and a bin may differ by rounding.
    .map((values) => neuron(...values.map((value) => value + 1e-4 * Math.SQRT2)));

  test('cover all values without a gap, and two values share one exactly where they share a bin', () => {
    fc.assert(
      fc.property(reals, binning, (layer, by) => {
        const found = bands(layer, 0, by, [-4, 4]);
        // None: of very narrow bins there are too many.
        fc.pre(found.length > 0);
        const [min, max] = rangeOf(layer);
        expect(found[0]?.from).toBeLessThanOrEqual(min);
        expect(found[found.length - 1]?.to).toBeGreaterThanOrEqual(max);
        for (let b = 1; b < found.length; b++) expect(found[b]?.from).toBe(found[b - 1]?.to);
        const bandBins = Array.from(layer.values, (value) => {
          const last = found.length - 1;
          return found.find(({ from, to }, b) => value >= from && (value < to || b === last))?.bin;
        });
        const codes = Array.from(binned(layer, by, [-4, 4]).codes);
        expect(bandBins.map((bin) => bandBins.indexOf(bin))).toEqual(
          codes.map((code) => codes.indexOf(code)),
        );
      }),
      RUNS,
    );
  });

  test('of uniform bins are the bins', () => {
    const by = estimatorSpec('uniform', { bins: 2, bounds: [0, 1] });
    expect(bands(neuron(-1, 0.2, 3), 0, by)).toEqual([
      { from: -1, to: 0, bin: 0 },
      { from: 0, to: 0.5, bin: 1 },
      { from: 0.5, to: 3, bin: 2 },
    ]);
  });

  test('of the 2017 code share a bin at both ends', () => {
    const found = bands(neuron(-2, 0, 2), 0, estimatorSpec('idnns', { bins: 3 }));
    expect(found).toEqual([
      { from: -2, to: -1, bin: 3 },
      { from: -1, to: 0, bin: 1 },
      { from: 0, to: 1, bin: 2 },
      { from: 1, to: 2, bin: 3 },
    ]);
  });

  test('end with one of no width where the largest value has a bin of its own', () => {
    const found = bands(neuron(0, 1), 0, estimatorSpec('idnns', { bins: 2 }));
    expect(found).toEqual([
      { from: -1, to: 1, bin: 1 },
      { from: 1, to: 1, bin: 2 },
    ]);
  });

  test('are those of the neuron alone where the bins are', () => {
    const layer = { rows: 2, columns: 2, values: Float64Array.of(0, 1, 10, 30) };
    const by = estimatorSpec('uniform', { bins: 2, bounds: 'neuron' });
    expect(bands(layer, 1, by).map(({ from, to }) => [from, to])).toEqual([
      [10, 20],
      [20, 30],
    ]);
  });

  test('are none for estimators without bins, and where they would be too many to see', () => {
    for (const by of [
      EXACT,
      estimatorSpec('kde_lower'),
      estimatorSpec('floor', { binsize: 0.001 }),
    ]) {
      expect(bands(neuron(0, 1e7), 0, by)).toEqual([]);
    }
  });

  test('are none where bins are narrower than float64 tells apart', () => {
    for (const values of [[1e15, 2e15, 3e15], [1e15, 1e15 + 1], [-1e150, 1e150], [5e15]]) {
      expect(bands(neuron(...values), 0, estimatorSpec('floor', { binsize: 0.001 }))).toEqual([]);
    }
    const by = estimatorSpec('quantized', { bounds: [-1, 1] });
    expect(bands(neuron(-1e150, 1), 0, by)).toEqual([]);
  });
});
