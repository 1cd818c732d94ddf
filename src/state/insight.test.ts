import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA, type JudgedRecording, type Trajectory } from '../engine/index.ts';
import { insightOf, judgeLayers } from './insight.ts';

const EPOCHS = [0, 1, 2, 4, 10, 50, 100, 200, 400];
const RECORDING: JudgedRecording = {
  epochs: EPOCHS,
  hx: 12,
  hy: 1,
  rows: 4096,
  status: { kind: 'learned' },
};
const CHANCE = { testAccuracy: 0.5, majorityShare: 0.52 };

/** Of values at epochs 0, 1, 10, 50 and 400. */
function trajectory(name: string, ixt: readonly number[], ity: readonly number[]): Trajectory {
  const held = (values: readonly number[]) =>
    [0, 1, 1, 1, 2, 3, 3, 3, 4].map((place) => values[place] as number);
  const states = ixt.map((bits) => (bits === 12 ? 4096 : 100));
  return { name, ixt: held(ixt), ity: held(ity), states: held(states) };
}

const FALLING = trajectory('T5', [4, 7, 7, 5, 5], [0.1, 0.9, 0.9, 0.9, 0.9]);
const RISING = trajectory('T4', [4, 5, 6, 7, 7], [0.1, 0.3, 0.5, 0.8, 0.9]);
const RETURNING = trajectory('T3', [9, 4, 5, 7, 7], [0.1, 0.3, 0.5, 0.8, 0.9]);
const FLAT = trajectory('T2', [9, 9, 9, 9, 9], [0.8, 0.8, 0.8, 0.8, 0.8]);
const WHOLE = trajectory('T1', [12, 12, 12, 12, 12], [1, 1, 1, 1, 1]);
const DEAD = trajectory('T6', [3, 3, 1, 0, 0], [0.1, 0.1, 0.1, 0, 0]);

function allVerdicts(layers: readonly Trajectory[], changes: Partial<JudgedRecording> = {}) {
  return judgeLayers(layers, { ...RECORDING, ...changes }, DEFAULT_CRITERIA);
}

describe('verdicts on layers', () => {
  test('carry their place', () => {
    expect(allVerdicts([RISING, FALLING])).toMatchObject([
      { name: 'T4', index: 0, verdict: { kind: 'rises', peak: { epoch: 400, ixt: 7 } } },
      { name: 'T5', index: 1, verdict: { kind: 'compresses', peak: { epoch: 10, ixt: 7 } } },
    ]);
  });

  test('a layer that was not measured at every checkpoint is left out, and places stay', () => {
    const gap = trajectory('T2', [4, Number.NaN, 6, 7, 7], [0, 0, 0, 0, 0]);
    expect(allVerdicts([gap, FALLING]).map(({ index }) => index)).toEqual([1]);
  });

  test('saturated ones are marked', () => {
    expect(allVerdicts([WHOLE, FALLING]).map(({ verdict }) => verdict.qualifications)).toEqual([
      ['saturated'],
      [],
    ]);
  });

  test('there are none on a run that diverged, and no compression in one that did not learn', () => {
    expect(allVerdicts([FALLING], { status: { kind: 'diverged' } })).toEqual([]);
    const [fallen] = allVerdicts([FALLING], { status: { kind: 'did-not-learn', ...CHANCE } });
    expect(fallen?.verdict.kind).toBe('falls');
    const byHeart = { kind: 'memorized', trainAccuracy: 0.9, ...CHANCE } as const;
    const [memorized] = allVerdicts([FALLING], { status: byHeart });
    expect(memorized?.verdict.kind).toBe('compresses');
  });
});

describe('what the sentence is about', () => {
  const insightOn = (...layers: Trajectory[]) => insightOf(allVerdicts(layers));

  test.each([
    ['a fall, where any layer falls', [WHOLE, DEAD, RISING, FALLING], 'T5'],
    ['the largest of them', [FALLING, RETURNING], 'T3'],
    ['a rise, where none falls', [WHOLE, FLAT, RISING], 'T4'],
    ['no layer, where none moves', [WHOLE, FLAT, DEAD], undefined],
  ])('%s', (_, layers, headline) => {
    expect(insightOn(...layers)?.headline?.name).toBe(headline);
  });

  test('clear verdicts come before borderline and saturated ones', () => {
    const verdicts = allVerdicts([RETURNING, FALLING]).map((one) =>
      one.name === 'T3'
        ? { ...one, verdict: { ...one.verdict, qualifications: ['borderline' as const] } }
        : one,
    );
    expect(insightOf(verdicts)?.headline?.name).toBe('T5');
  });

  test('the other layers stand together by their verdicts', () => {
    const less = trajectory('T4', [4, 7, 7, 6, 6], [0.1, 0.9, 0.9, 0.9, 0.9]);
    const { others } = insightOn(WHOLE, DEAD, less, FALLING) ?? {};
    expect(others?.map(({ kind, layers }) => [kind, ...layers.map(({ name }) => name)])).toEqual([
      ['compresses', 'T4'],
      ['dead', 'T6'],
      ['stays-at-hx', 'T1'],
    ]);
  });

  test('is nothing where there is no layer', () => {
    expect(insightOf([])).toBeUndefined();
  });
});
