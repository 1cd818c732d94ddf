import { describe, expect, test } from 'vitest';
import type { Trajectory } from '../../training/recording.ts';
import { layerVerdict, phase, point } from '../testing/verdicts.ts';
import { DEFAULT_CRITERIA } from './criteria.ts';
import { insightOf } from './insight.ts';
import { type JudgedRecording, judgeLayers, type LayerVerdict } from './layer-verdict.ts';
import type { Verdict } from './verdict.ts';

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

  const moving = (index: number, kind: Verdict['kind'], bits: number) =>
    layerVerdict(index, kind, { deciding: phase(point(12, 6.8 - bits), point(400, 6.8)) });
  const nameOf = (...layers: LayerVerdict[]) => insightOf(layers)?.headline?.name;

  test('a larger fall comes first, also where none is as large as a bit', () => {
    const [less, more] = [moving(1, 'compresses', -0.5), moving(2, 'compresses', -0.7)];
    expect(nameOf(less, more)).toBe('T3');
    const before = phase(point(0, 7.6), point(22, 6.4));
    const deciding = phase(point(22, 6.4), point(400, 6.8));
    expect(nameOf(more, layerVerdict(3, 're-expands', { before, deciding }))).toBe('T4');
  });

  test.each(['falls', 're-expands', 'drops-while-fitting'] as const)('what %s has a fall', (kind) =>
    expect(nameOf(moving(1, 'compresses', -1), moving(2, kind, -2))).toBe('T3'),
  );

  test.each([
    'rises',
    'reaches-hx',
    'dead',
    'no-clear-direction',
    'no-change',
    'stays-near-hx',
    'stays-at-hx',
  ] as const)('a fall comes before %s, however large', (kind) => {
    expect(nameOf(moving(1, kind, 4), moving(2, 'compresses', -1))).toBe('T3');
  });

  test('clear verdicts come before borderline and saturated ones', () => {
    const verdicts = allVerdicts([RETURNING, FALLING]).map((one) =>
      one.name === 'T3'
        ? { ...one, verdict: { ...one.verdict, qualifications: ['borderline' as const] } }
        : one,
    );
    expect(insightOf(verdicts)?.headline?.name).toBe('T5');
  });

  test('a clear rise comes before a fall that is not clear, and that before a rise', () => {
    const unclear = (index: number, kind: Verdict['kind'], bits: number) =>
      layerVerdict(index, kind, {
        deciding: phase(point(12, 6.8 - bits), point(400, 6.8)),
        qualifications: ['borderline'],
      });
    const [rise, fall] = [unclear(0, 'rises', 3), unclear(1, 'compresses', -2)];
    expect(nameOf(rise, fall, moving(2, 'rises', 1))).toBe('T3');
    expect(nameOf(rise, fall)).toBe('T2');
    expect(nameOf(rise)).toBe('T1');
  });

  test('the other layers stand together by their verdicts', () => {
    const less = trajectory('T4', [4, 7, 7, 6, 6], [0.1, 0.9, 0.9, 0.9, 0.9]);
    const named = (...layers: Trajectory[]) =>
      insightOn(...layers)?.groups.map((group) => [
        group.kind,
        ...group.layers.map(({ name }) => name),
      ]);
    expect(named(WHOLE, DEAD, less, FALLING)).toEqual([
      ['compresses', 'T4'],
      ['dead', 'T6'],
    ]);
    expect(named(WHOLE, FLAT, DEAD)).toEqual([
      ['dead', 'T6'],
      ['no-change', 'T2'],
      ['stays-at-hx', 'T1'],
    ]);
  });

  test('is nothing where there is no layer', () => {
    expect(insightOf([])).toBeUndefined();
  });
});

describe('the layers that are named', () => {
  const END = point(400, 6.8);
  const FALL = layerVerdict(4, 'compresses', { deciding: phase(point(12, 9.5), END) });
  const SLIGHT = layerVerdict(1, 'compresses', {
    deciding: phase(point(148, 6.9), END),
    qualifications: ['borderline'],
  });
  const groupsOn = (...layers: LayerVerdict[]) =>
    insightOf(layers)?.groups.map((group) => [group.kind, ...group.layers.map(({ name }) => name)]);

  test('beside one that moves are those that move or are dead, and are not saturated', () => {
    const saturated = layerVerdict(3, 'reaches-hx', {
      deciding: phase(point(0, 4), END),
      qualifications: ['saturated'],
    });
    const other = layerVerdict(2, 'compresses', { deciding: phase(point(30, 8), END) });
    const still = layerVerdict(5, 'no-change');
    expect(groupsOn(FALL, SLIGHT, saturated, other, still, layerVerdict(0, 'dead'))).toEqual([
      ['compresses', 'T3'],
      ['dead', 'T1'],
    ]);
  });

  test('are all where none moves, those first that hardly move', () => {
    const still = [layerVerdict(0, 'stays-at-hx'), layerVerdict(2, 'dead')];
    expect(groupsOn(...still, SLIGHT)).toEqual([
      ['hardly-moves', 'T2'],
      ['dead', 'T3'],
      ['stays-at-hx', 'T1'],
    ]);
    expect(groupsOn(...still)).toHaveLength(2);
  });

  test('have their changes from turn to turn, where plane and table show them', () => {
    const deciding = phase(point(30, 8), point(300, 5.8));
    const other = layerVerdict(2, 'compresses', { deciding });
    const [group] = insightOf([FALL, other])?.groups ?? [];
    expect(group?.layers).toEqual([
      {
        name: 'T3',
        changes: [
          { from: point(30, 8), to: point(300, 5.8) },
          { from: point(300, 5.8), to: END },
        ],
        notes: [],
      },
    ]);
    const [slight] = insightOf([SLIGHT])?.groups ?? [];
    expect(slight?.layers).toEqual([{ name: 'T2', changes: [], notes: ['borderline'] }]);
  });

  test('are noted as saturated only if they move', () => {
    const qualifications = ['borderline', 'saturated'] as const;
    const still = layerVerdict(0, 'stays-at-hx', { qualifications });
    const [group] = insightOf([still])?.groups ?? [];
    expect(group?.layers[0]?.notes).toEqual(['borderline']);
    const moving = layerVerdict(1, 'compresses', {
      deciding: phase(point(148, 6.9), END),
      qualifications,
    });
    const [slight] = insightOf([moving])?.groups ?? [];
    expect(slight?.layers[0]?.notes).toEqual(['borderline', 'saturated']);
  });
});
