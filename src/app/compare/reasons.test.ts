import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA, type Trajectory, verdictOf } from '../../engine/index.ts';
import { ceilingReason, merging, reason } from './reasons.ts';
import { COMPRESSES, DEAD, EPOCHS, FITS, LOSSLESS, trajectory } from './testing/compared.ts';

function reasonOf({ ixt, ity }: Trajectory): string {
  const verdict = verdictOf(ixt, ity, EPOCHS.length, 12, DEFAULT_CRITERIA);
  if (verdict === undefined) throw new Error('no verdict');
  return reason(verdict, EPOCHS, 12, DEFAULT_CRITERIA);
}

describe('the criteria with its numbers', () => {
  test.each([
    [
      'compresses',
      COMPRESSES,
      'I(X;T) peaked at 8.72 bits (epoch 11, after a 3-point median) and ended at 6.50: 2.22 bits lost ≥ ε 0.25 → compresses.',
    ],
    [
      'fits-only',
      FITS,
      'I(X;T) peaked at 7.99 bits (epoch 11, after a 3-point median) and ended at 7.90: 0.09 bits lost < ε 0.25, but I(T;Y) had risen by 0.55 bits ≥ ε 0.25 at the peak → fits only.',
    ],
    [
      'dead',
      DEAD,
      'I(X;T) peaked at 1.90 bits (epoch 10, after a 3-point median) and ended at 0.01, under 0.05 bit → dead.',
    ],
    ['lossless', LOSSLESS, 'I(X;T) stayed within 0.01 bit of H(X) = 12 at every epoch → lossless.'],
  ])('is told: %s', (_, given, told) => {
    expect(reasonOf(given)).toBe(told);
  });

  test('no change says what did not happen', () => {
    const idle = { ...FITS, ity: FITS.ity.map(() => 0.3) };
    expect(reasonOf(idle)).toMatch(/and I\(T;Y\) had not risen at the peak → no change\.$/);
  });
});

test('digits suffice to see on which side of a threshold a number lies', () => {
  const verdict = { kind: 'fits-only', peakCheckpoint: 3, peak: 8, end: 7.7532 } as const;
  expect(reason({ ...verdict, lost: 0.2468, fitted: 0.25 }, EPOCHS, 12, DEFAULT_CRITERIA)).toMatch(
    /: 0\.247 bits lost < ε 0\.25, but I\(T;Y\) had risen by 0\.25 bits ≥ ε 0\.25 /,
  );
  const dead = {
    kind: 'dead',
    peakCheckpoint: 3,
    peak: 8,
    end: 0.0499,
    lost: 7.9501,
    fitted: 0,
  } as const;
  expect(reason(dead, EPOCHS, 12, DEFAULT_CRITERIA)).toContain('ended at 0.0499, under 0.05 bit');
});

test('a fall is not called a rise', () => {
  const verdict = {
    kind: 'no-change',
    peakCheckpoint: 3,
    peak: 8,
    end: 8,
    lost: 0,
    fitted: -0.00098,
  } as const;
  expect(reason(verdict, EPOCHS, 12, DEFAULT_CRITERIA)).toContain(
    'I(T;Y) had not risen at the peak → no change.',
  );
});

test('where the first epoch has most, nothing was fitted before the loss', () => {
  const verdict = {
    kind: 'compresses',
    peakCheckpoint: 0,
    peak: 8,
    end: 6,
    lost: 2,
    fitted: 0,
  } as const;
  expect(reason(verdict, EPOCHS, 12, DEFAULT_CRITERIA)).toMatch(
    /compresses, though nothing was fitted before: the first epoch had most\.$/,
  );
});

test('an estimator that cannot reach H(X) says so', () => {
  expect(ceilingReason(10, 12)).toBe(
    'This estimator reads at most 10.00 bits of H(X) = 12: it cannot say lossless.',
  );
});

describe('what an estimator merges', () => {
  test('is said in codes and bits', () => {
    const read = trajectory('T3', [6, 9, 5], 100);
    expect(merging(COMPRESSES, read, 19, 400)).toBe(
      'At epoch 400 the layer has 300 codes; the estimator tells 100 apart: 1.50 bits are its doing.',
    );
    expect(merging(COMPRESSES, COMPRESSES, 0, 0)).toBe(
      'At epoch 0 the layer has 300 codes; the estimator merges none.',
    );
  });

  test('is not said of an estimator that counts nothing', () => {
    expect(merging(COMPRESSES, trajectory('T3', [6, 9, 5], Number.NaN), 19, 400)).toBe('');
  });
});
