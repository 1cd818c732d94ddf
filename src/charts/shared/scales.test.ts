import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsScale, clampedScale, epochScale, epochTicks, powers, valueTicks } from './scales.ts';

test('the log axis has a place for epoch 0, at its start', () => {
  const x = epochScale('log', 400, 30, 330);
  expect(x(0)).toBe(30);
  expect(x(400)).toBe(330);
  expect(x(1) - x(0)).toBeGreaterThan(20);
});

test('both epoch axes ascend from start to end', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('log' as const, 'linear' as const),
      fc.integer({ min: 1, max: 20000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (kind, total, a, b) => {
        const x = epochScale(kind, total, 0, 300);
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(x(low * total)).toBeLessThanOrEqual(x(high * total));
        expect(x(low * total)).toBeGreaterThanOrEqual(0);
        expect(x(high * total)).toBeLessThanOrEqual(300);
      },
    ),
  );
});

test('log ticks are epoch 0, the powers of ten and the last epoch', () => {
  const values = (total: number) =>
    epochTicks('log', total, epochScale('log', total, 0, 300)).map(({ value }) => value);
  expect(values(400)).toEqual([0, 1, 10, 100, 400]);
  expect(values(1000)).toEqual([0, 1, 10, 100, 1000]);
  expect(values(1)).toEqual([0, 1]);
  expect(values(0)).toEqual([0, 1]);
});

test('linear ticks are whole epochs, and the last one', () => {
  const values = (total: number) =>
    epochTicks('linear', total, epochScale('linear', total, 0, 300)).map(({ value }) => value);
  expect(values(430)).toEqual([0, 100, 200, 300, 400, 430]);
  expect(values(2)).toEqual([0, 1, 2]);
});

test('powers of ten stop at the last epoch', () => {
  expect(powers(99)).toEqual([1, 10]);
  expect(powers(0)).toEqual([]);
  expect(powers(Number.NaN)).toEqual([]);
});

test('an axis of 0 bits can be drawn', () => {
  expect(bitsScale(0, 10, 110)(0)).toBe(10);
  expect(valueTicks([0, 0], 4, bitsScale(0, 10, 110))).toEqual([{ value: 0, position: 10 }]);
});

test('a value outside its domain is at the edge, and one that is no number has no place', () => {
  const y = clampedScale([0, 1], 100, 0);
  expect([y(0.25), y(2), y(-1)]).toEqual([75, 0, 100]);
  expect([y(Number.NaN), y(Number.POSITIVE_INFINITY)]).toEqual([Number.NaN, Number.NaN]);
});

test('a domain of the narrowest width still reaches from start to end', () => {
  const x = clampedScale([0, Number.MIN_VALUE], 36, 436);
  expect([x(0), x(Number.MIN_VALUE)]).toEqual([36, 436]);
});

test('a domain without room for round values has one tick, at its start', () => {
  for (const high of [Number.MIN_VALUE, 1e-310, 0]) {
    const ticks = valueTicks([-high, high], 5, clampedScale([-high, high], 36, 436));
    expect(ticks).toEqual([{ value: -high, position: 36 }]);
  }
});
