import { describe, expect, test } from 'vitest';
import { complaint, readActivations, rowsOf } from './testing/activation-files.ts';

const REST = '0.3,0.4,0\n0.5,0.6,1\n0.7,0.8,0\n';

/** Rows, distinct labels and neurons. */
const read = (text: string) => {
  const file = readActivations(text);
  const labels = new Set(file.labels).size;
  return { rows: file.rows, labels, width: rowsOf(file)[0]?.length };
};

/** Values that programs write where a number is missing or is none. */
const NO_NUMBERS = [
  ...['?', '#N/A', '-nan(ind)', 'nan', 'NA', '<NA>', 'None', 'null', '', '--', '-inf', '1e999'],
  ...['1.#IND', '0x10', 'TRUE', '5%', '1_000', '2020-01-01', '.', '½'],
];

describe('the first row is data, not a header,', () => {
  test.each(NO_NUMBERS)('where it holds %j: it is the row that is wrong', (given) => {
    for (const text of [`${given},0.2,1\n${REST}`, `${given},0.2,1\n${given},0.3,1\n${REST}`]) {
      expect(complaint(() => readActivations(text))).toMatch(/^row 1, column 1: /);
    }
  });

  test('where its minus is that of print', () => {
    expect(read(`\u22120.5,0.2,1\n${REST}`)).toEqual({ rows: 4, labels: 2, width: 2 });
    expect(read('\u22121,\u22122,1\n\u22123,\u22124,0\n').rows).toBe(2);
  });

  test.each([
    ['a label of text', '0.1,0.2,cat\n0.3,0.4,dog\n0.5,0.6,cat\n', 2],
    ['a label of text behind one neuron', '0.1,cat\n0.3,dog\n0.5,cat\n', 1],
    ['a decimal comma before a semicolon', '0,5;1\n0,7;0\n0,9;1\n', 1],
  ])('where it holds %s', (_, text, width) => {
    expect(read(text)).toEqual({ rows: 3, labels: 2, width });
  });
});

test('of a commented header the label is the column of that name', () => {
  const found = read('# label,t0,t1\n0,0.1,0.2\n1,0.3,0.4\n1,0.5,0.6\n');
  expect(found).toEqual({ rows: 3, labels: 2, width: 2 });
});

describe('whole numbers beyond 2^53', () => {
  const [one, next] = ['9007199254740992', '9007199254740993'];

  test('are two labels', () => {
    expect(read(`a,y\n1,${one}\n0,${next}\n0.5,${one}\n`).labels).toBe(2);
  });

  test('are two layers', () => {
    const text = `layer,a,y\n${one},1,0\n${one},0,1\n${next},1,0\n${next},0,1\n`;
    expect(readActivations(text).layers).toEqual([`T${one}`, `T${next}`]);
  });

  test('are refused as epochs, of which float64 has no two', () => {
    const text = `epoch,a,y\n${one},1,0\n${one},0,1\n${next},1,0\n${next},0,1\n`;
    expect(complaint(() => readActivations(text))).toContain(next);
  });
});
