import { expect, test } from 'vitest';
import { EXACT } from '../information/estimators/spec.ts';
import { FileRecording } from './file-recording.ts';

const named = (...names: string[]) =>
  new FileRecording('net.csv', {
    repairs: [],
    rows: 8,
    labelCount: 2,
    layers: names.map((name) => ({ name, width: 1 })),
    epochs: [0],
    entropyBounds: { hx: 3, hy: 1 },
    informative: EXACT,
  }).layers();

test('long names of layers are cut, and kept in full', () => {
  const long = 'encoder.'.repeat(600);
  const [first, second] = named(long, 'T2');
  expect(first).toEqual({ name: 'encoder.encoder.encoder…', fullName: long, width: 1 });
  expect(second).toEqual({ name: 'T2', width: 1 });
});

test('names that begin alike stay apart', () => {
  const layers = named(...['a', 'b', 'c'].map((end) => `model.encoder.blocks.attention.${end}`));
  const names = layers.map(({ name }) => name);
  expect(names).toEqual([
    'model.encoder.blocks.a…1',
    'model.encoder.blocks.a…2',
    'model.encoder.blocks.a…3',
  ]);
  expect(layers.map(({ fullName }) => fullName?.at(-1))).toEqual(['a', 'b', 'c']);
});

test('a name of characters beyond 16 bits is cut between them', () => {
  const [layer] = named('😀'.repeat(5000));
  expect(layer?.name).toBe(`${'😀'.repeat(23)}…`);
});
