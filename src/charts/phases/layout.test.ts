import { expect, test } from 'vitest';
import { type PhasesOptions, phasesLayout } from './layout.ts';

const [FIRST, PEAK, END] = [
  { epoch: 0, ixt: 2 },
  { epoch: 100, ixt: 9.1 },
  { epoch: 400, ixt: 7 },
] as const;
const VERDICT = {
  peak: PEAK,
  end: END,
  fitted: { epoch: 10, ixt: 6 },
  phases: [
    { kind: 'rise', start: FIRST, end: PEAK, bits: 7.1 },
    { kind: 'fall', start: PEAK, end: END, bits: -2.1 },
  ],
  theta: 0.25,
} as const;
const OPTIONS: PhasesOptions = {
  size: { width: 500, height: 200 },
  scale: 'log',
  totalEpochs: 400,
  count: 5,
  epochs: [0, 10, 100, 200, 400],
  values: [2, 6, 9.1, 8, 7],
  colour: '#777777',
  verdict: VERDICT,
  hx: 12,
  title: 'I(X;T) of T5',
  ariaLabel: 'I(X;T) of T5',
};

test('peak, end and θ are named with their values', () => {
  const layout = phasesLayout(OPTIONS);
  expect(layout.peakText.map(({ text }) => text)).toEqual(['peak, epoch 100: 9.10 bits']);
  expect(layout.names.map(({ text }) => text)).toEqual([
    'H(X) = 12 bits',
    'end: 7.00 bits',
    'θ = 0.25 bits',
  ]);
});

test('a fall and a rise span their epochs, the fall hatched, each with its change', () => {
  const { falls, rises, hatch, changes, frame } = phasesLayout(OPTIONS);
  expect(rises.map(({ x0, x1 }) => [x0, x1])).toEqual([[frame.x(0), frame.x(100)]]);
  expect(falls.map(({ x0, x1 }) => [x0, x1])).toEqual([[frame.x(100), frame.x(400)]]);
  expect(hatch).not.toBe('');
  expect(changes.map(({ text }) => text)).toEqual(['+7.1', '−2.1']);
});

test('a phase too narrow for its change is drawn without', () => {
  const start = { epoch: 399, ixt: 8 };
  const phases = [{ kind: 'fall', start, end: END, bits: -1 }] as const;
  expect(phasesLayout({ ...OPTIONS, verdict: { ...VERDICT, phases } }).changes).toEqual([]);
});

test('θ is a length on the axis of bits', () => {
  const { theta, frame } = phasesLayout({ ...OPTIONS, verdict: { ...VERDICT, theta: 3 } });
  const [length] = theta;
  expect([length?.y1, length?.y2]).toEqual([frame.y.left(0), frame.y.left(3)]);
});

test('where the layer is fitted there is a line; where there is nothing to fit there is none', () => {
  const { fitted, frame } = phasesLayout(OPTIONS);
  expect(fitted.map(({ x1 }) => x1)).toEqual([frame.x(10)]);
  const verdict = { ...VERDICT, fitted: undefined };
  expect(phasesLayout({ ...OPTIONS, verdict }).fitted).toEqual([]);
});

test('without a verdict there is the line; before the first checkpoint the bound alone', () => {
  const layout = phasesLayout({ ...OPTIONS, verdict: undefined });
  expect([layout.falls, layout.marks, layout.peakText, layout.theta]).toEqual([[], [], [], []]);
  expect(layout.names.map(({ kind }) => kind)).toEqual(['bound']);
  expect(phasesLayout({ ...OPTIONS, count: 0, verdict: undefined }).line).toBe('');
});

test('a peak at the bound keeps its name between the title and the bound', () => {
  const verdict = { ...VERDICT, peak: { epoch: 100, ixt: 12 } };
  const layout = phasesLayout({ ...OPTIONS, verdict });
  const [text] = layout.peakText;
  expect((text?.y ?? 0) - 11).toBeGreaterThan(layout.frame.titles[0]?.y ?? 0);
  expect(text?.y).toBeLessThan(layout.bound[0]?.y1 ?? 0);
});

test('names at the right are apart and inside the picture', () => {
  for (const bits of [12, 9, 7.1, 0.2]) {
    const verdict = { ...VERDICT, end: { epoch: 400, ixt: bits } };
    const { names } = phasesLayout({ ...OPTIONS, verdict });
    const heights = names.map(({ y }) => y).sort((a, b) => a - b);
    heights.forEach((y, index) => {
      if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThan(12.9);
      expect(y).toBeLessThan(200);
    });
  }
});
