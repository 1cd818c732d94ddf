import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BinChartOptions, binChartLayout } from './layout.ts';

const OPTIONS: BinChartOptions = {
  size: { width: 500, height: 200 },
  levels: [
    { value: -1, count: 10 },
    { value: 0, count: 4 },
    { value: 0.2, count: 3 },
    { value: 1, count: 20 },
  ],
  bands: [
    { from: -1, to: -0.5, bin: 0, cost: 0 },
    { from: -0.5, to: 0.5, bin: 1, cost: 0.31 },
    { from: 0.5, to: 1, bin: 2, cost: 0 },
  ],
  title: 'Neuron 1 of T5',
  axis: 'activation',
  colour: '#777777',
  ariaLabel: 'Neuron 1 of T5',
};

test('a neuron without levels has axes and a title, and nothing else', () => {
  const layout = binChartLayout({ ...OPTIONS, levels: [], bands: [] });
  expect([layout.stems, layout.outline, layout.rug, layout.bands.edges]).toEqual(['', '', '', '']);
  expect(layout.note).toEqual([]);
  expect(layout.bandAt(100)).toBeUndefined();
  expect(layout.frame.titles).toHaveLength(1);
});

test('each level has a stem and a hairline, and merged levels have what that costs', () => {
  const layout = binChartLayout(OPTIONS);
  expect(layout.stems.match(/M/g)).toHaveLength(4);
  expect(layout.rug.match(/M/g)).toHaveLength(4);
  expect(layout.bands.brackets.match(/M/g)).toHaveLength(1);
  expect(layout.bands.costs.map(({ text }) => text)).toEqual(['−0.31']);
  expect(layout.note.map(({ text }) => text)).toEqual(['levels merged: −0.31 bits']);
});

test('the pointer finds the band under it', () => {
  const layout = binChartLayout(OPTIONS);
  const found = [-0.9, -0.4, 0.4, 0.6].map((value) => layout.bandAt(layout.frame.x(value)));
  expect(found).toEqual([0, 1, 1, 2]);
  expect(layout.bandAt(0)).toBeUndefined();
});

test('two bands of one bin are marked alike, though they reach to infinity', () => {
  const bands = [
    { from: Number.NEGATIVE_INFINITY, to: -0.5, bin: 7, cost: 0.1 },
    { from: -0.5, to: 0.5, bin: 1, cost: 0 },
    { from: 0.5, to: Number.POSITIVE_INFINITY, bin: 7, cost: 0.1 },
  ];
  const layout = binChartLayout({ ...OPTIONS, bands });
  expect(layout.bands.shared.map(({ text }) => text)).toEqual(['bin 7', 'bin 7']);
  expect(layout.bands.hatch).not.toBe('');
  expect(layout.bandAt(layout.frame.x(-1))).toBe(0);
  expect(layout.bandAt(layout.frame.x(1))).toBe(2);
});

test('beyond sixty bands only their edges are drawn', () => {
  const bandsOf = (amount: number) =>
    Array.from({ length: amount }, (_, bin) => ({
      from: -1 + (2 * bin) / amount,
      to: -1 + (2 * (bin + 1)) / amount,
      bin,
      cost: 0,
    }));
  expect(binChartLayout({ ...OPTIONS, bands: bandsOf(60) }).bands.fills).toHaveLength(30);
  const { bands } = binChartLayout({ ...OPTIONS, bands: bandsOf(61) });
  expect(bands.fills).toEqual([]);
  expect(bands.edges.match(/M/g)).toHaveLength(60);
});

test('of thousands of values an outline is drawn, of all inputs', () => {
  const levels = Array.from({ length: 4096 }, (_, index) => ({ value: index / 4096, count: 1 }));
  const layout = binChartLayout({ ...OPTIONS, levels });
  expect(layout.stems).toBe('');
  expect(layout.outline).not.toBe('');
});

test('whatever the values and bands, everything is inside the picture', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const rising = fc.uniqueArray(value, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rising, rising, (values, edges) => {
      const sorted = edges.toSorted((a, b) => a - b);
      const layout = binChartLayout({
        ...OPTIONS,
        levels: values.toSorted((a, b) => a - b).map((v) => ({ value: v, count: 3 })),
        bands: sorted.slice(1).map((to, bin) => ({ from: sorted[bin] ?? 0, to, bin, cost: 0.1 })),
      });
      const { stems, rug, bands } = layout;
      expect(stems + rug + bands.edges + bands.brackets).not.toMatch(/NaN|Infinity|-/);
      for (const { x0, x1 } of bands.boxes) {
        expect(x0).toBeGreaterThanOrEqual(layout.frame.plot.x0);
        expect(x1).toBeLessThanOrEqual(layout.frame.plot.x1);
        expect(x1).toBeGreaterThanOrEqual(x0);
      }
    }),
  );
});
