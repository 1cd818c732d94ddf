import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, FIELD_KEYS, FIELDS, PRESETS, type Run } from '../engine/index.ts';
import { changeByText, differences } from './settings.ts';

const RUN = DEFAULT_PRESET.run;

describe('a setting changed by text', () => {
  test.each<[keyof Run, string, Partial<Run>]>([
    ['seed', '7', { seed: 7 }],
    ['learningRate', ' 1e-3 ', { learningRate: 0.001 }],
    ['bits', '32', { bits: 32 }],
    ['data', 'parity', { data: 'parity' }],
    ['hidden', '4,3', { hidden: [4, 3], activations: ['tanh', 'tanh'] }],
    ['hidden', '4-3-2', { hidden: [4, 3, 2], activations: ['tanh', 'tanh', 'tanh'] }],
  ])('%s takes %j', (key, text, changes) => {
    expect(changeByText(RUN, key, text)).toEqual({ run: { ...RUN, ...changes } });
  });

  test.each<[keyof Run, string, string]>([
    ['epochs', '0', 'Epochs takes a whole number from 1 to 20000.'],
    ['epochs', '2.5', 'Epochs takes a whole number from 1 to 20000.'],
    ['epochs', '', 'Epochs takes a whole number from 1 to 20000.'],
    ['learningRate', 'fast', 'Learning rate takes a number from 0.00001 to 1.'],
    ['seed', '-1', 'Seed takes a whole number from 0 to 4294967295.'],
    ['bits', '9', 'Activation bits takes 1 to 8, or 32 for float32.'],
    ['hidden', '10-0', 'Hidden layers takes 1 to 8 widths of 1 to 32, as in 10-7-5.'],
    ['hidden', '10-x', 'Hidden layers takes 1 to 8 widths of 1 to 32, as in 10-7-5.'],
  ])('%s refuses %j: the field and what it takes are named', (key, text, problem) => {
    expect(changeByText(RUN, key, text)).toEqual({ problem });
  });

  test.each(FIELD_KEYS)('%s names itself when it refuses nonsense', (key) => {
    const change = changeByText(RUN, key, '~');
    expect('problem' in change && change.problem).toContain(FIELDS[key].title);
  });
});

describe('differences from a preset', () => {
  test('there are none in the preset itself', () => {
    for (const preset of PRESETS) expect(differences(preset.run, preset)).toEqual([]);
  });

  test('they are listed in the order of the table', () => {
    const run: Run = { ...RUN, seed: 2, bits: 3, hidden: [2], activations: ['tanh'] };
    expect(differences(run, DEFAULT_PRESET)).toEqual(['hidden', 'bits', 'seed']);
  });
});
