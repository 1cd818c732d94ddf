import { describe, expect, test } from 'vitest';
import { readActivations as readFile } from './activation-file.ts';
import type { FileRepairCode } from './file-repair.ts';
import { complaint, contentOf, readActivations, rowsOf } from './testing/activation-files.ts';
import { encodeUtf8 } from './text-bytes.ts';

const repairsOf = (text: string): FileRepairCode[] =>
  readFile(encodeUtf8(text)).repairs.map(({ code }) => code);

const lines = (count: number, line: (row: number) => string): string =>
  Array.from({ length: count }, (_, row) => line(row)).join('\n');

describe('an index column', () => {
  const content = contentOf(readActivations('a,label\n0.5,x\n0.25,y\n0.5,x\n0.25,y'));
  const body = ['0.5,x', '0.25,y', '0.5,x', '0.25,y'];
  const indexed = (header: string, names: readonly string[]): string =>
    [header, ...body.map((line, r) => `${names[r]},${line}`)].join('\n');

  test.each([
    [indexed(',a,label', ['0', '1', '2', '3'])],
    [indexed(',a,label', ['7', '3', '9', '1'])],
    [indexed('Unnamed: 0,a,label', ['0', '1', '2', '3'])],
    [indexed('index,a,label', ['1', '2', '3', '4'])],
    [indexed('id,a,label', ['a1', 'a2', 'a3', 'a4'])],
    [indexed('"","a","label"', ['"1"', '"2"', '"3"', '"4"'])],
    // As R writes it: no name above the names of rows.
    [indexed('"a" "label"', ['"1"', '"2"', '"3"', '"4"']).replaceAll(',', ' ')],
    [body.map((line, r) => `${r},${line}`).join('\n')],
    [body.map((line, r) => `${r + 1},${line}`).join('\n')],
  ])('is left out, and this is said: %j', (text) => {
    expect(contentOf(readActivations(text))).toEqual(content);
    expect(repairsOf(text)).toEqual(['index-column']);
  });

  test.each([
    // Saved twice, three times; filtered or shuffled; as two levels.
    ['Unnamed: 0.1,Unnamed: 0,a,label', (r: number) => `${r},${[7, 3, 9, 1][r]}`, 2],
    ['Unnamed: 0.1.1,Unnamed: 0.1,Unnamed: 0,a,label', (r: number) => `${r},${r},${r}`, 3],
    ['Unnamed: 0,index,a,label', (r: number) => `${r},${r + 3}`, 2],
    ['level_0,index,a,label', (r: number) => `${r},${9 - r}`, 2],
    ['index,a,label', (r: number) => `${[7, 3, 9, 1][r]}`, 1],
    ['id,a,label', (r: number) => `${[1007, 1003, 1009, 1001][r]}`, 1],
  ])('is left out where a data frame saved it as %s', (header, index, count) => {
    const text = indexed(header, [0, 1, 2, 3].map(index));
    expect(contentOf(readActivations(text))).toEqual(content);
    expect(repairsOf(text)).toEqual(Array.from({ length: count }, () => 'index-column'));
    const declined = readFile(encodeUtf8(text), '', new Set(['index-column'])).checkpoints;
    expect(declined.activations(0, 0)?.columns).toBe(count + 1);
  });

  test('may be of two levels without names', () => {
    const text = indexed(',,a,label', ['a,0', 'a,1', 'b,0', 'b,1']);
    expect(contentOf(readActivations(text))).toEqual(content);
    expect(repairsOf(text)).toEqual(['index-column', 'index-column']);
  });

  test('may number the rows of each checkpoint from any number', () => {
    const text = 'index,epoch,t,y\n7,1,0.5,0\n3,1,0.6,1\n7,2,0.5,0\n3,2,0.6,1';
    expect(rowsOf(readActivations(text), 0, 2)).toEqual([[0.5], [0.6]]);
  });

  test('may be there twice, and start anew at each checkpoint', () => {
    expect(repairsOf(',Unnamed: 0,a,y\n0,0,.5,0\n1,1,.5,1')).toEqual([
      'index-column',
      'index-column',
    ]);
    const text = ',epoch,t,y\n0,1,0.5,0\n1,1,0.6,1\n0,2,0.5,0\n1,2,0.6,1';
    expect(rowsOf(readActivations(text), 0, 2)).toEqual([[0.5], [0.6]]);
  });

  test.each([
    // A neuron with a name, three rows, one neuron alone, fractions under no name.
    'a,b,y\n0,0.5,1\n1,0.5,0\n2,0.5,1\n3,0.5,1',
    '0,0.5,1\n1,0.5,0\n2,0.5,1',
    '0,1\n1,0\n2,1\n3,1\n4,0',
    ',b,y\n0.5,0.5,1\n1,0.5,0',
    // What is named as an index, but holds a number twice.
    'index,b,y\n5,0.5,1\n7,0.5,0\n5,0.5,1',
    'index,b,y\n7,0.5,1\n5,0.5,0\n5,0.5,1',
  ])('is not seen in %j', (text) => {
    expect(repairsOf(text)).toEqual([]);
  });
});

