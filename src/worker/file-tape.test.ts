import { expect, test } from 'vitest';
import { TableError } from '../engine/index.ts';
import { FileTape } from './file-tape.ts';

const CSV = [
  'epoch,layer,n1,n2,label',
  '5,2,0.5,,a',
  '5,2,0.5,,b',
  '1,1,1,2,a',
  '1,1,3,4,b',
  '5,1,1,2,a',
  '5,1,1,2,b',
].join('\n');

test('a file is summed up: rows, layers and their widths, epochs, and walls of its rows', () => {
  const { summary, records } = new FileTape(CSV, 'run.csv');
  expect(summary).toEqual({
    rows: 2,
    classes: 2,
    layers: ['T1', 'T2'],
    widths: [2, 1],
    epochs: [1, 5],
    walls: { hx: 1, hy: 1 },
  });
  expect(records).toBe(2);
});

test('a record has the layers that were recorded then, feature by feature', () => {
  const tape = new FileTape(CSV, 'run.csv');
  const [first, missing] = tape.layersAt(0);
  expect(first).toMatchObject({ rows: 2, columns: 2 });
  expect([...(first?.values ?? [])]).toEqual([1, 3, 2, 4]);
  expect(missing).toBeUndefined();
  expect(tape.layersAt(1).map((layer) => layer?.columns)).toEqual([2, 1]);
  expect(() => tape.layersAt(2)).toThrow('no record 2 of 2');
});

test('nothing is known of the answers', () => {
  expect(new FileTape(CSV, 'run.csv').predictionAt()).toBeUndefined();
});

test('the name of the file says that it is JSON, and what is wrong is said', () => {
  expect(() => new FileTape('1,2,0', 'run.json')).toThrow(TableError);
  expect(() => new FileTape('1,2,0\n1,0\n', 'run.csv')).toThrow('row 2, column 3');
  expect(new FileTape('{"T": [[1], [2]], "y": [0, 0]}', 'run.txt').summary.walls).toEqual({
    hx: 1,
    hy: 0,
  });
});
