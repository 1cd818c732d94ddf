import { expect, test } from 'vitest';
import { type VerdictChartOptions, verdictChartLayout } from './layout.ts';

const OPTIONS: VerdictChartOptions = {
  size: { width: 500, height: 200 },
  scale: 'log',
  totalEpochs: 400,
  count: 5,
  epochs: [0, 10, 100, 200, 400],
  values: [2, 6, 9.1, 8, 7],
  colour: '#777777',
  peak: { checkpoint: 2, bits: 9.1 },
  threshold: 0.25,
  hx: 12,
  title: 'I(X;T) of T5',
  ariaLabel: 'I(X;T) of T5',
};

test('peak, end and what is lost between them are named', () => {
  const layout = verdictChartLayout(OPTIONS);
  expect(layout.peakText.map(({ text }) => text)).toEqual(['peak, epoch 100: 9.10 bits']);
  expect(layout.names.map(({ text }) => text)).toEqual([
    'H(X) = 12 bits',
    'ε = 0.25 bits',
    '2.10 bits lost',
    'end: 7.00 bits',
  ]);
});

test('the threshold is a band below the level of the peak', () => {
  const { band, frame } = verdictChartLayout(OPTIONS);
  expect(band).toEqual([
    { x0: frame.x(100), y0: frame.y.left(9.1), x1: frame.plot.x1, y1: frame.y.left(8.85) },
  ]);
});

test('without a peak there is the line and its end', () => {
  const layout = verdictChartLayout({ ...OPTIONS, peak: undefined });
  expect([layout.band, layout.levels, layout.peakText]).toEqual([[], [], []]);
  expect(layout.arrow).toBe('');
  expect(layout.marks.map(({ kind }) => kind)).toEqual(['end']);
});

test('before the first checkpoint there are axes and the bound, and nothing else', () => {
  const layout = verdictChartLayout({ ...OPTIONS, count: 0 });
  expect(layout.line).toBe('');
  expect(layout.marks).toEqual([]);
  expect(layout.names.map(({ kind }) => kind)).toEqual(['bound']);
});

test('checkpoints not measured yet leave the end where it was', () => {
  const values = [2, 6, 9.1, 8, Number.NaN];
  const layout = verdictChartLayout({ ...OPTIONS, values });
  expect(layout.names.at(-1)?.text).toBe('end: 8.00 bits');
  expect(JSON.stringify(layout)).not.toContain('NaN');
});

test('a peak at the bound keeps its name between the title and the bound', () => {
  const layout = verdictChartLayout({ ...OPTIONS, peak: { checkpoint: 2, bits: 12 } });
  const [text] = layout.peakText;
  expect((text?.y ?? 0) - 11).toBeGreaterThan(layout.frame.titles[0]?.y ?? 0);
  expect(text?.y).toBeLessThan(layout.bound[0]?.y1 ?? 0);
});

test('names at the right are apart and inside the picture', () => {
  for (const bits of [12, 9, 7.1, 0.2]) {
    const layout = verdictChartLayout({
      ...OPTIONS,
      values: [0, 0, bits, bits, bits - 0.1],
      peak: { checkpoint: 2, bits },
    });
    const heights = layout.names.map(({ y }) => y).sort((a, b) => a - b);
    heights.forEach((y, index) => {
      if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThan(12.9);
      expect(y).toBeLessThan(200);
    });
  }
});
