import { expect, test } from 'vitest';
import * as layers from './layers.ts';

const NEURON = {
  values: Float64Array.of(-1, -0.5, 0, 0.25, 1),
  bands: [
    { from: -1, to: 0.3 },
    { from: 0.3, to: 0.9 },
    { from: 0.9, to: 1 },
  ],
  costs: Float64Array.of(1.2, 0, 0),
  levels: 5,
  occupied: 2,
};

test('a neuron is described by its levels, the bins they fall in, and what that costs', () => {
  expect(layers.bins(NEURON)).toBe('5 levels → 2 bins: 1.20 bits about this neuron are lost.');
  expect(layers.bins({ ...NEURON, costs: Float64Array.of(0, 0, 0) })).toBe(
    '5 levels → 2 bins: nothing about this neuron is lost.',
  );
  expect(layers.bins({ ...NEURON, tied: { used: 1, of: 3 } })).toBe(
    '5 levels → 2 bins: 1.20 bits about this neuron are lost. 1 of 3 bins in use: ties.',
  );
  expect(layers.bins({ ...NEURON, levels: 1, occupied: undefined })).toBe(
    '1 level; more bins than can be drawn.',
  );
});

test('a band is described by its range, its levels and what merging them costs', () => {
  expect(layers.band(NEURON, 0)).toBe('From −1 to 0.3: levels −1, −0.5, 0, 0.25; 1.20 bits lost.');
  expect(layers.band(NEURON, 1)).toBe('From 0.3 to 0.9: no level.');
  expect(layers.band(NEURON, 2)).toBe('From 0.9 to 1: level 1; nothing lost.');
  expect(layers.band(NEURON, 3)).toBeUndefined();
});

test('labels are described by their shares, and a part is never called all', () => {
  expect(layers.shares(1, [0, 1])).toBe('labelled 1');
  expect(layers.shares(5, [5, 0])).toBe('all labelled 0');
  expect(layers.shares(1000, [1, 999])).toBe('99 % labelled 1, 1 % labelled 0');
  expect(layers.shares(10, [1, 2, 3, 4])).toBe(
    '40 % labelled 3, 30 % labelled 2, 20 % labelled 1, …',
  );
  expect(layers.shares(0, [])).toBe('');
});

test('a code is described by its inputs, many small ones by the largest of them', () => {
  expect(layers.code(5, [5, 0])).toBe('5 inputs, all labelled 0');
  expect(layers.smallCodes(3, 9, 2, 5, [5, 0])).toBe(
    'The 3 smallest of 9 codes: at most 2 inputs each, all labelled 0',
  );
  expect(layers.smallCodes(325, 1024, 1, 325, [325, 0])).toBe(
    'The 325 smallest of 1024 codes: 1 input each, all labelled 0',
  );
});
