import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA, verdictOf } from './verdict.ts';

const HX = 12;
const verdict = (ixt: readonly number[], ity: readonly number[] = ixt.map(() => 0.5)) =>
  verdictOf(ixt, ity, ixt.length, HX, DEFAULT_CRITERIA);

describe('the kinds', () => {
  test('a layer that rises and then loses ε compresses', () => {
    const found = verdict([4, 6, 8, 8, 7.8, 7.6], [0, 0.2, 0.4, 0.6, 0.7, 0.8]);
    expect(found).toMatchObject({ kind: 'compresses', peakCheckpoint: 3, peak: 8, end: 7.6 });
    expect(found?.lost).toBeCloseTo(0.4, 12);
    expect(found?.fitted).toBeCloseTo(0.6, 12);
  });

  test('a loss of exactly ε counts, one just below does not', () => {
    expect(verdict([8, 8, 7.75])?.kind).toBe('compresses');
    expect(verdict([8, 8, 7.7501])?.kind).toBe('no-change');
  });

  test('a layer that learns the label before its peak and keeps what it has fits only', () => {
    expect(verdict([4, 6, 8, 8, 7.9], [0, 0.1, 0.2, 0.3, 0.3])?.kind).toBe('fits-only');
  });

  test('what is learned after the peak is no fitting', () => {
    expect(verdict([8, 7.9, 7.9, 7.9], [0, 0.5, 0.6, 0.9])?.kind).toBe('no-change');
  });

  test('a layer within 0.01 bit of H(X) throughout is lossless, however well it fits', () => {
    expect(verdict([12, 11.995, 12], [0, 1, 1])?.kind).toBe('lossless');
    expect(verdict([11.9, 12, 12, 12], [0, 0.1, 0.2, 0.9])?.kind).toBe('fits-only');
  });

  test('a layer that ends under 0.05 bit is dead, even if it lost much to get there', () => {
    expect(verdict([5, 5, 0.04])?.kind).toBe('dead');
  });
});

test('a single checkpoint that stands out is no peakCheckpoint: the median takes it away', () => {
  const found = verdict([5, 5, 9, 5, 5]);
  expect(found).toMatchObject({ kind: 'no-change', peak: 5 });
});

test('on a plateau the peak is its end', () => {
  expect(verdict([12, 12, 12, 12, 10, 9, 8])?.peakCheckpoint).toBe(3);
});

test('there is no verdict on nothing, nor while a checkpoint has not been measured', () => {
  expect(verdict([])).toBeUndefined();
  expect(verdict([3, Number.NaN, 3])).toBeUndefined();
});

test('only the first checkpoints count', () => {
  expect(verdictOf([8, 8, 8, 2], [0, 0, 0, 0], 3, HX, DEFAULT_CRITERIA)?.kind).toBe('no-change');
});

test('an edited criteria gives another verdict on the same trajectory', () => {
  const ixt = [8, 8, 7.9];
  expect(verdictOf(ixt, ixt, 3, HX, { ...DEFAULT_CRITERIA, epsilon: 0.05 })?.kind).toBe(
    'compresses',
  );
  expect(verdictOf(ixt, ixt, 3, HX, { ...DEFAULT_CRITERIA, dead: 7.95 })?.kind).toBe('dead');
});

test('properties: the loss is never negative, and a larger ε never makes a layer compress', () => {
  const trajectory = fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(trajectory, fc.double({ min: 0.01, max: 5, noNaN: true }), (ixt, epsilon) => {
      const loose = verdictOf(ixt, ixt, ixt.length, HX, { ...DEFAULT_CRITERIA, epsilon });
      const strict = verdictOf(ixt, ixt, ixt.length, HX, {
        ...DEFAULT_CRITERIA,
        epsilon: 2 * epsilon,
      });
      expect(loose?.lost).toBeGreaterThanOrEqual(0);
      if (strict?.kind === 'compresses') expect(loose?.kind).toBe('compresses');
    }),
    { seed: 1, numRuns: 300 },
  );
});
