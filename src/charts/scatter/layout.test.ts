import { expect, test } from 'vitest';
import { type ScatterOptions, scatterLayout } from './layout.ts';

const OPTIONS: ScatterOptions = {
  size: { width: 300, height: 240 },
  xs: [0, 1, 2, 2],
  ys: [0, 1, 0, 0.5],
  labels: [0, 1, 1, 0],
  counts: [1, 1, 500, 4],
  labelCount: 2,
  axes: ['neuron 1', 'neuron 2'],
  title: 'T5',
  ariaLabel: 'T5',
};
const dotsIn = (options: ScatterOptions) =>
  scatterLayout(options).dots.flatMap(({ d }) =>
    [...d.matchAll(/M([\d.-]+),([\d.-]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]),
  );

test('every point is a dot, and points of more inputs are larger and painted first', () => {
  const { dots } = scatterLayout(OPTIONS);
  expect(dotsIn(OPTIONS)).toHaveLength(4);
  const widths = dots.map(({ width }) => width);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  expect(dots).toHaveLength(4);
});

test('thousands of points are few elements', () => {
  const many = Array.from({ length: 4096 }, (_, index) => index);
  const layout = scatterLayout({
    ...OPTIONS,
    xs: many,
    ys: many,
    labels: many.map((index) => index % 2),
    counts: many.map((index) => 1 + (index % 300)),
  });
  expect(layout.dots.length).toBeLessThanOrEqual(10);
});

test('dots are inside the picture, and points without a place are left out', () => {
  const xs = [0, Number.NaN, 1, Number.POSITIVE_INFINITY];
  const dots = dotsIn({ ...OPTIONS, xs });
  expect(dots).toHaveLength(2);
  for (const [x, y] of dots) {
    expect(x).toBeGreaterThan(10);
    expect(x).toBeLessThan(290);
    expect(y).toBeGreaterThan(10);
    expect(y).toBeLessThan(230);
  }
});

test('without points there are axes, names and a legend', () => {
  const layout = scatterLayout({ ...OPTIONS, xs: [], ys: [], labels: [], counts: [] });
  expect(layout.dots).toEqual([]);
  expect(layout.legend.map(({ text }) => text)).toEqual(['label 0', 'label 1']);
  expect(layout.names.map(({ text }) => text)).toEqual(['neuron 1', 'neuron 2']);
});
