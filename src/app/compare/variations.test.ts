import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PRESET,
  FLOAT_TWIN,
  formatVariation,
  MAX_OTHERS,
  PRESETS,
  parseVariation,
  sameRun,
  type Variation,
  vary,
} from '../../engine/index.ts';
import { choicesFor, networkNote, networkTitle, nextChoice } from './variations.ts';

const { run } = DEFAULT_PRESET;
const anyRun = fc
  .record({
    preset: fc.constantFrom(...PRESETS),
    seed: fc.integer({ min: 0, max: 4294967295 }),
    bits: fc.constantFrom(1, 2, 4, 8, 32),
  })
  .map(({ preset, seed, bits }) => ({ ...preset.run, seed, bits }));

describe('experiments to set beside a run', () => {
  test('none is the run itself, and each goes into a link and comes back', () => {
    fc.assert(
      fc.property(anyRun, (own) => {
        for (const { variation } of choicesFor(own, []).flatMap(({ choices }) => choices)) {
          expect(sameRun(vary(own, variation), own)).toBe(false);
          const text = formatVariation(variation);
          expect(parseVariation(own, text)).toEqual({ variation, repairs: [] });
        }
      }),
      { numRuns: 50 },
    );
  });

  test('what is compared already is no choice, however it is written', () => {
    const taken: Variation = { activations: 'relu-relu-relu-relu-relu' };
    const texts = choicesFor(run, [taken]).flatMap(({ choices }) =>
      choices.map(({ variation }) => formatVariation(variation)),
    );
    expect(texts).not.toContain('act:relu');
    expect(texts).toContain('bits:8');
  });

  test('a preset brings its network, never another task, length or seed', () => {
    const own = { ...run, data: 'parity', epochs: 50, seed: 7 } as const;
    for (const { variation } of choicesFor(own, []).at(-1)?.choices ?? []) {
      expect(vary(own, variation)).toMatchObject({ data: 'parity', epochs: 50, seed: 7 });
    }
  });

  test('rows are added until there are no more, each another network', () => {
    const taken: Variation[] = [];
    while (taken.length < MAX_OTHERS) taken.push(nextChoice(run, taken));
    expect(taken[0]).toEqual(FLOAT_TWIN);
    expect(new Set(taken.map(formatVariation)).size).toBe(MAX_OTHERS);
  });
});

describe('the name of a network', () => {
  test.each<[string, Variation | undefined]>([
    ['tanh, 4 bits', undefined],
    ['float32 twin', FLOAT_TWIN],
    ['ReLU, 4 bits', { activations: 'relu' }],
    ['tanh, 8 bits', { bits: '8' }],
    ['tanh, 4 bits, seed 2', { seed: '2' }],
    ['ReLU, 4 bits, learning rate 0.01', { activations: 'relu', learningRate: '0.01' }],
  ])('%s', (title, variation) => {
    expect(networkTitle(vary(run, variation ?? {}), variation)).toBe(title);
  });

  test('says of a float32 network that its exact plane is degenerate', () => {
    const twin = vary(run, FLOAT_TWIN);
    expect(networkNote(twin, run, false)).toBe(
      'Another network, trained alongside, not quantized: its exact plane is degenerate, except where values are cut off, as by ReLU.',
    );
    expect(networkNote(twin, twin, true)).toMatch(/^The run itself, not quantized/);
    expect(networkNote(run, run, true)).toMatch(/can only lose bits/);
  });

  test('says when a row is the run once more', () => {
    expect(networkNote(vary(run, { bits: '4' }), run, false)).toBe('The same run once more.');
  });
});
