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
  });

test('of the network behind a file nothing is known that a comparison rests on', () => {
  const { run, hasOutput, isChain } = named('T1', 'T2');
  expect(run).toBeUndefined();
  expect({ hasOutput, isChain }).toEqual({ hasOutput: false, isChain: false });
});

test('long names of layers are cut, and kept in full', () => {
  const long = 'encoder.'.repeat(600);
  const [first, second] = named(long, 'T2').layers();
  expect(first).toEqual({ name: 'encoder.encoder.encoder…', fullName: long, width: 1 });
  expect(second).toEqual({ name: 'T2', width: 1 });
});

test('names that begin alike stay apart', () => {
  const layers = named(
    ...['a', 'b', 'c'].map((end) => `model.encoder.blocks.attention.${end}`),
  ).layers();
  const names = layers.map(({ name }) => name);
  expect(names).toEqual([
    'model.encoder.blocks.a…1',
    'model.encoder.blocks.a…2',
    'model.encoder.blocks.a…3',
  ]);
  expect(layers.map(({ fullName }) => fullName?.at(-1))).toEqual(['a', 'b', 'c']);
});

test('a name of characters beyond 16 bits is cut between them', () => {
  const [layer] = named('😀'.repeat(5000)).layers();
  expect(layer?.name).toBe(`${'😀'.repeat(23)}…`);
});
