import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE, type LayerTrail, verdictOf } from '../../engine/index.ts';
import { COMPRESSES, DEAD, EPOCHS, FITS, LOSSLESS, trail } from './fixtures.ts';
import { ceilingReason, merging, reason } from './reasons.ts';

function reasonOf({ ixt, ity }: LayerTrail): string {
  const verdict = verdictOf(ixt, ity, EPOCHS.length, 12, DEFAULT_RULE);
  if (verdict === undefined) throw new Error('no verdict');
  return reason(verdict, EPOCHS, 12, DEFAULT_RULE);
}

describe('the rule with its numbers', () => {
  test.each([
    [
      'compresses',
      COMPRESSES,
      'I(X;T) peaked at 8.72 bits (epoch 11, after a 3-point median) and ended at 6.50: 2.22 bits lost ≥ ε 0.25 → compresses.',
    ],
    [
      'fits only',
      FITS,
      'I(X;T) peaked at 7.99 bits (epoch 11, after a 3-point median) and ended at 7.90: 0.09 bits lost < ε 0.25, but I(T;Y) had risen by 0.55 bits ≥ ε 0.25 at the knee → fits only.',
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

  test('neither says what did not happen', () => {
    const idle = { ...FITS, ity: FITS.ity.map(() => 0.3) };
    expect(reasonOf(idle)).toMatch(/and I\(T;Y\) had risen by 0\.00 bits < ε 0\.25 .*→ neither\.$/);
  });
});

test('a ruler that cannot reach H(X) says so', () => {
  expect(ceilingReason(10, 12)).toBe(
    'This ruler reads at most 10.00 bits of H(X) = 12: it cannot say lossless.',
  );
});

describe('what a ruler merges', () => {
  test('is said in codes and bits', () => {
    const read = trail('T3', [6, 9, 5], 100);
    expect(merging(COMPRESSES, read, 19, 400)).toBe(
      'At epoch 400 the layer has 300 codes; the ruler tells 100 apart: 1.50 bits are its doing.',
    );
    expect(merging(COMPRESSES, COMPRESSES, 0, 0)).toBe(
      'At epoch 0 the layer has 300 codes; the ruler merges none.',
    );
  });

  test('is not said of a ruler that counts nothing', () => {
    expect(merging(COMPRESSES, trail('T3', [6, 9, 5], Number.NaN), 19, 400)).toBe('');
  });
});