describe('an index behind the epoch and the layer', () => {
  test.each([
    'epoch,index,a,y\n1,0,.5,0\n1,1,.6,1\n2,0,.5,0\n2,1,.6,1',
    'layer,epoch,id,a,y\nT1,1,7,.5,0\nT1,1,9,.6,1\nT1,2,7,.5,0\nT1,2,9,.6,1',
    'epoch,Unnamed: 0,a,y\n1,0,.5,0\n1,1,.6,1',
  ])('is left out as one before them: %j', (text) => {
    expect(repairsOf(text)).toEqual(['index-column']);
    expect(rowsOf(readActivations(text), 0, 1)).toEqual([[0.5], [0.6]]);
  });

  test('is named by its own column, and kept where that is declined', () => {
    const bytes = encodeUtf8('epoch,id,a,y\n1,0,.5,0\n1,1,.6,1');
    const name = 'id';
    expect(readFile(bytes).repairs).toEqual([{ code: 'index-column', column: 2, name }]);
    const kept = readFile(bytes, '', new Set(['index-column'] as const));
    expect(rowsOf(kept.checkpoints, 0, 1)).toEqual([
      [0, 0.5],
      [1, 0.6],
    ]);
  });
});

describe('a label with the name of predictions', () => {
  const bytes = encodeUtf8('a,b,y_pred\n1,2,0\n3,4,1');

  test('is reported, where no column has a name of labels', () => {
    const { checkpoints, repairs } = readFile(bytes);
    expect([...checkpoints.labels]).toEqual([0, 1]);
    expect(repairs).toEqual([{ code: 'prediction-label', column: 3, name: 'y_pred' }]);
    expect(repairsOf('a,b,outcome\n1,2,0\n3,4,1')).toEqual([]);
  });

  test('is refused where that is declined', () => {
    expect(() => readFile(bytes, '', new Set(['prediction-label'] as const))).toThrow(
      expect.objectContaining({
        fault: { code: 'no-label-column', row: 1, column: 3, name: 'y_pred' },
      }),
    );
  });
});

