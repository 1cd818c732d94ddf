import { describe, expect, test } from 'vitest';
import { layerVerdict } from '../../engine/analysis/testing/verdicts.ts';
import { type JudgedRecording, type LearningStatus, MIN_CHECKPOINTS } from '../../engine/index.ts';
import * as verdicts from './verdicts.ts';

test('a sentence about another estimator has whether numbers, and whether verdicts differ', () => {
  expect(verdicts.sameNumbers('30 bins', true)).toBe(
    'With 30 bins: the same numbers, for no two codes share a bin.',
  );
  expect(verdicts.sameNumbers('KDE', false)).toBe('With KDE: the same numbers.');
  expect(verdicts.otherNumbers('30 bins', [])).toBe(
    'With 30 bins: different numbers, the same verdicts.',
  );
  const differing = [
    layerVerdict(3, 'compresses'),
    layerVerdict(2, 'no-change'),
    layerVerdict(5, 'compresses', { qualifications: ['borderline'] }),
  ];
  expect(verdicts.otherNumbers('30 bins per layer', differing)).toBe(
    'With 30 bins per layer: T4 and T6 (borderline) compress; T3 changes by less than ε.',
  );
});

describe('what is said of a run first', () => {
  test('that it diverged', () => {
    expect(verdicts.runStatus({ kind: 'diverged' }, 1)).toBe(
      'Training diverged at epoch 1: no verdicts.',
    );
  });

  test.each([
    [0.49, 0.517, '0.49 is below the majority share of 0.52,'],
    [0.5171, 0.5166, '0.517 is not above the majority share of 0.517 by more than chance allows,'],
  ])('that accuracy %f is chance where the majority is %f', (testAccuracy, majorityShare, part) => {
    const sentence = verdicts.runStatus({ kind: 'did-not-learn', testAccuracy, majorityShare }, 0);
    expect(sentence).toBe(`Did not learn: test accuracy ${part} so no compression is claimed.`);
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

const judged = (status: LearningStatus, checkpoints: number): JudgedRecording => ({
  epochs: Array.from({ length: checkpoints }, (_, epoch) => epoch),
  hx: 12,
  hy: 1,
  rows: 4096,
  status,
});

test('a recording is too short where it has fewer checkpoints than a verdict needs', () => {
  expect(verdicts.tooShort(judged({ kind: 'learned' }, 1))).toBe(
    `Too short to say what the layers do: 1 checkpoint, and a verdict needs ${MIN_CHECKPOINTS}.`,
  );
  expect(verdicts.tooShort(judged({ kind: 'learned' }, MIN_CHECKPOINTS))).toBe('');
});

describe('what comes before verdicts', () => {
  const memorized = {
    kind: 'memorized',
    trainAccuracy: 0.93,
    testAccuracy: 0.49,
    majorityShare: 0.5,
  } as const;

  test('is the status of the run, then that it is too short', () => {
    const long = verdicts.beforeVerdicts(judged(memorized, 50), undefined);
    expect(long).toBe(verdicts.runStatus(memorized, 0));
    expect(verdicts.beforeVerdicts(judged(memorized, 3), undefined)).toBe(
      `${long} ${verdicts.tooShort(judged(memorized, 3))}`,
    );
    expect(verdicts.beforeVerdicts(judged({ kind: 'learned' }, 3), undefined)).toBe(
      verdicts.tooShort(judged(memorized, 3)),
    );
  });

  test('has no status that stands elsewhere', () => {
    expect(verdicts.beforeVerdicts(judged(memorized, 50), undefined, 'memorized')).toBe('');
    expect(verdicts.beforeVerdicts(judged(memorized, 3), undefined, 'memorized')).toBe(
      verdicts.tooShort(judged(memorized, 3)),
    );
  });

  test('is of a run that diverged its epoch alone, for no length would give it verdicts', () => {
    expect(verdicts.beforeVerdicts(judged({ kind: 'diverged' }, 1), 7, 'memorized')).toBe(
      'Training diverged at epoch 7: no verdicts.',
    );
  });
});
