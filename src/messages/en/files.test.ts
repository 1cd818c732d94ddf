import { expect, test } from 'vitest';
import * as files from './files.ts';

const RUN = {
  rows: 1000,
  labelCount: 2,
  layers: ['T1', 'T2', 'T3'],
  epochs: [1, 2, 5],
};

test('a file is described by its name, rows, layers and epochs', () => {
  expect(files.description('run.csv', RUN)).toBe(
    'Activations of run.csv: 1000 rows, 3 layers, 3 epochs.',
  );
  expect(files.description('one.csv', { ...RUN, rows: 1, layers: ['T'], epochs: [0] })).toBe(
    'Activations of one.csv: 1 row, 1 layer.',
  );
});

test('what is not known of it, or makes its numbers uninformative, is stated', () => {
  expect(files.notes(RUN)).toContain('loss, accuracy');
  expect(files.notes({ ...RUN, epochs: [0] })).toContain(
    'With a single epoch there are no trajectories.',
  );
  expect(files.notes({ ...RUN, labelCount: 1 })).toContain('I(T;Y) is 0');
  expect(files.notes({ ...RUN, rows: 1, labelCount: 1 })).toContain('With a single row');
});

test('of several files it is stated that one was opened', () => {
  expect(files.firstOnly(1)).toBe('');
  expect(files.firstOnly(3)).toBe('Only the first of 3 files was opened.');
});

test('each row is an input', () => {
  expect(files.distinctInputs(1)).toBe('The row counts as one input.');
  expect(files.distinctInputs(1024)).toBe('Each of the 1024 rows counts as a distinct input.');
});

test('what a file has of any length is cut in a sentence about it', () => {
  const long = 'n'.repeat(5000);
  const sentences = [
    files.fault({ code: 'same-column', name: long }),
    files.fault({ code: 'not-a-number', array: long, given: long }),
    files.fault({
      code: 'no-label-array',
      arrays: Array.from({ length: 5000 }, (_, i) => `a${i}`),
    }),
    files.repair({ code: 'index-column', column: 1, name: long }),
    files.repair({ code: 'single-numbers', arrays: [long, long] }),
  ];
  for (const sentence of sentences) {
    expect(sentence.length).toBeLessThan(250);
    expect(sentence).toContain('…');
  }
});
