import { expect, test } from 'vitest';
import type { FileSummary } from '../../state/inspection.ts';
import { describeFile, firstOnly, notesOn } from './describe.ts';

const RUN: FileSummary = {
  rows: 1000,
  classes: 2,
  layers: ['T1', 'T2', 'T3'],
  widths: [4, 3, 2],
  epochs: [1, 2, 5],
  entropyBounds: { hx: 9.97, hy: 1 },
};

test('a file is told by its name, rows, layers and epochs', () => {
  expect(describeFile('run.csv', RUN)).toBe(
    'Activations of run.csv: 1000 rows, 3 layers, 3 epochs.',
  );
  expect(describeFile('one.csv', { ...RUN, rows: 1, layers: ['T'], epochs: [0] })).toBe(
    'Activations of one.csv: 1 row, 1 layer.',
  );
});

test('what cannot be known of it, or makes its numbers say nothing, is said', () => {
  expect(notesOn(RUN)).toContain('loss, accuracy');
  expect(notesOn({ ...RUN, epochs: [0] })).toContain('One epoch has no trajectories.');
  expect(notesOn({ ...RUN, classes: 1 })).toContain('I(T;Y) is 0');
  expect(notesOn({ ...RUN, rows: 1, classes: 1 })).toContain('One row');
});

test('of several files it is said that one was opened', () => {
  expect(firstOnly(1)).toBe('');
  expect(firstOnly(3)).toBe('Only the first of 3 files was opened.');
});
