import { describe, expect, test } from 'vitest';
import { layerVerdict, phase, point } from '../../engine/analysis/testing/verdicts.ts';
import { DEFAULT_CRITERIA, judgeLayer, type Trajectory, type Verdict } from '../../engine/index.ts';
import { COMPRESSES, DEAD, EPOCHS, RISES, STAYS } from '../../state/testing/compared.ts';
import * as reasons from './reasons.ts';

test('a phase is a fall, a rise or level, between epochs, with its place in fitting', () => {
  const fall = phase(point(8, 7), point(99, 3.9));
  expect(reasons.phase(fall, true)).toBe('fell 3.10 bits from epoch 8 to 99, after fitting');
  expect(reasons.phase({ ...fall, fitting: 'across' }, true)).toContain(
    ', while and after fitting',
  );
  expect(reasons.phase(fall, false)).toBe('fell 3.10 bits from epoch 8 to 99');
  expect(reasons.phase({ ...fall, kind: 'level' }, true)).toBe('was level from epoch 8 to 99');
});

function verdictOf(layer: Trajectory, epochs: readonly number[] = EPOCHS): Verdict {
  const status = { kind: 'learned' } as const;
  const recording = { epochs, hx: 12, hy: 1, rows: 4096, status };
  const verdict = judgeLayer(layer, recording, DEFAULT_CRITERIA);
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

const reasonOf = (layer: Trajectory): string =>
  reasons.reason(verdictOf(layer), 12, DEFAULT_CRITERIA);

/** Falls by 1 bit, regains it, and falls by 4. */
const TWICE: Trajectory = {
  ...COMPRESSES,
  ixt: EPOCHS.map((epoch) => {
    if (epoch <= 2) return 9;
    if (epoch <= 5) return 9 - (epoch - 2) / 3;
    return epoch <= 8 ? 8 + (epoch - 5) / 3 : Math.max(5, 9 - (epoch - 8) / 2);
  }),
};

describe('the criteria with its numbers', () => {
  test.each([
    [
      'compresses',
      COMPRESSES,
      'I(X;T) peaked at 9.00 bits (epoch 5) and ended at 6.50. Smoothed, it rose 3.00 bits from epoch 0 to 5, while and after fitting; fell 2.50 bits from epoch 5 to 19, after fitting. Fitted by epoch 4. Phases are of θ = 0.25 bits or more (ε; the jitter is 0.00). What decides is the fall from epoch 5 to 19: as recorded, −2.5 bits → compresses.',
    ],
    [
      'rises',
      RISES,
      'I(X;T) peaked at 9.50 bits (epoch 5) and ended at 9.40. Smoothed, it rose 1.50 bits from epoch 0 to 5, while and after fitting; was level from epoch 5 to 19. Fitted by epoch 4. Phases are of θ = 0.25 bits or more (ε; the jitter is 0.00). What decides is the rise from epoch 0 to 5: as recorded, +1.4 bits by epoch 19 → rises.',
    ],
    ['dead', DEAD, 'I(X;T) ended at 0.01 bits, below 0.05 → dead.'],
    [
      'stays at H(X)',
      STAYS,
      'I(X;T) stayed within 0.01 bits of H(X) = 12 at every epoch → stays at H(X).',
    ],
  ])('are given: %s', (_, given, expected) => {
    expect(reasonOf(given)).toBe(expected);
  });

  test('the movement that decides has the epochs of the sentence, and the phases that are details of it', () => {
    const verdict = verdictOf(TWICE);
    expect(verdict.stated?.turns.map(({ epoch }) => epoch)).toEqual([2, 19]);
    expect(reasons.reason(verdict, 12, DEFAULT_CRITERIA)).toContain(
      'What decides is the fall from epoch 2 to 19 (the rise from epoch 5 to 7 is a detail of it, less than a third of the fall on one side, and at most half as large again as that on the other): as recorded, −4.0 bits → ',
    );
  });

  test('where checkpoints are too far apart for jitter, that is given', () => {
    const epochs = EPOCHS.map((_, i) => 2 ** i - 1);
    expect(reasons.reason(verdictOf(COMPRESSES, epochs), 12, DEFAULT_CRITERIA)).toContain(
      '(ε; the checkpoints are too far apart to measure jitter, so none makes a verdict borderline)',
    );
  });

  test('borderline is part of the verdict', () => {
    const { verdict } = layerVerdict(0, 'rises', { qualifications: ['borderline'] });
    expect(reasons.reason(verdict, 12, DEFAULT_CRITERIA)).toMatch(/→ rises \(borderline\)\.$/);
  });

  test('where nothing is learned there is nothing to fit', () => {
    expect(reasonOf({ ...RISES, ity: RISES.ity.map(() => 0.3) })).toContain(
      'there is nothing to fit',
    );
  });

  test('digits suffice to see on which side of a threshold a number lies', () => {
    const { verdict } = layerVerdict(0, 'dead', { end: point(400, 0.0499) });
    expect(reasons.reason(verdict, 12, DEFAULT_CRITERIA)).toContain(
      'ended at 0.0499 bits, below 0.05',
    );
  });
});

test('that an estimator cannot reach H(X) is stated', () => {
  expect(reasons.ceiling(10, 12)).toBe(
    'This estimator gives at most 10.00 bits of H(X) = 12, so its verdict is never “stays at H(X)”.',
  );
});

test('what an estimator merges is given in codes and bits', () => {
  expect(reasons.merging(400, 300, 100, 1.5)).toBe(
    'At epoch 400 the layer has 300 codes; the estimator distinguishes 100 and loses 1.50 bits.',
  );
  expect(reasons.merging(0, 300, 300, 0)).toBe(
    'At epoch 0 the layer has 300 codes; the estimator merges none.',
  );
});
