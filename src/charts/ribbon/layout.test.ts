import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EPOCHS_FONT } from '../epochs/frame.ts';
import { textWidth } from '../shared/marks.ts';
import { estimatorColour } from '../shared/palette.ts';
import { compressingRun } from '../testing/runs.ts';
import { type RibbonOptions, ribbonLayout } from './layout.ts';

const run = compressingRun(6, 400);
const OPTIONS: RibbonOptions = {
  size: { width: 500, height: 160 },
  scale: 'log',
  totalEpochs: 400,
  count: run.count,
  epochs: run.epochs,
  lines: [
    { name: '30 bins', values: Array.from(run.epochs, () => -1.3) },
    { name: 'KDE upper', values: Array.from(run.epochs, () => 0.4), dashed: true },
  ],
  playhead: 10,
  hover: undefined,
  title: 'Estimate − exact, bits',
  ariaLabel: 'Error of each estimator over epochs',
};

test('before the first checkpoint there is a line at zero, named exact', () => {
  const layout = ribbonLayout({ ...OPTIONS, count: 0 });
  expect(layout.zero).toHaveLength(1);
  expect(layout.zeroName.map(({ text }) => text)).toEqual(['exact']);
  expect(layout.areas.map(({ path }) => path)).toEqual(['', '']);
  expect(layout.checkpointAt(100)).toBeUndefined();
});

test('each estimator has a name at its end and a colour of its own, and zero is exact', () => {
  const { chart, zeroName } = ribbonLayout(OPTIONS);
  expect(chart.labels.map(({ text }) => text.text)).toEqual(['exact', '30 bins', 'KDE upper']);
  expect(chart.lines.slice(1).map(({ colour }) => colour)).toEqual([
    estimatorColour(0),
    estimatorColour(1),
  ]);
  expect(zeroName).toEqual([]);
});

test('what an estimator loses is drawn below zero, what it adds above', () => {
  const { chart, zero } = ribbonLayout(OPTIONS);
  const [, bins, kde] = chart.markers;
  expect(bins?.y).toBeGreaterThan(zero[0]?.y1 ?? Number.NaN);
  expect(kde?.y).toBeLessThan(zero[0]?.y1 ?? Number.NaN);
});

test('long names leave the plot more than half of the width, and stay in the picture', () => {
  const names = ['30 bins, whole run', 'KDE upper, σ² 0.1, mean of neurons', 'KDE upper, σ² 0.2'];
  const lines = names.map((name) => ({ name, values: Array.from(run.epochs, () => 0) }));
  for (const width of [287, 320, 390, 500]) {
    const { chart } = ribbonLayout({ ...OPTIONS, size: { width, height: 170 }, lines });
    const { x0, x1 } = chart.frame.plot;
    expect((x1 - x0) / width).toBeGreaterThanOrEqual(0.55);
    for (const { text } of chart.labels) {
      expect(text.x + textWidth(text.text, EPOCHS_FONT)).toBeLessThanOrEqual(width);
    }
    expect(new Set(chart.labels.map(({ text }) => text.text)).size).toBe(names.length + 1);
  }
});

test('the pointer finds the checkpoint under it', () => {
  const layout = ribbonLayout(OPTIONS);
  for (const checkpoint of [0, 7, run.count - 1]) {
    const x = layout.chart.frame.x(run.epochs[checkpoint] ?? Number.NaN);
    expect(layout.checkpointAt(x)).toBe(checkpoint);
  }
});

test('errors of any size, and missing ones, stay inside the picture', () => {
  const error = fc.oneof(
    fc.double({ min: -12, max: 12, noNaN: true }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0),
  );
  const errors = fc.array(error, { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(errors, { minLength: 1, maxLength: 6 }), (values) => {
      const lines = values.map((line, index) => ({ name: `${index}`, values: line }));
      const layout = ribbonLayout({ ...OPTIONS, count: 20, lines });
      const numbers = layout.areas.flatMap(({ path }) => path.match(/-?[\d.]+/g) ?? []).map(Number);
      expect(JSON.stringify(layout)).not.toMatch(/NaN|Infinity/);
      for (const number of numbers) {
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThanOrEqual(500);
      }
    }),
  );
});
