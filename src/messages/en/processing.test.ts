import { expect, test } from 'vitest';
import type { ProcessingReport } from '../../engine/index.ts';
import { excess, sentences } from './processing.ts';

const label = {
  quantity: 'ity',
  layer: 2,
  previous: 1,
  excess: 0.21,
  checkpoint: 3,
  found: 0.52,
  bound: 0.31,
} as const;
const input = {
  ...label,
  quantity: 'ixt',
  layer: 3,
  previous: 2,
  found: 6.25,
  bound: 6,
} as const;

const names = ['T1', 'T2', 'T3', 'T4'];
const sentencesOf = (report: ProcessingReport): string[] =>
  sentences({ report, names, epochs: [0, 1, 10, 1000], count: 4 });

test('what cannot be is named with the reason, the amounts and the epoch', () => {
  expect(sentencesOf({ checkpoints: 2, worst: [label, input] })).toEqual([
    'This estimator gives T3 more information about the label than T2 (0.52 against 0.31 bits at epoch 1000), which is impossible: T3 is computed from T2 alone.',
    'It also gives T4 more information about the input than T3 (6.25 against 6.00 bits at epoch 1000), although T4 is computed from T3 alone.',
    'It breaks the data-processing inequality at 2 of 4 checkpoints; the amounts are the largest.',
  ]);
  expect(sentencesOf({ checkpoints: 0, worst: [] })).toEqual([]);
});

test('a cell has the excess about the label, else about the input', () => {
  expect(excess({ checkpoints: 1, worst: [label, input] }, names)).toBe('T3 > T2 by 0.21');
  expect(excess({ checkpoints: 1, worst: [input] }, names)).toBe('T4 > T3 by 0.21');
});
