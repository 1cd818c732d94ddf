import { expect, test } from 'vitest';
import type { NeuronInspection } from '../../state/inspection.ts';
import { bandText, binsText } from './bins.ts';

const NEURON: NeuronInspection = {
  values: Float64Array.of(-1, -0.5, 0, 0.25, 1),
  counts: Int32Array.of(4, 2, 2, 4, 4),
  bands: [
    { from: -1, to: 0.3, bin: 0 },
    { from: 0.3, to: 0.9, bin: 1 },
    { from: 0.9, to: 1, bin: 2 },
  ],
  costs: Float64Array.of(1.2, 0, 0),
  levels: 5,
  occupied: 2,
  uncertainty: 0,
};

test('a neuron is told by its levels, the bins they fall in, and what that costs', () => {
  expect(binsText(NEURON)).toBe('5 levels → 2 bins: 1.20 bits of this neuron lost.');
  expect(binsText({ ...NEURON, costs: Float64Array.of(0, 0, 0) })).toBe(
    '5 levels → 2 bins: nothing of this neuron lost.',
  );
  expect(binsText({ ...NEURON, levels: 1, occupied: undefined })).toBe(
    '1 level; more bins than can be drawn.',
  );
});

test('a band is told by its range, its levels and what merging them costs', () => {
  expect(bandText(NEURON, 0)).toBe('From −1 to 0.3: levels −1, −0.5, 0, 0.25; 1.20 bits lost.');
  expect(bandText(NEURON, 1)).toBe('From 0.3 to 0.9: no level.');
  expect(bandText(NEURON, 2)).toBe('From 0.9 to 1: level 1; nothing lost.');
  expect(bandText(NEURON, 3)).toBeUndefined();
});
