import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bands, binned, rangeOf } from './measure.ts';
import { EXACT, estimatorSpec } from './spec.ts';
import { binning, RUNS } from './testing/binnings.ts';
import type { Activations, EstimatorSpec } from './types.ts';

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

  test('of the 2017 code reach from −1 to 1 where no value does', () => {
    const found = bands(neuron(-0.25, 0.25), 0, estimatorSpec('idnns', { bins: 3 }));
    expect(found).toEqual([
      { from: -1, to: 0, bin: 1 },
      { from: 0, to: 1, bin: 2 },
    ]);
  });

  test('end with one of no width where the largest value has a bin of its own', () => {
    const found = bands(neuron(0, 1), 0, estimatorSpec('idnns', { bins: 2 }));
    expect(found).toEqual([
      { from: -1, to: 1, bin: 1 },
      { from: 1, to: 1, bin: 2 },
    ]);
  });

  test('of values that are all the same are a billionth wide, or one of no width', () => {
    const by = estimatorSpec('uniform', { bins: 2, bounds: 'layer' });
    expect(bands(neuron(2, 2), 0, by).map(({ from, to }) => [from, to])).toEqual([
      [2, 2 + 5e-10],
      [2 + 5e-10, 2 + 1e-9],
    ]);
    const atEdge = bands(neuron(0.5, 0.5), 0, estimatorSpec('ebab', { low: 0.5 }));
    expect(atEdge.map(({ from, to }) => [from, to])).toEqual([[0.5, 0.5]]);
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

  test('are at most 4096', () => {
    const by = estimatorSpec('floor', { binsize: 1 });
    expect(bands(neuron(0.5, 4095.5), 0, by)).toHaveLength(4096);
    expect(bands(neuron(0.5, 4096.5), 0, by)).toEqual([]);
  });

  test('are none where bins are narrower than float64 tells apart', () => {
    for (const values of [[1e15, 2e15, 3e15], [1e15, 1e15 + 1], [-1e150, 1e150], [5e15]]) {
      expect(bands(neuron(...values), 0, estimatorSpec('floor', { binsize: 0.001 }))).toEqual([]);
    }
    const by = estimatorSpec('quantized', { bounds: [-1, 1] });
    expect(bands(neuron(-1e150, 1), 0, by)).toEqual([]);
  });
});
