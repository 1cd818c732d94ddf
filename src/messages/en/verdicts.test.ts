import { describe, expect, test } from 'vitest';
import { COMPRESSES, DEAD, EPOCHS, FITS, LOSSLESS } from '../../app/compare/testing/compared.ts';
import { DEFAULT_CRITERIA, type Trajectory, type Verdict, verdictOf } from '../../engine/index.ts';
import { insightOf, type LayerVerdict } from '../../state/insight.ts';
import * as verdicts from './verdicts.ts';

function layerVerdicts(index: number, changes: Partial<Verdict>): LayerVerdict {
  const verdict: Verdict = {
    kind: 'no-change',
    peakCheckpoint: 50,
    peak: 6.8,
    end: 6.8,
    lost: 0,
    fitted: 0.1,
    ...changes,
  };
  return { name: `T${index + 1}`, index, verdict, epoch: 100, saturated: false };
}

function sentenceOf(layers: readonly LayerVerdict[]): string {
  const insight = insightOf(layers);
  if (insight === undefined) throw new RangeError('nothing to say');
  return verdicts.insight(insight, DEFAULT_CRITERIA);
}

describe('the sentence on a run', () => {
  test('names the layer that lost most, and the others that compress', () => {
    const layers = [
      layerVerdicts(0, {}),
      layerVerdicts(3, { kind: 'compresses', lost: 0.4 }),
      layerVerdicts(4, { kind: 'compresses', peak: 6.84, lost: 2.1 }),
    ];
    expect(sentenceOf(layers)).toBe(
      'T5 peaked at 6.8 bits (epoch 100) and has lost 2.1 bits since: compression. T4 compresses too.',
    );
  });

  test('names no peak and nothing since where the first epoch had most', () => {
    const layer = {
      ...layerVerdicts(5, { kind: 'compresses', peakCheckpoint: 0, peak: 7.68, lost: 3.5 }),
      epoch: 0,
    };
    expect(sentenceOf([layer])).toBe(
      'T6 had its largest I(X;T), 7.7 bits, at epoch 0, the first, and ended 3.5 bits lower: compression without fitting before it.',
    );
  });

  test('states that layers only fitted, with the threshold of the criteria', () => {
    const layers = [
      layerVerdicts(0, {}),
      layerVerdicts(1, { kind: 'fits-only', fitted: 0.62 }),
      layerVerdicts(2, { kind: 'fits-only', fitted: 0.4 }),
    ];
    expect(sentenceOf(layers)).toBe(
      'No layer compresses. T2 gained most, 0.62 bits about the label by epoch 100: fitting only.',
    );
  });

  test('names dead layers where none compresses', () => {
    const dead = { kind: 'dead', end: 0 } as const;
    expect(sentenceOf([layerVerdicts(0, {}), layerVerdicts(1, dead), layerVerdicts(2, dead)])).toBe(
      'T2 and T3 ended below 0.05 bits: dead. No layer compresses.',
    );
  });

  test('distinguishes lossless layers from layers without information', () => {
    expect(sentenceOf([layerVerdicts(0, { kind: 'lossless' })])).toContain('lossless');
    expect(sentenceOf([layerVerdicts(0, { kind: 'lossless' }), layerVerdicts(1, {})])).toContain(
      'No change: no layer fits or compresses by ε = 0.25 bits or more.',
    );
  });
});

test('layers without a verdict are named before anything about the others', () => {
  expect(verdicts.leftOut([])).toBe('');
  expect(verdicts.leftOut(['T2'])).toBe('T2 was not recorded at every epoch. The others: ');
  expect(verdicts.leftOut(['T2', 'T3'])).toContain('T2 and T3 were not recorded');
});

