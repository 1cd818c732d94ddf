import { describe, expect, test } from 'vitest';
import { presetById } from '../../experiment/presets.ts';
import { type LearningFacts, learningStatus, learningStatusOf } from './learning-status.ts';

const facts: LearningFacts = {
  hasDiverged: false,
  testAccuracy: 0.9,
  testRows: 820,
  trainAccuracy: 0.517,
  trainRows: 3276,
  majorityShare: 0.517,
};
const kind = (changed: Partial<LearningFacts>) => learningStatus({ ...facts, ...changed }).kind;

test('a network well above the majority share has learned', () => {
  expect(kind({})).toBe('learned');
});

test('one at the majority share, or below it, has not, and both shares are told', () => {
  expect(learningStatus({ ...facts, testAccuracy: 0.517 })).toEqual({
    kind: 'did-not-learn',
    testAccuracy: 0.517,
    majorityShare: 0.517,
  });
  expect(kind({ testAccuracy: 0.2 })).toBe('did-not-learn');
});

test('one above chance on the rows for training alone has memorized, and all shares are given', () => {
  const shares = { trainAccuracy: 0.93, testAccuracy: 0.49, majorityShare: 0.517 };
  expect(learningStatus({ ...facts, ...shares })).toEqual({ kind: 'memorized', ...shares });
  expect(kind({ trainAccuracy: 0.93 })).toBe('learned');
  expect(kind({ hasDiverged: true, testAccuracy: 0.49, trainAccuracy: 0.93 })).toBe('diverged');
});

test('the bound on the rows for training is the same, and narrower as they are more', () => {
  const with_ = (correct: number) => kind({ testAccuracy: 0.45, trainAccuracy: correct / 3276 });
  const least = 1761;
  expect(with_(least)).toBe('memorized');
  expect(with_(least - 1)).toBe('did-not-learn');
});

test('one that begins to learn is not taken for one that memorized: the gap must be clear', () => {
  expect(kind({ trainAccuracy: 0.581, testAccuracy: 0.534 })).toBe('did-not-learn');
  expect(kind({ trainAccuracy: 0.581, testAccuracy: 0.52 })).toBe('memorized');
});

test('a diverged run is diverged, whatever its accuracy was', () => {
  expect(kind({ hasDiverged: true })).toBe('diverged');
});

describe('the bound is the one-sided 99 % of the binomial distribution', () => {
  // Least successes of which the probability is at most 0.01, by summing exact fractions.
  test.each([
    [10, 0.5, 10],
    [20, 0.5, 16],
    [100, 0.5, 63],
    [100, 0.9, 97],
    [820, 0.517, 458],
    [14000, 0.1125, 1664],
  ])('%i rows, majority %f: from %i correct on', (testRows, majorityShare, least) => {
    const with_ = (correct: number) =>
      kind({ testRows, majorityShare, testAccuracy: correct / testRows, trainAccuracy: 0 });
    expect(with_(least)).toBe('learned');
    expect(with_(least - 1)).toBe('did-not-learn');
  });
});

test('of a recording it is that of its first checkpoints, on the rows of its split', () => {
  // 3276 rows train and 820 test, of which the majority share is 0.517.
  const accuracy = { train: [0.5, 0.9, 0.9], test: [0.5, 458 / 820, 457 / 820] };
  const learning = { loss: { train: [1, 1, 1], test: [1, 1, 1] }, accuracy };
  const run = presetById('tanh-4bit')?.run;
  const kinds = [1, 2, 3, 4].map(
    (count) => learningStatusOf({ run, learning, rows: 4096 }, count, false).kind,
  );
  expect(kinds).toEqual(['did-not-learn', 'learned', 'memorized', 'unknown']);
});

test('with one label only, or no row held out, nothing can be shown to be learned', () => {
  expect(kind({ majorityShare: 1, testAccuracy: 1 })).toBe('did-not-learn');
  expect(kind({ testRows: 0, testAccuracy: 1 })).toBe('did-not-learn');
  expect(kind({ majorityShare: 1, testAccuracy: 1, trainAccuracy: 1 })).toBe('did-not-learn');
});
