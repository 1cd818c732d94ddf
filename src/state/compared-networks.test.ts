import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOverrides } from '../engine/experiment/overrides.ts';
import {
  applyOverrides,
  DEFAULT_PRESET,
  FLOAT32_OVERRIDES,
  formatOverrides,
  type Overrides,
  PRESETS,
  sameRun,
} from '../engine/index.ts';
import { MAX_COMPARISON_RUNS } from '../link/index.ts';
import {
  choicesFor,
  commonBits,
  networkNote,
  networkTitle,
  nextChoice,
} from './compared-networks.ts';

const { run } = DEFAULT_PRESET;
const anyRun = fc
  .record({
    preset: fc.constantFrom(...PRESETS),
    seed: fc.integer({ min: 0, max: 4294967295 }),
    bits: fc.constantFrom(1, 2, 4, 8, 32),
  })
  .map(({ preset, seed, bits }) => ({ ...preset.run, seed, bits }));

test('networks have their bits in common, or not', () => {
  expect(commonBits(run, [])).toBe(4);
  expect(commonBits(run, [{ activations: 'relu' }])).toBe(4);
  expect(commonBits(run, [{ activations: 'relu' }, FLOAT32_OVERRIDES])).toBeUndefined();
});

describe('experiments to set beside a run', () => {
  test('none is the run itself, and each goes into a link and comes back', () => {
    fc.assert(
      fc.property(anyRun, (own) => {
        for (const { overrides } of choicesFor(own, []).flatMap(({ choices }) => choices)) {
          expect(sameRun(applyOverrides(own, overrides), own)).toBe(false);
          const text = formatOverrides(overrides);
          expect(parseOverrides(own, text)).toEqual({ overrides, repairs: [] });
        }
      }),
      { numRuns: 50 },
    );
  });

  test('what is compared already is no choice, however it is written', () => {
    const taken: Overrides = { activations: 'relu-relu-relu-relu-relu' };
    const texts = choicesFor(run, [taken]).flatMap(({ choices }) =>
      choices.map(({ overrides }) => formatOverrides(overrides)),
    );
    expect(texts).not.toContain('act:relu');
    expect(texts).toContain('bits:8');
  });

  test('a preset brings its network, never another task, length or seed', () => {
    const own = { ...run, data: 'parity', epochs: 50, seed: 7 } as const;
    for (const { overrides } of choicesFor(own, []).at(-1)?.choices ?? []) {
      expect(applyOverrides(own, overrides)).toMatchObject({ data: 'parity', epochs: 50, seed: 7 });
    }
  });

  test('rows are added until there are no more, each another network', () => {
    const taken: Overrides[] = [];
    while (taken.length < MAX_COMPARISON_RUNS) taken.push(nextChoice(run, taken));
    expect(taken[0]).toEqual(FLOAT32_OVERRIDES);
    expect(new Set(taken.map(formatOverrides)).size).toBe(MAX_COMPARISON_RUNS);
  });
});

describe('the name of a network', () => {
  test.each<[string, Overrides | undefined]>([
    ['tanh, 4 bits', undefined],
    ['float32', FLOAT32_OVERRIDES],
    ['ReLU, 4 bits', { activations: 'relu' }],
    ['tanh, 8 bits', { bits: '8' }],
    ['tanh, 4 bits, seed 2', { seed: '2' }],
    ['ReLU, 4 bits, learning rate 0.01', { activations: 'relu', learningRate: '0.01' }],
  ])('%s', (title, overrides) => {
    expect(networkTitle(applyOverrides(run, overrides ?? {}), overrides)).toBe(title);
  });

  test('notes of a float32 network that its exact plane is degenerate', () => {
    const unquantized = applyOverrides(run, FLOAT32_OVERRIDES);
    expect(networkNote(unquantized, run, false)).toBe(
      'Trained alongside. Not quantized: its exact plane is degenerate, except where values are cut off, as by ReLU.',
    );
    expect(networkNote(unquantized, unquantized, true)).toMatch(/^The run itself\. Not quantized/);
    expect(networkNote(run, run, true)).toMatch(/can only lose bits/);
  });

  test('notes when a row is the run once more', () => {
    expect(networkNote(applyOverrides(run, { bits: '4' }), run, false)).toBe('The same run again.');
  });
});
