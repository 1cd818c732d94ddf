import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, FIELD_KEYS, PRESETS, type Run, typicalRun } from '../engine/index.ts';
import { changeByText, differences } from './settings.ts';

const RUN = DEFAULT_PRESET.run;

describe('a setting changed by text', () => {
  test.each<[keyof Run, string, Partial<Run>]>([
    ['seed', '7', { seed: 7 }],
    ['learningRate', ' 1e-3 ', { learningRate: 0.001 }],
    ['learningRate', '0.100', { learningRate: 0.1 }],
    ['learningRate', '1.000', { learningRate: 1 }],
    ['epochs', '20,000', { epochs: 20000 }],
    ['bits', '32', { bits: 32 }],
    ['data', 'parity', { data: 'parity' }],
    ['hidden', '4,3', { hidden: [4, 3], activations: ['tanh', 'tanh'] }],
    ['hidden', '4-3-2', { hidden: [4, 3, 2], activations: ['tanh', 'tanh', 'tanh'] }],
  ])('%s takes %j', (key, text, changes) => {
    expect(changeByText(RUN, key, text)).toEqual({ ...RUN, ...changes });
  });

  test.each<[keyof Run, string]>([
    ['epochs', '0'],
    ['epochs', '2.5'],
    ['epochs', '1.000'],
    ['epochs', '1,000'],
    ['batch', '1.000'],
    ['seed', '2.000'],
    ['epochs', ''],
    ['learningRate', 'fast'],
    ['seed', '-1'],
    ['bits', '9'],
    ['hidden', '10-0'],
    ['hidden', '10-x'],
    ...FIELD_KEYS.map((key): [keyof Run, string] => [key, '~']),
  ])('%s refuses %j', (key, text) => {
    expect(changeByText(RUN, key, text)).toBeUndefined();
  });
});

describe('differences from a preset', () => {
  test('there are none in the preset itself', () => {
    for (const preset of PRESETS) expect(differences(typicalRun(preset), preset)).toEqual([]);
  });

  test('they are listed in the order of the table', () => {
    const run: Run = { ...RUN, seed: 2, bits: 3, hidden: [2], activations: ['tanh'] };
    expect(differences(run, DEFAULT_PRESET)).toEqual(['hidden', 'bits', 'seed']);
  });
});
