import { describe, expect, test } from 'vitest';
import type { Trajectory, Verdict } from '../../engine/index.ts';
import { insightOf, type LayerVerdict } from '../../state/insight.ts';
import { DEFAULT_CRITERIA } from '../../state/settings.ts';
import {
  differentVerdicts,
  estimatorSentence,
  furthestApart,
  insightSentence,
  leftOutSentence,
  listOf,
} from './sentence.ts';

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
  return insightSentence(insight, DEFAULT_CRITERIA);
}

describe('the sentence on a run', () => {
  test('names the layer that lost most, and the others that compress', () => {
    const layers = [
      layerVerdicts(0, {}),
      layerVerdicts(3, { kind: 'compresses', lost: 0.4 }),
      layerVerdicts(4, { kind: 'compresses', peak: 6.84, lost: 2.1 }),
    ];
    expect(sentenceOf(layers)).toBe(
      'T5 peaked at 6.8 bits (epoch 100) and has lost 2.1 since: compression. T4 compresses too.',
    );
  });

  test('does not speak of a peak and what came since where the first epoch had most', () => {
    const layer = {
      ...layerVerdicts(5, { kind: 'compresses', peakCheckpoint: 0, peak: 7.68, lost: 3.5 }),
      epoch: 0,
    };
    expect(sentenceOf([layer])).toBe(
      'T6 had most at epoch 0, its first: 7.7 bits. It ended 3.5 lower: compression, with no fitting before it.',
    );
  });

  test('says that layers only fitted, with the threshold of the criteria', () => {
    const layers = [
      layerVerdicts(0, {}),
      layerVerdicts(1, { kind: 'fits-only', fitted: 0.62 }),
      layerVerdicts(2, { kind: 'fits-only', fitted: 0.4 }),
    ];
    expect(sentenceOf(layers)).toBe(
      'No layer compresses. T2 gained most, 0.62 bits of the label by epoch 100: fitting only.',
    );
  });

  test('names dead layers where none compresses', () => {
    const dead = { kind: 'dead', end: 0 } as const;
    expect(sentenceOf([layerVerdicts(0, {}), layerVerdicts(1, dead), layerVerdicts(2, dead)])).toBe(
      'T2 and T3 ended below 0.05 bit: dead. No layer compresses.',
    );
  });

  test('tells lossless layers from layers of which there is nothing to say', () => {
    expect(sentenceOf([layerVerdicts(0, { kind: 'lossless' })])).toContain('lossless');
    expect(sentenceOf([layerVerdicts(0, { kind: 'lossless' }), layerVerdicts(1, {})])).toContain(
      'neither fitting nor compression',
    );
  });
});

test.each([
  [['T2'], 'T2'],
  [['T2', 'T3'], 'T2 and T3'],
  [['T2', 'T3', 'T5'], 'T2, T3 and T5'],
])('%j is listed as %s', (names, list) => {
  expect(listOf(names)).toBe(list);
});

test('layers without a verdict are named before anything is said of the others', () => {
  expect(leftOutSentence([])).toBe('');
  expect(leftOutSentence(['T2'])).toBe('T2 was not recorded at every epoch; of the others: ');
  expect(leftOutSentence(['T2', 'T3'])).toContain('T2 and T3 were not recorded');
});

describe('another estimator on the same run', () => {
  const exact = [layerVerdicts(0, {}), layerVerdicts(1, { kind: 'compresses' })];
  const trajectory = (ixt: readonly number[]): Trajectory => ({
    name: 'T1',
    ixt,
    ity: [],
    codes: [],
  });

  test('the layers it judges otherwise are found by their place', () => {
    const other = [layerVerdicts(0, {}), layerVerdicts(1, { kind: 'fits-only' })];
    expect(differentVerdicts(exact, other)).toEqual([other[1]]);
    expect(differentVerdicts(exact, exact)).toEqual([]);
  });

  test('the distance is the largest over layers and checkpoints', () => {
    const near = [trajectory([3, 4]), trajectory([5, 6])];
    const far = [trajectory([3, 3.5]), trajectory([5, 4])];
    expect(furthestApart(near, far, 2)).toBe(2);
    expect(furthestApart(near, far, 1)).toBe(0);
  });

  test('it is said whether numbers, and whether verdicts differ', () => {
    expect(estimatorSentence('30 bins', true, [], 0)).toBe(
      '30 bins: the same numbers, for no two codes share a bin.',
    );
    expect(estimatorSentence('KDE', false, [], 0)).toBe('KDE: the same numbers.');
    expect(estimatorSentence('30 bins', true, [], 1)).toBe(
      '30 bins: other numbers, the same verdicts.',
    );
    const otherwise = [layerVerdicts(1, { kind: 'fits-only' }), layerVerdicts(2, { kind: 'dead' })];
    expect(estimatorSentence('30 bins', true, otherwise, 1)).toBe(
      '30 bins: another story. There T2 fits only and T3 is dead.',
    );
  });
});
