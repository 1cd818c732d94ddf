import { describe, expect, test } from 'vitest';
import { agreementOf, compareToExact } from './agreement.ts';
import type { VerdictKind } from './decide.ts';
import type { Qualification, Verdict } from './verdict.ts';

function verdict(kind: VerdictKind, ...qualifications: Qualification[]): Verdict {
  const point = { checkpoint: 0, epoch: 0, ixt: 5, ity: 0.5 };
  return {
    kind,
    qualifications,
    peak: point,
    end: point,
    fitted: undefined,
    learned: 0,
    phases: [],
    deciding: undefined,
    before: undefined,
    stated: undefined,
    jitter: 0,
    isJitterMeasured: true,
    theta: 0.25,
  };
}

const USUAL = { isSaturated: false, isUnlearned: false };

describe('a verdict held against the exact one', () => {
  test.each<[VerdictKind, VerdictKind, boolean]>([
    ['rises', 'compresses', true],
    ['falls', 'compresses', true],
    ['compresses', 'compresses', false],
    ['no-change', 'stays-at-hx', false],
    ['stays-near-hx', 'stays-at-hx', false],
    ['rises', 'reaches-hx', false],
    ['no-change', 'reaches-hx', true],
  ])('%s where exact is %s', (kind, exact, isOther) => {
    const { isInformative, difference } = compareToExact(verdict(kind), verdict(exact), USUAL);
    expect(isInformative).toBe(true);
    expect(difference).toBe(isOther ? 'disagreeing' : undefined);
  });

  test('disagrees only where it is informative and neither is borderline', () => {
    const [rises, compresses] = [verdict('rises'), verdict('compresses')];
    const saturated = { ...USUAL, isSaturated: true };
    const unlearned = { ...USUAL, isUnlearned: true };
    expect(compareToExact(rises, compresses, saturated)).toEqual({
      isInformative: false,
      difference: 'uninformative',
    });
    expect(compareToExact(rises, compresses, unlearned)).toEqual({
      isInformative: false,
      difference: 'unlearned',
    });
    for (const [a, b] of [
      [verdict('rises', 'borderline'), compresses],
      [rises, verdict('compresses', 'borderline')],
    ] as const) {
      expect(compareToExact(a, b, USUAL)).toEqual({
        isInformative: true,
        difference: 'borderline',
      });
    }
  });
});

test('comparisons are counted by what they are', () => {
  const one = (
    isInformative: boolean,
    difference?: 'disagreeing' | 'borderline' | 'unlearned',
  ) => ({
    isInformative,
    difference,
  });
  expect(
    agreementOf(
      [one(true), one(true, 'disagreeing'), one(true, 'borderline'), one(false, 'unlearned')],
      3,
    ),
  ).toEqual({
    uncompared: 1,
    compared: 3,
    disagreeing: 1,
    unlearned: 1,
    uninformative: 0,
    borderline: 1,
    waiting: 3,
  });
});
