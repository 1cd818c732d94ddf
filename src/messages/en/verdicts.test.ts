import { describe, expect, test } from 'vitest';
import {
  DEFAULT_CRITERIA,
  type JudgedRecording,
  judgeLayer,
  type LearningStatus,
  MIN_CHECKPOINTS,
  type Trajectory,
} from '../../engine/index.ts';
import { COMPRESSES, DEAD, EPOCHS, RISES, STAYS } from '../../state/testing/compared.ts';
import { layerVerdict, phase, point } from '../../state/testing/verdicts.ts';
import * as verdicts from './verdicts.ts';

test('a sentence about another estimator has whether numbers, and whether verdicts differ', () => {
  expect(verdicts.sameNumbers('30 bins', true)).toBe(
    'With 30 bins: the same numbers, for no two codes share a bin.',
  );
  expect(verdicts.sameNumbers('KDE', false)).toBe('With KDE: the same numbers.');
  expect(verdicts.otherNumbers('30 bins', [])).toBe(
    'With 30 bins: different numbers, the same verdicts.',
  );
  const differing = [layerVerdict(3, 'compresses'), layerVerdict(2, 'no-change')];
  expect(verdicts.otherNumbers('30 bins per layer', differing)).toBe(
    'With 30 bins per layer: T4 compresses, T3 changes by less than ε.',
  );
});

describe('what is said of a run first', () => {
  test('that it diverged', () => {
    expect(verdicts.runStatus({ kind: 'diverged' }, 1)).toBe(
      'Training diverged at epoch 1: no verdicts.',
    );
  });

  test.each([
    [0.49, 0.517, '0.49 is not above the majority share 0.52'],
    [0.5171, 0.5166, '0.517 is not above the majority share 0.517'],
  ])('that accuracy %f is chance where the majority is %f', (testAccuracy, majorityShare, part) => {
    const sentence = verdicts.runStatus({ kind: 'did-not-learn', testAccuracy, majorityShare }, 0);
    expect(sentence).toBe(
      `Did not learn: test accuracy ${part} by more than chance allows, so no compression is claimed.`,
    );
  });

  test.each([
    [0.93, 0.49, 'Memorized: training accuracy 0.93, test accuracy 0.49 (the majority label'],
    [0.57, 0.5171, 'Memorized in part: training accuracy 0.57, test accuracy 0.517 (the majority'],
    [0.9997, 0.49, 'Memorized: training accuracy 0.9997, test accuracy 0.49 (the majority label'],
  ])('that accuracies %f and %f are memorizing', (trainAccuracy, testAccuracy, start) => {
    const shares = { trainAccuracy, testAccuracy, majorityShare: 0.5166 };
    const sentence = verdicts.runStatus({ kind: 'memorized', ...shares }, 0);
    expect(sentence).toContain(start);
    expect(sentence).toMatch(/ alone gives 0\.(52|517)\)\.$/);
  });

  test('nothing, where it learned or that is not known', () => {
    for (const kind of ['learned', 'unknown'] as const) {
      expect(verdicts.runStatus({ kind }, 0)).toBe('');
    }
  });
});

test('a recording is too short where it has fewer checkpoints than a verdict needs', () => {
  expect(verdicts.tooShort(1, 9)).toBe(
    'Too short to say what the layers do: 1 checkpoint, and a verdict needs 9.',
  );
});

describe('what comes before verdicts', () => {
  const memorized = {
    kind: 'memorized',
    trainAccuracy: 0.93,
    testAccuracy: 0.49,
    majorityShare: 0.5,
  } as const;
  const judged = (status: LearningStatus, checkpoints: number): JudgedRecording => ({
    epochs: Array.from({ length: checkpoints }, (_, epoch) => epoch),
    hx: 12,
    rows: 4096,
    status,
  });

  test('is the status of the run, then that it is too short', () => {
    const long = verdicts.beforeVerdicts(judged(memorized, 50), undefined);
    expect(long).toBe(verdicts.runStatus(memorized, 0));
    expect(verdicts.beforeVerdicts(judged(memorized, 3), undefined)).toBe(
      `${long} ${verdicts.tooShort(3, MIN_CHECKPOINTS)}`,
    );
    expect(verdicts.beforeVerdicts(judged({ kind: 'learned' }, 3), undefined)).toBe(
      verdicts.tooShort(3, MIN_CHECKPOINTS),
    );
  });

  test('has no status that stands elsewhere', () => {
    expect(verdicts.beforeVerdicts(judged(memorized, 50), undefined, 'memorized')).toBe('');
    expect(verdicts.beforeVerdicts(judged(memorized, 3), undefined, 'memorized')).toBe(
      verdicts.tooShort(3, MIN_CHECKPOINTS),
    );
  });

  test('is of a run that diverged its epoch alone, for no length would give it verdicts', () => {
    expect(verdicts.beforeVerdicts(judged({ kind: 'diverged' }, 1), 7, 'memorized')).toBe(
      'Training diverged at epoch 7: no verdicts.',
    );
  });
});

