import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entropy } from '../information/entropy.ts';
import { binned, estimate } from '../information/estimators/measure.ts';
import { ESTIMATORS } from '../information/estimators/registry.ts';
import { EXACT, estimatorSpec } from '../information/estimators/spec.ts';
import type { Activations, EstimatorSpec } from '../information/estimators/types.ts';
import { ExactCounter } from '../information/exact.ts';
import { Partitioner } from '../information/partition.ts';
import { codeClasses } from './code-classes.ts';
import { neuronBins, predictionUncertainty } from './neuron-bins.ts';
import { planarPoints } from './planar-points.ts';

const CLASSES = 3;

interface Labelled {
  readonly layer: Activations;
  readonly labels: readonly number[];
}

/** A layer of codes, each of them one of few real numbers. */
const quantized: fc.Arbitrary<Labelled> = fc
  .record({
    rows: fc.integer({ min: 1, max: 24 }),
    columns: fc.integer({ min: 1, max: 3 }),
    bits: fc.integer({ min: 1, max: 4 }),
    scale: fc.constantFrom(0.07, 0.1, 1 / 7, 1),
    zero: fc.integer({ min: 0, max: 15 }),
  })
  .chain(({ rows, columns, bits, scale, zero }) => {
    const cells = rows * columns;
    const levels = Float32Array.from({ length: 2 ** bits }, (_, code) => (code - zero) * scale);
    return fc.record({
      labels: fc.array(fc.nat(CLASSES - 1), { minLength: rows, maxLength: rows }),
      layer: fc
        .array(fc.nat(2 ** bits - 1), { minLength: cells, maxLength: cells })
        .map((drawn) => {
          const codes = Uint8Array.from(drawn);
          const values = Float32Array.from(codes, (code) => levels[code] as number);
          return { rows, columns, codes, levels, values };
        }),
    });
  });

/** A layer of real numbers, as in a file; neighbours may differ by less than float32 can hold. */
const plain: fc.Arbitrary<Labelled> = fc
  .record({ rows: fc.integer({ min: 1, max: 24 }), columns: fc.integer({ min: 1, max: 3 }) })
  .chain(({ rows, columns }) => {
    const cells = rows * columns;
    const value = fc.oneof(
      fc.integer({ min: -20, max: 20 }).map((k) => k * 0.07),
      fc.constantFrom(-0, 0, 1, -1, 1 + 1e-12, 1 - 1e-12),
      fc.double({ min: -3, max: 3, noNaN: true }),
    );
    return fc.record({
      labels: fc.array(fc.nat(CLASSES - 1), { minLength: rows, maxLength: rows }),
      layer: fc
        .array(value, { minLength: cells, maxLength: cells })
        .map((values) => ({ rows, columns, values: Float64Array.from(values) })),
    });
  });

const layers = fc.oneof(quantized, plain);

const binning: fc.Arbitrary<EstimatorSpec> = fc.constantFrom(
  ...ESTIMATORS.filter(({ kind }) => kind === 'bins').map(({ method }) => estimatorSpec(method)),
  estimatorSpec('uniform', { bins: 4, bounds: [-0.5, 0.5] }),
  estimatorSpec('uniform', { bins: 7, bounds: 'neuron' }),
  estimatorSpec('quantized', { bits: 2, bounds: 'layer' }),
  estimatorSpec('floor', { binsize: 0.07 }),
);

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
};