test('a sentence about another estimator has whether numbers, and whether verdicts differ', () => {
  expect(verdicts.sameNumbers('30 bins', true)).toBe(
    'With 30 bins: the same numbers, for no two codes share a bin.',
  );
  expect(verdicts.sameNumbers('KDE', false)).toBe('With KDE: the same numbers.');
  expect(verdicts.otherNumbers('30 bins', [])).toBe(
    'With 30 bins: different numbers, the same verdicts.',
  );
  const differing = [layerVerdicts(3, { kind: 'compresses' }), layerVerdicts(2, {})];
  expect(verdicts.otherNumbers('30 bins per layer', differing)).toBe(
    'With 30 bins per layer: T4 compresses, T3 does not change.',
  );
});

function reasonOf({ ixt, ity }: Trajectory): string {
  const verdict = verdictOf(ixt, ity, EPOCHS.length, 12, DEFAULT_CRITERIA);
  if (verdict === undefined) throw new Error('no verdict');
  return verdicts.reason(verdict, EPOCHS, 12, DEFAULT_CRITERIA);
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
      'I(X;T) peaked at 1.90 bits (epoch 10, after a 3-point median) and ended at 0.01, below 0.05 bits → dead.',
    ],
    [
      'lossless',
      LOSSLESS,
      'I(X;T) stayed within 0.01 bits of H(X) = 12 at every epoch → lossless.',
    ],
  ])('are given: %s', (_, given, expected) => {
    expect(reasonOf(given)).toBe(expected);
  });

  test('no change names what did not happen', () => {
    const idle = { ...FITS, ity: FITS.ity.map(() => 0.3) };
    expect(reasonOf(idle)).toMatch(/and I\(T;Y\) had not risen at the peak → no change\.$/);
  });
});

test('digits suffice to see on which side of a threshold a number lies', () => {
  const verdict = { kind: 'fits-only', peakCheckpoint: 3, peak: 8, end: 7.7532 } as const;
  expect(
    verdicts.reason({ ...verdict, lost: 0.2468, fitted: 0.25 }, EPOCHS, 12, DEFAULT_CRITERIA),
  ).toMatch(/: 0\.247 bits lost < ε 0\.25, but I\(T;Y\) had risen by 0\.25 bits ≥ ε 0\.25 /);
  const dead = {
    kind: 'dead',
    peakCheckpoint: 3,
    peak: 8,
    end: 0.0499,
    lost: 7.9501,
    fitted: 0,
  } as const;
  expect(verdicts.reason(dead, EPOCHS, 12, DEFAULT_CRITERIA)).toContain(
    'ended at 0.0499, below 0.05 bits',
  );
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
  expect(verdicts.reason(verdict, EPOCHS, 12, DEFAULT_CRITERIA)).toContain(
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
  expect(verdicts.reason(verdict, EPOCHS, 12, DEFAULT_CRITERIA)).toMatch(
    /compresses, without fitting before: the first epoch has most\.$/,
  );
});

test('that an estimator cannot reach H(X) is stated', () => {
  expect(verdicts.ceiling(10, 12)).toBe(
    'This estimator gives at most 10.00 bits of H(X) = 12, so its verdict is never “lossless”.',
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

test.each([
  [
    { compared: 36, disagreeing: 12, uninformative: 12, waiting: 0 },
    'No informative disagreement: the 12 cells that differ are of saturated layers.',
  ],
  [
    { compared: 36, disagreeing: 12, uninformative: 3, waiting: 2 },
    '12 of 36 cells differ from exact; 3 of them in saturated layers, where exact is uninformative; 2 verdicts still to come.',
  ],
  [
    { compared: 3, disagreeing: 0, uninformative: 0, waiting: 0 },
    '0 of 3 cells differ from exact.',
  ],
  [{ compared: 0, disagreeing: 0, uninformative: 0, waiting: 1 }, '1 verdict still to come.'],
  [
    { compared: 0, disagreeing: 0, uninformative: 0, waiting: 0 },
    'Add an estimator to compare with exact.',
  ],
])('%o is summed up in a sentence', (counts, sentence) => {
  expect(verdicts.agreement(counts)).toBe(sentence);
});