describe('one-hot labels', () => {
  test.each([
    ['n0,y0,y1\n0.5,1,0\n0.25,0,1'],
    ['n0,label_cat,label_dog\n0.5,1.0,0.0\n0.25,0.0,1.0'],
    ['n0,class cat,class dog\n0.5,1e0,0e0\n0.25,0e0,1e0'],
  ])('have names that tell: %j', (text) => {
    const file = readActivations(text);
    expect([rowsOf(file), [...file.labels]]).toEqual([
      [[0.5], [0.25]],
      [0, 1],
    ]);
    expect(repairsOf(text)).toEqual(['one-hot']);
  });

  test('are seen without names, where neurons are no bits', () => {
    const text = lines(9, (r) =>
      [r / 7, r % 2, ...[0, 1, 2].map((k) => Number(r % 3 === k))].join(),
    );
    const file = readActivations(text);
    expect([...file.labels]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect(file.activations(0, 0)?.columns).toBe(2);
    expect(repairsOf(text)).toEqual(['one-hot']);
  });

  test.each([
    ['bits alone', lines(12, (r) => `${r % 2},${(r >> 1) % 2},${1 - ((r >> 1) % 2)}`)],
    ['a few rows', '0.5,1,0\n0.25,0,1\n0.1,1,0'],
    ['two 1s', lines(12, (r) => `${r / 7},${r % 2},1`)],
    ['a column that is never 1', lines(12, (r) => `${r / 7},${0},${1}`)],
    ['a label with a name', 'n0,y0,y1,label\n0.5,1,0,a\n0.25,0,1,b'],
  ])('are not seen in %s', (_, text) => {
    expect(repairsOf(text)).toEqual([]);
  });
});

test('of an index and two columns with names of labels, one is a neuron', () => {
  const text = ',y0,y1\n0,1,0\n1,0,1';
  expect(repairsOf(text)).toEqual(['index-column']);
  expect(rowsOf(readActivations(text))).toEqual([[1], [0]]);
});

test('what looks like one-hot labels only with the epoch beside it is refused by row', () => {
  const text = `n0,a,b,epoch\n${lines(8, (r) => `${r / 7},0,${r % 2},${1 - (r % 2)}`)}`;
  expect(complaint(() => readActivations(text))).toMatch(/^row 2, .*is no label/);
});

describe('other labels and predictions', () => {
  test.each([
    ['a,b,c,y_true,y_pred\n1,2,3,0,1\n4,5,6,1,1', ['y_pred']],
    ['a,b,c,pred,label\n1,2,3,dog,0\n4,5,6,cat,1', ['pred']],
    ['a,b,c,y,label\n1,2,3,7,0\n4,5,6,7,1', ['y']],
    ['Y_hat,a,b,c,class\n1,1,2,3,0\n1,4,5,6,1', ['Y_hat']],
  ])('are left out, and this is reported: %j', (text, names) => {
    const { checkpoints, repairs } = readFile(encodeUtf8(text));
    expect(rowsOf(checkpoints)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([...checkpoints.labels]).toEqual([0, 1]);
    expect(repairs).toEqual([{ code: 'other-labels', names }]);
  });

  test('are neurons where that is declined, where no other is there, and y beside x', () => {
    const declined = new Set(['other-labels'] as const);
    const text = 'a,y_true,y_pred\n1,0,1\n2,1,1';
    expect(readFile(encodeUtf8(text), '', declined).checkpoints.activations(0, 0)?.columns).toBe(2);
    for (const kept of ['y_pred,label\n1,0\n2,1', 'x,y,label\n1,2,0\n3,4,1']) {
      expect(repairsOf(kept)).toEqual([]);
    }
  });
});

describe('truth values', () => {
  test('are 0 and 1 as activations', () => {
    const found = readActivations('a,b,label\nTrue,FALSE,x\nfalse,true,y');
    expect(rowsOf(found)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(rowsOf(readActivations('true,0\nfalse,1'))).toEqual([[1], [0]]);
    expect(rowsOf(readActivations('0,1,2\nTrue,False,1\nFalse,True,1'))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  test.each([
    ['a,b,label\n1,True,x\n2,0.5,y', 'row 2, column 2: “True” is not a finite number'],
    ['a,b,label\n1,0,x\n2,False,y', 'row 3, column 2: “False” is not a finite number'],
    ['epoch,b,label\nTrue,0,x', 'row 2, column 1: “True” is not a finite number'],
  ])('among numbers are refused: %j', (text, message) => {
    expect(complaint(() => readActivations(text))).toBe(message);
  });

  test.each([
    ['a,b,c,label_cat,label_dog,label_cow', 3],
    ['a,b,c,cat,dog,cow', 9],
  ])('may be the one-hot label of get_dummies: %s', (header, count) => {
    const truth = (is: boolean): string => (is ? 'True' : 'False');
    const text = lines(count, (r) => `0.5,${r},2,${[0, 1, 2].map((k) => truth(k === r % 3))}`);
    const found = readActivations(`${header}\n${text}`);
    expect([...found.labels]).toEqual(Array.from({ length: count }, (_, r) => r % 3));
    expect(found.activations(0, 0)?.columns).toBe(3);
    expect(repairsOf(`${header}\n${text}`)).toEqual(['one-hot']);
  });

  test('are text as labels in one column', () => {
    expect([...readActivations('1,TRUE\n2,FALSE\n3,TRUE').labels]).toEqual([1, 0, 1]);
  });
});
