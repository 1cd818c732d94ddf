import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../shared/marks.ts';
import { compressingRun, epochsOf } from '../testing/runs.ts';
import { EPOCHS_FONT } from './frame.ts';
import { epochsLayout } from './layout.ts';

const run = compressingRun(9, 400);
const OPTIONS = epochsOf(run);

test('before the first checkpoint there are axes and a title, and nothing else', () => {
  const layout = epochsLayout({ ...OPTIONS, count: 0, playhead: 0 });
  expect(layout.epochNumbers.map(({ text }) => text)).toEqual(['0', '400', '1', '10', '100']);
  expect(layout.labels).toEqual([]);
  expect(layout.playhead).toEqual([]);
  expect(layout.markers).toEqual([]);
  expect(layout.lines.every(({ path }) => path === '')).toBe(true);
  expect(layout.checkpointAt(100)).toBeUndefined();
});

test('a growing run extends its lines and does not move them', () => {
  const early = epochsLayout({ ...OPTIONS, count: 30 });
  const late = epochsLayout(OPTIONS);
  expect(late.lines[8]?.path.startsWith(early.lines[8]?.path ?? '?')).toBe(true);
});

test('a value that is no number breaks the line and never reaches a path', () => {
  const values = [1, 2, Number.NaN, 4, Number.POSITIVE_INFINITY, 6];
  const [line] = OPTIONS.lines;
  if (!line) throw new Error('The fixture has no lines.');
  const layout = epochsLayout({ ...OPTIONS, count: 6, lines: [{ ...line, values }] });
  expect(layout.lines[0]?.path.match(/M/g)).toHaveLength(3);
  expect(layout.lines[0]?.path).not.toMatch(/NaN|Infinity/);
});

test('a line without any number has no name, and does not disturb the others', () => {
  const lines = OPTIONS.lines.map((line, index) => (index === 2 ? { ...line, values: [] } : line));
  expect(epochsLayout({ ...OPTIONS, lines }).labels).toHaveLength(8);
});

test('a light line is thin, and its marker hollow', () => {
  const lines = OPTIONS.lines.map((line, index) => ({ ...line, light: index === 2 }));
  const layout = epochsLayout({ ...OPTIONS, lines });
  expect(layout.lines.filter(({ light }) => light)).toHaveLength(1);
  expect(layout.hollowMarkers.map(({ colour }) => colour)).toEqual([lines[2]?.colour]);
  expect(layout.markers).toHaveLength(8);
});

test('a name at the end of a line keeps off the axis at its right', () => {
  const { frame, labels } = epochsLayout({
    ...OPTIONS,
    room: 90,
    right: { domain: [0, 12], title: 'I(X;T), bits' },
    lines: OPTIONS.lines.map((line) => ({ ...line, name: 'between' })),
  });
  const axis = Math.max(...frame.axes.map(({ x1 }) => x1));
  for (const { text } of labels) {
    expect(text.x + textWidth(text.text, EPOCHS_FONT)).toBeLessThanOrEqual(axis - 4);
  }
});

test('the number of the playhead epoch takes the place of ticks it would touch', () => {
  const checkpoint = Array.from(run.epochs).findIndex((epoch) => epoch >= 90);
  const layout = epochsLayout({ ...OPTIONS, playhead: checkpoint });
  expect(layout.playheadNumber).toHaveLength(1);
  expect(layout.epochNumbers.map(({ text }) => text)).not.toContain('100');
});

test('the pointer finds the checkpoint under it', () => {
  const layout = epochsLayout(OPTIONS);
  for (const checkpoint of [0, 7, 40, run.count - 1]) {
    const cursor = epochsLayout({ ...OPTIONS, playhead: checkpoint }).playhead[0];
    expect(layout.checkpointAt(cursor?.x1 ?? 0)).toBe(checkpoint);
  }
});

test('nine names at the end of the lines are all there, apart, and inside the picture', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { minLength: 9, maxLength: 9 }),
      (ends) => {
        const lines = OPTIONS.lines.map((line, index) => ({ ...line, values: [ends[index] ?? 0] }));
        const { labels } = epochsLayout({ ...OPTIONS, count: 1, lines });
        const heights = labels.map(({ text }) => text.y).sort((a, b) => a - b);
        expect(heights).toHaveLength(9);
        heights.forEach((y, index) => {
          if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThan(11.9);
          expect(y).toBeGreaterThan(20);
          expect(y).toBeLessThan(150);
        });
      },
    ),
  );
});

test('charts given the same room put the same epoch at the same place', () => {
  const narrow = epochsLayout({ ...OPTIONS, room: 90 });
  const wide = epochsLayout({
    ...OPTIONS,
    room: 90,
    right: { domain: [0, 1], title: 'loss, bits' },
    lines: OPTIONS.lines.map((line) => ({ ...line, name: 'train' })),
  });
  expect(narrow.frame.x(10)).toBe(wide.frame.x(10));
});
