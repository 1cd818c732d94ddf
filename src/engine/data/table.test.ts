import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOf, parseCsv, parseJson, type Table, TableError } from './table.ts';

const rowsOf = ({ rows, columns, values }: Table): number[][] =>
  Array.from({ length: rows }, (_, r) =>
    Array.from(values.subarray(r * columns, (r + 1) * columns)),
  );

function complaint(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(TableError);
    return (error as TableError).message;
  }
  return 'nothing wrong';
}

describe('CSV', () => {
  test('is rows of numbers with the label last', () => {
    const table = parseCsv('0.5,-1,0\n1e-3,2.,1\n.5,+7,0\n');
    expect(rowsOf(table)).toEqual([
      [0.5, -1],
      [0.001, 2],
      [0.5, 7],
    ]);
    expect(Array.from(table.labels)).toEqual([0, 1, 0]);
    expect([table.rows, table.columns]).toEqual([3, 2]);
  });

  test('may have a header, quoted cells, spaces, Windows line ends and blank lines at the end', () => {
    const plain = parseCsv('1,2,0\n3,4,1');
    for (const text of [
      't1,t2,y\n1,2,0\n3,4,1',
      '"t1","t2","y"\r\n"1","2","0"\r\n"3","4","1"\r\n\r\n',
      ' 1 , 2 , 0 \n 3,\t4, 1\n\n\n',
      '\ufeff1,2,0\n3,4,1\n',
      '" 1 ",2,0\n3,4,"1"',
    ]) {
      expect(parseCsv(text)).toEqual(plain);
    }
  });

  test('names labels in order of appearance, words or numbers', () => {
    expect(Array.from(parseCsv('0,cat\n0,dog\n0,cat').labels)).toEqual([0, 1, 0]);
    expect(Array.from(parseCsv('0,7\n0,1\n0,1.0\n0,-7').labels)).toEqual([0, 1, 1, 2]);
    expect(Array.from(parseCsv('0,constructor\n0,__proto__').labels)).toEqual([0, 1]);
  });

  test.each([
    ['', 'row 1: there are no rows of data'],
    ['\n\n', 'row 1: there are no rows of data'],
    ['5', 'row 1, column 2: missing; a row needs an activation and a label'],
    ['a,b,y\n1,2,0\n3,x,1', 'row 3, column 2: “x” is not a finite number'],
    ['1,2,0\n,4,1', 'row 2, column 1: “” is not a finite number'],
    ['1,2,0\n3," ",1', 'row 2, column 2: “” is not a finite number'],
    ['1,2,0\n3,NaN,1', 'row 2, column 2: “NaN” is not a finite number'],
    ['1,2,0\n3,Infinity,1', 'row 2, column 2: “Infinity” is not a finite number'],
    ['1,2,0\n3,1e999,1', 'row 2, column 2: “1e999” is not a finite number'],
    ['1,2,0\n3,4', 'row 2, column 3: the row has 2 columns, the first has 3'],
    ['1,2,0\n3,4,5,1', 'row 2, column 4: the row has 4 columns, the first has 3'],
    ['1,2,0\n\n3,4,1', 'row 2, column 2: the row has 1 columns, the first has 3'],
    ['1,2,0\n3,4,', 'row 2, column 3: the label is missing'],
    ['1,2,0\n3,4," "', 'row 2, column 3: the label is missing'],
  ])('%j is refused: %s', (text, message) => {
    expect(complaint(() => parseCsv(text))).toBe(message);
  });

  test('a complaint quotes no more than forty characters', () => {
    const message = complaint(() => parseCsv(`1,0\n${'z'.repeat(5000)},0`));
    expect(message).toBe(`row 2, column 1: “${'z'.repeat(40)}” is not a finite number`);
  });

  test('reads back any finite numbers it is given', () => {
    const rows = fc.integer({ min: 1, max: 5 }).chain((columns) =>
      fc.array(
        fc.array(
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
          {
            minLength: columns,
            maxLength: columns,
          },
        ),
        { minLength: 1, maxLength: 20 },
      ),
    );
    fc.assert(
      fc.property(rows, (given) => {
        const text = given.map((row, r) => [...row, r % 3].join(',')).join('\n');
        const table = parseCsv(text);
        expect(rowsOf(table)).toEqual(given);
        expect(Array.from(table.labels)).toEqual(given.map((_, r) => r % 3));
        const json = JSON.stringify({ T: given, y: given.map((_, r) => r % 3) });
        expect(parseJson(json)).toEqual(table);
      }),
      { seed: 4 },
    );
  });

  test('any text is a table or a TableError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'01.,-"\n\r xe+') }), (text) => {
        for (const read of [parseCsv, parseJson]) complaint(() => read(text));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('JSON', () => {
  test('is {"T": rows, "y": labels}', () => {
    const table = parseJson('{"T": [[1, 2.5], [3, -4]], "y": ["a", 7]}');
    expect(rowsOf(table)).toEqual([
      [1, 2.5],
      [3, -4],
    ]);
    expect(Array.from(table.labels)).toEqual([0, 1]);
  });

  test.each([
    ['null', '"T" must be an array of rows of numbers'],
    ['[]', '"T" must be an array of rows of numbers'],
    ['{"T": 3, "y": []}', '"T" must be an array of rows of numbers'],
    ['{"T": [[1]]}', '"y" must be an array of labels'],
    ['{"T": [], "y": []}', 'row 1: there are no rows of data'],
    ['{"T": [[1], [2]], "y": [0]}', 'row 2: "T" has 2 rows, "y" has 1 labels'],
    ['{"T": [[]], "y": [0]}', 'row 1, column 1: missing; a row needs an activation'],
    ['{"T": [1], "y": [0]}', 'row 1: 1 is not an array of numbers'],
    ['{"T": [[1], {}], "y": [0, 1]}', 'row 2: {} is not an array of numbers'],
    [
      '{"T": [[1, 2], [3]], "y": [0, 1]}',
      'row 2, column 2: the row has 1 columns, the first has 2',
    ],
    [
      '{"T": [[1], [3, 4]], "y": [0, 1]}',
      'row 2, column 2: the row has 2 columns, the first has 1',
    ],
    ['{"T": [[1, null]], "y": [0]}', 'row 1, column 2: null is not a finite number'],
    ['{"T": [[1, "2"]], "y": [0]}', 'row 1, column 2: "2" is not a finite number'],
    ['{"T": [[1e999]], "y": [0]}', 'row 1, column 1: Infinity is not a finite number'],
    ['{"T": [[1]], "y": [null]}', 'row 1: the label null is neither a number nor text'],
    ['{"T": [[1]], "y": [[0]]}', 'row 1: the label [0] is neither a number nor text'],
  ])('%s is refused: %s', (text, message) => {
    expect(complaint(() => parseJson(text))).toBe(message);
  });

  test('text that is not JSON is called so', () => {
    expect(complaint(() => parseJson('{"T":'))).toMatch(/^not JSON: /);
  });
});

test('codes are equal exactly where the numbers of a column are', () => {
  const table = parseCsv('0,5,0\n-0,6,0\n1e-320,5,0\n0.1,5,0\n0.30000000000000004,5,0\n0.3,6,0');
  expect(Array.from(codesOf(table))).toEqual([0, 0, 1, 2, 3, 4, 0, 1, 0, 0, 0, 1]);
});

test('a header that names columns by number is still a header', () => {
  const table = parseCsv('0,1,label\n0.5,1.5,1\n0.25,2.5,0\n');
  expect(table.rows).toBe(2);
  expect([...table.labels]).toEqual([0, 1]);
});

test('labels may be words in every row', () => {
  expect(parseCsv('1,2,cat\n3,4,dog\n').rows).toBe(2);
});

test('a first row of missing numbers is data, and refused as such', () => {
  expect(() => parseCsv('NaN,0\n1,1\n')).toThrow('row 1, column 1');
});
