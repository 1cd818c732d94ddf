import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactCounter } from '../exact.ts';
import { estimate, rangeOf } from './measure.ts';
import { ESTIMATORS } from './registry.ts';
import { EXACT, estimatorSpec } from './spec.ts';
import { estimatorFromJson } from './spec-json.ts';
import { binning, bins, bounds, RUNS } from './testing/binnings.ts';
import type { Activations, Estimate, EstimatorSpec } from './types.ts';

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

const ROUNDING = 1e-12;

describe('properties', () => {
  test('a binning never finds more than the exact count, on either axis', () => {
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

  test('bins that separate all levels find what the exact count does, to the last bit', () => {
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

  test('codes with levels give what their values do, to the last bit', () => {
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
  test('one row has no information', () => {
    const layer = { rows: 1, columns: 2, values: Float32Array.of(0.3, -4) };
    expect(read({ layer, y: [3] }, by)).toMatchObject(NOTHING);
  });

  test('a constant layer has no information, wherever it is', () => {
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
