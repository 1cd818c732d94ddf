import { expect, test } from 'vitest';
import { encodeUtf8 } from '../data/files/text-bytes.ts';
import { EXACT, TableError } from '../index.ts';
import { FileActivations } from './file-activations.ts';

const opened = (text: string, name: string): FileActivations =>
  new FileActivations(encodeUtf8(text), name);

const CSV = [
  'epoch,layer,n1,n2,label',
  '5,2,0.5,,a',
  '5,2,0.5,,b',
  '1,1,1,2,a',
  '1,1,3,4,b',
  '5,1,1,2,a',
  '5,1,1,2,b',
].join('\n');

test('a file is summed up: rows, layers and their widths, epochs, and entropy bounds of its rows', () => {
  const { summary, checkpoints } = opened(CSV, 'run.csv');
  expect(summary).toEqual({
    repairs: [],
    rows: 2,
    labelCount: 2,
    layers: [
      { name: 'T1', width: 2 },
      { name: 'T2', width: 1 },
    ],
    epochs: [1, 5],
    informative: EXACT,
    entropyBounds: { hx: 1, hy: 1 },
  });
  expect(checkpoints).toBe(2);
});

test('a checkpoint has the layers that were recorded then, feature by feature', () => {
  const recorded = opened(CSV, 'run.csv');
  const [first, missing] = recorded.layersAt(0);
  expect(first).toMatchObject({ rows: 2, columns: 2 });
  expect([...(first?.values ?? [])]).toEqual([1, 3, 2, 4]);
  expect(missing).toBeUndefined();
  expect(recorded.layersAt(1).map((layer) => layer?.columns)).toEqual([2, 1]);
  expect(() => recorded.layersAt(2)).toThrow('no checkpoint 2 of 2');
});

test('nothing is known of the answers', () => {
  expect(opened(CSV, 'run.csv').predictionAt()).toBeUndefined();
});

test('a file is JSON by how it starts, else by its name, and what is wrong with it is reported', () => {
  expect(() => opened('null', 'run.json')).toThrow(new TableError({ code: 't-not-array' }));
  expect(opened('1,2,0\n1,0,1', 'run.json').summary.entropyBounds).toEqual({ hx: 1, hy: 1 });
  expect(() => opened('1,2,0\n1,0\n', 'run.csv')).toThrow(
    new TableError({ code: 'uneven', row: 2, column: 3, columns: 2, first: 3 }),
  );
  expect(opened('{"T": [[1], [2]], "y": [0, 0]}', 'run.txt').summary.entropyBounds).toEqual({
    hx: 1,
    hy: 0,
  });
});