describe('the codes of a layer', () => {
  test('share all rows out, each to one code, each class of a code counted', () => {
    fc.assert(
      fc.property(layers, ({ layer, labels }) => {
        const { first, sizes, shares, classOf } = codeClasses(layer, labels, CLASSES);
        expect(sum(sizes)).toBe(layer.rows);
        sizes.forEach((size, g) => {
          const rows = [...classOf.keys()].filter((r) => classOf[r] === g);
          expect(rows).toHaveLength(size);
          expect(first[g]).toBe(rows[0]);
          const counts = Array.from({ length: CLASSES }, (_, c) => shares[g * CLASSES + c]);
          expect(counts).toEqual(counts.map((_, c) => rows.filter((r) => labels[r] === c).length));
        });
        // In the order in which rows show them.
        expect([...first]).toEqual([...first].sort((a, b) => a - b));
      }),
      { seed: 1 },
    );
  });

  test('are those that the exact estimator counts', () => {
    fc.assert(
      fc.property(layers, ({ layer, labels }) => {
        const { sizes, classOf } = codeClasses(layer, labels, CLASSES);
        const exact = estimate(layer, labels, new ExactCounter(labels), EXACT);
        expect(sizes).toHaveLength(exact.states as number);
        expect(entropy({ ids: classOf, classes: sizes.length })).toBe(exact.ixt);
      }),
      { seed: 2 },
    );
  });

  test('tell apart what float32 does not, and take −0 for 0', () => {
    const values = Float64Array.of(1, 1 + 1e-12, 0, -0);
    const { classOf } = codeClasses({ rows: 4, columns: 1, values }, [0, 0, 0, 0], 1);
    expect([...classOf]).toEqual([0, 1, 2, 2]);
  });
});

