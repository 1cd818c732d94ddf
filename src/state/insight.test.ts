import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA, type Trajectory } from '../engine/index.ts';
import { insightOf, judgeLayers } from './insight.ts';

const HX = 12;
const EPOCHS = [0, 1, 10, 100, 400];

function trajectory(name: string, ixt: readonly number[], ity: readonly number[]): Trajectory {
  return { name, ixt, ity, states: ixt.map(() => 100) };
}

/** No median changes it: each value stands twice. */
const FALLING = trajectory('T5', [4, 7, 7, 5, 5], [0.1, 0.5, 0.6, 0.9, 0.9]);
const RISING = trajectory('T4', [4, 5, 6, 7, 7], [0.1, 0.3, 0.5, 0.8, 0.9]);
const FLAT = trajectory('T3', [9, 9, 9, 9, 9], [0.8, 0.8, 0.8, 0.8, 0.8]);
const WHOLE = trajectory('T1', [12, 12, 12, 12, 12], [1, 1, 1, 1, 1]);
const DEAD = trajectory('T6', [3, 3, 1, 0, 0], [0.1, 0.1, 0.1, 0, 0]);

function allVerdicts(layers: readonly Trajectory[]) {
  return judgeLayers(layers, EPOCHS, HX, DEFAULT_CRITERIA, ({ name }) => name === 'T1');
}

describe('verdicts on layers', () => {
  test('carry the epoch of the peak and their place', () => {
    expect(allVerdicts([RISING, FALLING])).toMatchObject([
      { name: 'T4', index: 0, epoch: 400, verdict: { kind: 'fits-only' } },
      { name: 'T5', index: 1, epoch: 10, verdict: { kind: 'compresses', peak: 7, lost: 2 } },
    ]);
  });

  test('a layer that was not measured at every checkpoint is left out, and places stay', () => {
    const gap = trajectory('T2', [4, Number.NaN, 6, 7, 7], [0, 0, 0, 0, 0]);
    expect(allVerdicts([gap, FALLING]).map(({ index }) => index)).toEqual([1]);
  });

  test('saturated ones are marked', () => {
    expect(allVerdicts([WHOLE, FALLING]).map(({ saturated }) => saturated)).toEqual([true, false]);
  });
});

describe('what the sentence is about', () => {
  test.each([
    ['compression, where any layer compresses', [WHOLE, DEAD, RISING, FALLING], 'compresses'],
    [
      'dead layers, where none compresses',
      [WHOLE, RISING, trajectory('T6', [0, 0, 0, 0, 0], [0, 0, 0, 0, 0])],
      'dead',
    ],
    ['fitting, where nothing else is', [WHOLE, FLAT, RISING], 'fits-only'],
    ['losslessness, where all layers are', [WHOLE], 'lossless'],
    ['that there is neither', [WHOLE, FLAT], 'no-change'],
  ])('%s', (_, layers, kind) => {
    expect(insightOf(allVerdicts(layers))?.kind).toBe(kind);
  });

  test('the layer that lost most stands for all that compress', () => {
    const less = trajectory('T4', [4, 7, 7, 6, 6], [0.1, 0.5, 0.6, 0.9, 0.9]);
    expect(insightOf(allVerdicts([less, FALLING]))).toMatchObject({
      layer: { name: 'T5' },
      others: ['T4'],
    });
  });

  test('is nothing where there is no layer', () => {
    expect(insightOf([])).toBeUndefined();
  });
});