test('a phase is a fall, a rise or level, between epochs, with its place in fitting', () => {
  const fall = phase(point(8, 7), point(99, 3.9));
  expect(verdicts.phase(fall, true)).toBe('fell 3.10 bits from epoch 8 to 99, after fitting');
  expect(verdicts.phase({ ...fall, fitting: 'across' }, true)).toContain(
    ', while and after fitting',
  );
  expect(verdicts.phase(fall, false)).toBe('fell 3.10 bits from epoch 8 to 99');
  expect(verdicts.phase({ ...fall, kind: 'level' }, true)).toBe('level from epoch 8 to 99');
});

function reasonOf(layer: Trajectory): string {
  const status = { kind: 'learned' } as const;
  const recording = { epochs: EPOCHS, hx: 12, rows: 4096, status };
  const verdict = judgeLayer(layer, recording, DEFAULT_CRITERIA);
  if (verdict === undefined) throw new Error('no verdict');
  return verdicts.reason(verdict, 12, DEFAULT_CRITERIA);
}

describe('the criteria with its numbers', () => {
  test.each([
    [
      'compresses',
      COMPRESSES,
      'I(X;T) peaked at 9.00 bits (epoch 5) and ended at 6.50. Smoothed, it rose 3.00 bits from epoch 0 to 5, while and after fitting; fell 2.50 bits from epoch 5 to 19, after fitting. Fitted by epoch 4. Phases are of θ = 0.25 bits or more (ε; the jitter is 0.00) → compresses.',
    ],
    [
      'rises',
      RISES,
      'I(X;T) peaked at 9.50 bits (epoch 5) and ended at 9.40. Smoothed, it rose 1.50 bits from epoch 0 to 5, while and after fitting; level from epoch 5 to 19. Fitted by epoch 4. Phases are of θ = 0.25 bits or more (ε; the jitter is 0.00) → rises.',
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

  test('borderline is part of the verdict', () => {
    const { verdict } = layerVerdict(0, 'rises', { qualifications: ['borderline'] });
    expect(verdicts.reason(verdict, 12, DEFAULT_CRITERIA)).toMatch(/→ rises \(borderline\)\.$/);
  });

  test('where nothing is learned there is nothing to fit', () => {
    expect(reasonOf({ ...RISES, ity: RISES.ity.map(() => 0.3) })).toContain(
      'there is nothing to fit',
    );
  });

  test('digits suffice to see on which side of a threshold a number lies', () => {
    const { verdict } = layerVerdict(0, 'dead', { end: point(400, 0.0499) });
    expect(verdicts.reason(verdict, 12, DEFAULT_CRITERIA)).toContain(
      'ended at 0.0499 bits, below 0.05',
    );
  });
});

test('that an estimator cannot reach H(X) is stated', () => {
  expect(verdicts.ceiling(10, 12)).toBe(
    'This estimator gives at most 10.00 bits of H(X) = 12, so its verdict is never “stays at H(X)”.',
  );
});

test('what an estimator merges is given in codes and bits', () => {
  expect(verdicts.merging(400, 300, 100, 1.5)).toBe(
    'At epoch 400 the layer has 300 codes; the estimator distinguishes 100 and loses 1.50 bits.',
  );
  expect(verdicts.merging(0, 300, 300, 0)).toBe(
    'At epoch 0 the layer has 300 codes; the estimator merges none.',
  );
});
