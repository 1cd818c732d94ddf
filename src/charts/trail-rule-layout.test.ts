import { expect, test } from 'vitest';
import { type TrailRuleOptions, trailRuleLayout } from './trail-rule-layout.ts';

const OPTIONS: TrailRuleOptions = {
  size: { width: 500, height: 200 },
  scale: 'log',
  totalEpochs: 400,
  count: 5,
  epochs: [0, 10, 100, 200, 400],
  values: [2, 6, 9.1, 8, 7],
  colour: '#777777',
  knee: { record: 2, bits: 9.1 },
  threshold: 0.25,
  hx: 12,
  title: 'I(X;T) of T5',
  ariaLabel: 'I(X;T) of T5',
};

test('knee, end and what is lost between them are named', () => {
  const layout = trailRuleLayout(OPTIONS);
  expect(layout.kneeText.map(({ text }) => text)).toEqual(['knee, epoch 100: 9.10 bits']);
  expect(layout.names.map(({ text }) => text)).toEqual([
    'H(X) = 12 bits',
    'ε = 0.25 bits',
    '2.10 bits lost',
    'end: 7.00 bits',
  ]);
});

test('the threshold is a band below the level of the knee', () => {
  const { band, frame } = trailRuleLayout(OPTIONS);
  expect(band).toEqual([
    { x0: frame.x(100), y0: frame.y.left(9.1), x1: frame.plot.x1, y1: frame.y.left(8.85) },
  ]);
});

test('without a knee there is the line and its end', () => {
  const layout = trailRuleLayout({ ...OPTIONS, knee: undefined });
  expect([layout.band, layout.levels, layout.kneeText]).toEqual([[], [], []]);
  expect(layout.arrow).toBe('');
  expect(layout.marks.map(({ kind }) => kind)).toEqual(['end']);
});

test('before the first record there are axes and the wall, and nothing else', () => {
  const layout = trailRuleLayout({ ...OPTIONS, count: 0 });
  expect(layout.line).toBe('');
  expect(layout.marks).toEqual([]);
  expect(layout.names.map(({ kind }) => kind)).toEqual(['wall']);
});

test('records not measured yet leave the end where it was', () => {
  const values = [2, 6, 9.1, 8, Number.NaN];
  const layout = trailRuleLayout({ ...OPTIONS, values });
  expect(layout.names.at(-1)?.text).toBe('end: 8.00 bits');
  expect(JSON.stringify(layout)).not.toContain('NaN');
});

test('a knee at the wall keeps its name between the title and the wall', () => {
  const layout = trailRuleLayout({ ...OPTIONS, knee: { record: 2, bits: 12 } });
  const [text] = layout.kneeText;
  expect((text?.y ?? 0) - 11).toBeGreaterThan(layout.frame.titles[0]?.y ?? 0);
  expect(text?.y).toBeLessThan(layout.wall[0]?.y1 ?? 0);
});

test('names at the right are apart and inside the picture', () => {
  for (const bits of [12, 9, 7.1, 0.2]) {
    const layout = trailRuleLayout({
      ...OPTIONS,
      values: [0, 0, bits, bits, bits - 0.1],
      knee: { record: 2, bits },
    });
    const heights = layout.names.map(({ y }) => y).sort((a, b) => a - b);
    heights.forEach((y, index) => {
      if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThan(12.9);
      expect(y).toBeLessThan(200);
    });
  }
});
