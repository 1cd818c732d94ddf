import { expect, test } from 'vitest';
import { ratiosLayout } from './layout.ts';

const row = (name: string, median: number, own = false) => ({
  name,
  median,
  low: median * 0.9,
  high: median * 1.2,
  own,
});
const rows = [row('ours', 1, true), row('plain loops', 3), row('a library', 30)];
const layoutOf = (list: typeof rows) =>
  ratiosLayout({ width: 640, rows: list, title: 'Time', ariaLabel: 'Time' });

test('equal factors are equal lengths', () => {
  const ends = layoutOf([row('a', 2), row('b', 4), row('c', 8)]).bars.map(({ x1 }) => x1);
  const [a = 0, b = 0, c = 0] = ends;
  expect(c - b).toBeCloseTo(b - a, 1);
});

test('our own bar is thin but there, and a faster one goes to the left', () => {
  const { bars, one } = layoutOf([...rows, row('faster', 0.5)]);
  const at = one[0]?.x1 ?? 0;
  expect((bars[0]?.x1 ?? 0) - (bars[0]?.x0 ?? 0)).toBeGreaterThanOrEqual(4);
  expect(bars[3]?.x1).toBe(at);
  expect(bars[3]?.x0).toBeLessThan(at);
});

test('values are written, and nothing leaves the picture', () => {
  const { size, values, whiskers, bars } = layoutOf(rows);
  expect(values.map(({ text }) => text)).toEqual(['1.0 ×', '3.0 ×', '30 ×']);
  for (const { x } of values) expect(x + 40).toBeLessThan(size.width);
  for (const { x2 } of whiskers) expect(x2).toBeLessThan(size.width);
  for (const { x0, y1 } of bars) {
    expect(x0).toBeGreaterThan(0);
    expect(y1).toBeLessThan(size.height);
  }
});

test('a table without rows is a title and an axis', () => {
  const layout = layoutOf([]);
  expect(layout.bars).toEqual([]);
  expect(layout.titles).toHaveLength(1);
});
