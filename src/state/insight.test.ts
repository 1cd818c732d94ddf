import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE, type LayerTrail } from '../engine/index.ts';
import { insightOf, judge } from './insight.ts';

const HX = 12;
const EPOCHS = [0, 1, 10, 100, 400];

function trail(name: string, ixt: readonly number[], ity: readonly number[]): LayerTrail {
  return { name, ixt, ity, codes: ixt.map(() => 100) };
}

/** No median changes it: each value stands twice. */
const FALLING = trail('T5', [4, 7, 7, 5, 5], [0.1, 0.5, 0.6, 0.9, 0.9]);
const RISING = trail('T4', [4, 5, 6, 7, 7], [0.1, 0.3, 0.5, 0.8, 0.9]);
const FLAT = trail('T3', [9, 9, 9, 9, 9], [0.8, 0.8, 0.8, 0.8, 0.8]);
const WHOLE = trail('T1', [12, 12, 12, 12, 12], [1, 1, 1, 1, 1]);
const DEAD = trail('T6', [3, 3, 1, 0, 0], [0.1, 0.1, 0.1, 0, 0]);

function judgeAll(layers: readonly LayerTrail[]) {
  return judge(layers, EPOCHS, HX, DEFAULT_RULE, ({ name }) => name === 'T1');
}

describe('judged layers', () => {
  test('carry the epoch of the knee and their place', () => {
    expect(judgeAll([RISING, FALLING])).toMatchObject([
      { name: 'T4', index: 0, epoch: 400, verdict: { kind: 'fits only' } },
      { name: 'T5', index: 1, epoch: 10, verdict: { kind: 'compresses', peak: 7, lost: 2 } },
    ]);
  });

  test('a layer that was not measured at every record is left out, and places stay', () => {
    const gap = trail('T2', [4, Number.NaN, 6, 7, 7], [0, 0, 0, 0, 0]);
    expect(judgeAll([gap, FALLING]).map(({ index }) => index)).toEqual([1]);
  });

  test('saturated ones are marked', () => {
    expect(judgeAll([WHOLE, FALLING]).map(({ saturated }) => saturated)).toEqual([true, false]);
  });
});

describe('what is said first', () => {
  test.each([
    ['compression, where any layer compresses', [WHOLE, DEAD, RISING, FALLING], 'compresses'],
    [
      'dead layers, where none compresses',
      [WHOLE, RISING, trail('T6', [0, 0, 0, 0, 0], [0, 0, 0, 0, 0])],
      'dead',
    ],
    ['fitting, where nothing else is', [WHOLE, FLAT, RISING], 'fits only'],
    ['losslessness, where all layers are', [WHOLE], 'lossless'],
    ['that there is neither', [WHOLE, FLAT], 'neither'],
  ])('%s', (_, layers, kind) => {
    expect(insightOf(judgeAll(layers))?.kind).toBe(kind);
  });

  test('the layer that lost most stands for all that compress', () => {
    const less = trail('T4', [4, 7, 7, 6, 6], [0.1, 0.5, 0.6, 0.9, 0.9]);
    expect(insightOf(judgeAll([less, FALLING]))).toMatchObject({
      layer: { name: 'T5' },
      others: ['T4'],
    });
  });

  test('nothing is said of nothing', () => {
    expect(insightOf([])).toBeUndefined();
  });
});