describe('a neuron under an estimator', () => {
  const neurons = layers.chain(({ layer, labels }) =>
    fc.record({
      layer: fc.constant(layer),
      labels: fc.constant(labels),
      neuron: fc.nat(layer.columns - 1),
    }),
  );

  test('shows each of its values once, rising, with the rows that take it', () => {
    fc.assert(
      fc.property(neurons, binning, ({ layer, neuron }, by) => {
        const { values, counts } = neuronBins(layer, neuron, by, undefined);
        const { rows } = layer;
        const column = [...layer.values.subarray(neuron * rows, (neuron + 1) * rows)];
        expect([...values].map((value) => value + 0)).toEqual(
          [...new Set(column)].sort((a, b) => a - b),
        );
        expect([...counts]).toEqual(
          [...values].map((value) => column.filter((other) => other === value).length),
        );
      }),
      { seed: 3 },
    );
  });

  test('loses over all bands the bits between its values and its bins', () => {
    fc.assert(
      fc.property(neurons, binning, ({ layer, neuron }, by) => {
        const { values, counts, bands, costs } = neuronBins(layer, neuron, by, undefined);
        expect(costs).toHaveLength(bands.length);
        const { rows } = layer;
        const partitioner = new Partitioner(rows);
        const { codes } = binned(layer, by);
        const bins = partitioner.refine(partitioner.coarsest(), codes, neuron * rows);
        const ids = Int32Array.from([...counts].flatMap((n, i) => Array(n).fill(i)));
        const levels = entropy({ ids, classes: values.length });
        expect(sum(costs)).toBeCloseTo(levels - entropy(bins), 10);
        for (const cost of costs) expect(cost).toBeGreaterThanOrEqual(0);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test('a value that rounding puts in the neighbouring band costs nothing there', () => {
    // 0.63/0.07 is 9, but 9·0.07 rounds to a little above 0.63.
    const values = Float64Array.of(0.6, 0.63);
    const { costs } = neuronBins(
      { rows: 2, columns: 1, values },
      0,
      estimatorSpec('floor'),
      undefined,
    );
    expect(sum(costs)).toBe(0);
  });

  test('bands of one bin share its cost by their rows', () => {
    // Edges at −1, 0, 1: what lies below −1 and from 1 on is one cell.
    const values = Float64Array.of(-2, 2, 2, 2, 0.5, -0.5);
    const layer = { rows: 6, columns: 1, values };
    const { bands, costs } = neuronBins(layer, 0, estimatorSpec('idnns', { bins: 3 }), undefined);
    const outside = bands.flatMap(({ bin }, b) => (bin === bands[0]?.bin ? [costs[b]] : []));
    const bits = (4 / 6) * (0.25 * 2 + 0.75 * Math.log2(4 / 3));
    expect(outside).toEqual([expect.closeTo(bits / 4, 12), expect.closeTo((bits * 3) / 4, 12)]);
  });

  test('equal-frequency bins that coincide are told from those in use', () => {
    const tiedOf = (values: readonly number[], columns: number, bounds: 'neuron' | 'layer') => {
      const layer = { rows: values.length / columns, columns, values: Float64Array.from(values) };
      const by = estimatorSpec('adaptive', { bins: 3, bounds });
      return neuronBins(layer, 0, by, undefined).tied;
    };
    expect(tiedOf([0, 0, 0, 0, 0, 1], 1, 'neuron')).toEqual({ used: 1, of: 3 });
    expect(tiedOf([0, 0, 0, 1, 1, 2], 1, 'neuron')).toEqual({ used: 2, of: 3 });
    expect(tiedOf([0, 0, 1, 1, 2, 2], 1, 'neuron')).toBeUndefined();
    // The values of the other neuron fill the bins of the layer.
    expect(tiedOf([0, 0, 0, 1, 2, 3], 2, 'layer')).toEqual({ used: 2, of: 3 });
    expect(tiedOf([0, 0, 1, 1, 2, 3], 2, 'layer')).toBeUndefined();
    expect(tiedOf([0, 0, 1, 1, 2, 3], 2, 'neuron')).toEqual({ used: 2, of: 3 });
    const uniform = estimatorSpec('uniform', { bins: 3, bounds: [0, 100] });
    const layer = { rows: 2, columns: 1, values: Float64Array.of(1, 2) };
    expect(neuronBins(layer, 0, uniform, undefined).tied).toBeUndefined();
  });

  test('an estimator without bins has no bands, and loses nothing', () => {
    const layer = { rows: 2, columns: 1, values: Float64Array.of(1, 2) };
    for (const by of [EXACT, estimatorSpec('kde_upper')]) {
      expect(neuronBins(layer, 0, by, undefined)).toMatchObject({
        bands: [],
        costs: new Float64Array(0),
      });
    }
  });
});

describe('the uncertainty of the prediction', () => {
  test('is 0 to the last bit where bins separate the levels that the answer is read from', () => {
    fc.assert(
      fc.property(quantized, ({ layer }) => {
        // Any function of the codes.
        const { classOf } = codeClasses(layer, new Array(layer.rows).fill(0), 1);
        const prediction = classOf.map((group) => (group * 7) % 3);
        expect(predictionUncertainty(layer, prediction, EXACT, undefined)).toBe(0);
        const fine = estimatorSpec('floor', { binsize: 0.01 });
        expect(predictionUncertainty(layer, prediction, fine, undefined)).toBe(0);
      }),
      { seed: 5 },
    );
  });

  test('lies between 0 and the entropy of the prediction, which one bin for all leaves whole', () => {
    fc.assert(
      fc.property(layers, binning, ({ layer, labels }, by) => {
        const { hy } = new ExactCounter(labels);
        const bits = predictionUncertainty(layer, labels, by, undefined);
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual(hy);
        const blind = estimatorSpec('uniform', { bins: 2, bounds: [100, 1000] });
        expect(predictionUncertainty(layer, labels, blind, undefined)).toBe(hy);
      }),
      { seed: 6 },
    );
  });
});

test('points stand for every row once, by code and class', () => {
  fc.assert(
    fc.property(layers, ({ layer, labels }) => {
      const groups = codeClasses(layer, labels, CLASSES);
      const points = planarPoints(layer, groups, CLASSES);
      const at = points.labels.length;
      expect([points.xs.length, points.ys.length, points.counts.length]).toEqual([at, at, at]);
      expect(sum(points.counts)).toBe(layer.rows);
      for (const count of points.counts) expect(count).toBeGreaterThan(0);
      for (let c = 0; c < CLASSES; c++) {
        const counts = points.counts.filter((_, i) => points.labels[i] === c);
        expect(sum(counts)).toBe(labels.filter((label) => label === c).length);
      }
    }),
    { seed: 7 },
  );
});

test('the bins that hold a level are those that were counted, also where a level lies on a cut', () => {
  // Of 0.07 wide bins some cuts lie on a level only up to rounding.
  const values = Float64Array.from({ length: 40 }, (_, r) => r * 0.07);
  const layer = { rows: values.length, columns: 1, values };
  const floor = estimatorSpec('floor', { binsize: 0.07 });
  const counted = new Set(binned(layer, floor).codes);
  expect(neuronBins(layer, 0, floor, undefined).occupied).toBe(counted.size);
});
