import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActivations as readFile } from './activation-file.ts';
import type { FileRepairCode } from './file-repair.ts';
import { complaint, contentOf, readActivations, rowsOf } from './testing/activation-files.ts';
import { encodeUtf8 } from './text-bytes.ts';

const repairsOf = (text: string): FileRepairCode[] =>
  readFile(encodeUtf8(text)).repairs.map(({ code }) => code);

describe('what separates cells', () => {
  test('is the tab where a semicolon would find as many numbers', () => {
    const table = readActivations('1\ta;5\n2\tb;5\n3\ta;5');
    expect(rowsOf(table)).toEqual([[1], [2], [3]]);
    expect([...table.labels]).toEqual([0, 1, 0]);
  });

  test('may stand in quotes with up to 99 line breaks, more being a quote left open', () => {
    const label = (breaks: number) => `"${'\n'.repeat(breaks)}a"`;
    expect(readActivations(`1,${label(99)}\n2,b`).rows).toBe(2);
    expect(complaint(() => readActivations(`1,${label(100)}\n2,b`))).not.toBe('nothing wrong');
  });

  const plain = contentOf(readActivations('a,b,y\n0.5,-1.5,0\n2,3,1'));

  test.each([
    ['semicolons and decimal commas', 'a;b;y\n0,5;-1,5;0\n2;3;1'],
    ['semicolons and decimal points', 'a;b;y\n0.5;-1.5;0\n2;3;1'],
    ['semicolons without a header', '0,5;-1,5;0\n2;3;1'],
    ['tabs', 'a\tb\ty\n0.5\t-1.5\t0\n2\t3\t1'],
    ['tabs and decimal commas', '0,5\t-1,5\t0\n2\t3\t1'],
    ['bars', '0.5|-1.5|0\n2|3|1'],
    ['single blanks', '0.5 -1.5 0\n2 3 1'],
    ['runs of blanks, also around', '  0.5   -1.5 0 \n\t 2    3 1'],
    ['blanks and quotes', '"a" "b" "y"\n"0.5" -1.5 "0"\n2 3 1'],
    ['commas with blanks', '0.5 , -1.5 , 0\n2 ,3 ,1'],
    ['a line that names the separator', 'sep=;\na;b;y\n0.5;-1.5;0\n2;3;1'],
    ['the same in quotes and capitals', '"SEP=|"\r\n0.5|-1.5|0\r\n2|3|1'],
    ['a mark of UTF-8', '\ufeffa,b,y\n0.5,-1.5,0\n2,3,1'],
    ['minus signs of word processors', '0.5,\u22121.5,0\n2,3,1'],
  ])('may be %s', (_, text) => {
    expect(contentOf(readActivations(text))).toEqual(plain);
    expect(repairsOf(text)).toEqual([]);
  });

  test('is a semicolon where a comma would leave one neuron a part of its number', () => {
    const file = readActivations('0,5;1\n1,5;0');
    expect([rowsOf(file), [...file.labels]]).toEqual([
      [[0.5], [1.5]],
      [1, 0],
    ]);
    expect(rowsOf(readActivations('0,5;1'))).toEqual([[0.5]]);
  });

  test('is not what stands in labels', () => {
    expect(readActivations('0.1,0.2,a;b\n0.3,0.4,c;d').labels).toHaveLength(2);
    expect(rowsOf(readActivations('0.1\tbig cat\n0.2\tbig dog'))).toEqual([[0.1], [0.2]]);
    expect(rowsOf(readActivations('1,red cat\n2,red dog'))).toEqual([[1], [2]]);
  });

  test.each(['utf16le', 'utf16be'])('may be UTF-16 with a mark: %s', (encoding) => {
    const little = Buffer.from('\ufeffa\tb\ty\r\n0.5\t-1.5\tKäse\r\n2\t3\tÖl\r\n', 'utf16le');
    const bytes = encoding === 'utf16le' ? little : Buffer.from(little).swap16();
    expect(contentOf(readFile(bytes).checkpoints)).toEqual(plain);
  });
});

describe('decimal commas', () => {
  test('are told where they could be thousands, and are these if that is declined', () => {
    const bytes = encodeUtf8('a;y\n1,234;0\n5,678;1');
    const { checkpoints, repairs } = readFile(bytes);
    expect(rowsOf(checkpoints)).toEqual([[1.234], [5.678]]);
    expect(repairs).toEqual([{ code: 'decimal-comma', row: 2, given: '1,234' }]);
    expect(rowsOf(readFile(bytes, '', new Set(['decimal-comma'])).checkpoints)).toEqual([
      [1234],
      [5678],
    ]);
    expect(repairsOf('a;y\n1,234;0\n5,67;1')).toEqual([]);
  });

  test.each([
    ['a;y\n1.5;0\n1,5;1', 'row 3, column 1: “1,5” is not a finite number'],
    ['a;y\n1,5;0\n1.5;1', 'row 3, column 1: “1.5” is not a finite number'],
    ['1.250,5;0;cat', 'row 1, column 1: “1.250,5” is not a finite number'],
    ['1,250.5;0;cat', 'row 1, column 1: “1,250.5” is not a finite number'],
    ['a;y\n1.234,5;0', 'row 2, column 1: “1.234,5” is not a finite number'],
  ])('stand in the whole file or nowhere: %j', (text, message) => {
    expect(complaint(() => readActivations(text))).toBe(message);
  });
});

describe('lines that are no rows', () => {
  const plain = contentOf(readActivations('1,2,0\n3,4,1'));

  test.each([
    '\n1,2,0\n\n\n3,4,1\n\n',
    '1,2,0\r\n\r\n3,4,1\r\n',
    ',,\n1,2,0\n,,\n3,4,1\n,,',
    '# saved by a program\n# on a day, at a time\n1,2,0\n3,4,1\n# the end',
    '# by me\n# widths 12 10 7 5 4 3 2 12 10 7 5 4 3 2; seed 1; at noon; today\n1;2;0\n3;4;1',
    '#a,b,y\n1,2,0\n3,4,1',
    '# a b y\n1,2,0\n3,4,1',
    '1,2,0,,\n3,4,1,,',
    'a,b,y\n1,2,0,\n3,4,1,',
    'a,b,y,\n1,2,0,\n3,4,1,',
  ])('are left out of %j', (text) => {
    expect(contentOf(readActivations(text))).toEqual(plain);
    expect(repairsOf(text)).toEqual([]);
  });

  test('count where a row is named', () => {
    expect(complaint(() => readActivations('1,2,0\n\n# why\n3,x,1'))).toMatch(/^row 4, column 2/);
    expect(complaint(() => readActivations('sep=;\na;y\nx;1'))).toMatch(/^row 3, column 1/);
    expect(complaint(() => readActivations('a,"x\ny",z\n1,2,0\n3,x,1'))).toMatch(
      /^row 4, column 2/,
    );
  });

  test('a commented header tells the label, wherever it stands', () => {
    for (const header of ['# label,t0,t1', '# label t0 t1', '#label\tt0\tt1']) {
      const file = readActivations(`${header}\n0,0.5,0.25\n1,0.25,0.5`);
      expect(rowsOf(file)).toEqual([
        [0.5, 0.25],
        [0.25, 0.5],
      ]);
    }
  });
});

test('line breaks may stand in quotes, and a quote left open is one of the text', () => {
  const file = readActivations('t,"la\nbel"\n1,"two\r\nlines"\n2,"two\r\nlines"\n3,"b\n4,5" pipe');
  expect([...file.labels]).toEqual([2, 2, 0, 1]);
  expect(complaint(() => readActivations('a,y\n"x\ny",1'))).toBe(
    'row 2, column 1: “x y” is not a finite number',
  );
});

describe('the first line', () => {
  test.each(['?', '#N/A', '#DIV/0!', '-nan(ind)', '1.#IND', '<NA>', '-', 'missing', ''])(
    'is data where a number is missing, as %j',
    (missing) => {
      const found = complaint(() => readActivations(`${missing},0.5,0\n1,0.5,1\n`));
      expect(found).toMatch(/^row 1, column 1/);
    },
  );

  test.each(['$1,0\n$2,1', '50%,0\n20%,1', "'1','0'\n'2','1'"])(
    'is named where it is as wrong as the next: %j',
    (text) => {
      expect(complaint(() => readActivations(text))).toMatch(/^row 1, column 1/);
    },
  );

  test('is data where only the label is text', () => {
    expect(readActivations('0.1,0.2,cat\n0.3,0.4,7\n').rows).toBe(2);
    expect(readActivations('0.1,0.2,cat\n0.3,0.4,dog\n').rows).toBe(2);
  });

  test.each([
    ['0,1,2\n0.5,0.25,1\n0.25,0.5,0', 2],
    ['1,2,3\n0.5,0.25,1\n0.25,0.5,0', 2],
    ['0,1\n0.5,1\n0.25,0', 2],
    ['n0,n1,0\n0.5,0.25,1\n0.25,0.5,0', 2],
    ['0,1,2,3,4,5,6\n1,1,1,1,1,1,0\n2,2,2,2,2,2,1', 2],
  ])('that counts the columns is a header, and this is said: %j', (text, rows) => {
    expect(readActivations(text).rows).toBe(rows);
    expect(repairsOf(text)).toEqual(['header-of-numbers']);
    const declined = new Set(['header-of-numbers'] as const);
    if (!text.startsWith('n')) {
      expect(readFile(encodeUtf8(text), '', declined).checkpoints.rows).toBe(rows + 1);
    }
  });

  test('that may be codes counting by chance is data', () => {
    expect(readActivations('0,1\n1,0\n0,1').rows).toBe(3);
    expect(readActivations('0,1,2\n1,1,0\n2,0,1').rows).toBe(3);
  });
});

describe('labels', () => {
  test.each([
    ['007', '7', 2],
    ['713752e1', '7137520', 2],
    ['9007199254740993', '9007199254740992', 2],
    ['1', '1.0', 1],
    ['1', '+1', 1],
    ['-0', '0', 1],
    ['0.1', '0.10', 2],
  ])('%s and %s are %i', (one, other, count) => {
    const named = new Set(readActivations(`1,${one}\n2,${other}`).labels).size;
    expect(named).toBe(count);
  });

  test('of layers and epochs beyond 2^53 are kept apart or refused', () => {
    const layers = 'layer,a,y\n9007199254740993,1,0\n9007199254740992,1,0\n007,1,0\n7,1,0';
    expect(readActivations(layers).layers).toHaveLength(4);
    expect(complaint(() => readActivations('epoch,a,y\n9007199254740993,1,0'))).toMatch(
      /^row 2, column 1: 9007199254740993 is beyond 2\^53/,
    );
  });
});

test('any table is read back from any dialect', () => {
  const table = fc.record({
    values: fc.integer({ min: 1, max: 4 }).chain((columns) =>
      fc.array(
        fc.array(
          fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((x) => x + 0),
          {
            minLength: columns,
            maxLength: columns,
          },
        ),
        { minLength: 1, maxLength: 12 },
      ),
    ),
    separator: fc.constantFrom(',', ';', '\t', '|', ' '),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
    header: fc.constantFrom('none', 'plain', 'comment', 'quoted'),
    isComma: fc.boolean(),
    isTrailing: fc.boolean(),
  });
  fc.assert(
    fc.property(table, ({ values, separator, lineEnd, header, isComma, isTrailing }) => {
      // Neurons that are no row numbers.
      const rows = values.map((row) => row.map((value) => value + 0.5));
      const names = [...(rows[0] ?? []).map((_, j) => `n${j}`), 'label'];
      const decimal = (value: number): string =>
        isComma && separator !== ',' ? String(value).replace('.', ',') : String(value);
      // Between blanks, text behind a comma could be a label.
      const label = separator === ' ' ? '' : 'k';
      const body = rows.map((row, r) => [...row.map(decimal), `${label}${r % 3}`]);
      const quoted = header === 'quoted' ? names.map((name) => `"${name}"`) : names;
      const heading = header === 'none' ? [] : [quoted];
      const end = isTrailing && separator !== ' ' ? separator : '';
      const text = [...heading, ...body]
        .map(
          (cells, r) =>
            `${r === 0 && header === 'comment' ? '# ' : ''}${cells.join(separator)}${end}`,
        )
        .join(lineEnd);
      expect(rowsOf(readActivations(text))).toEqual(rows);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('any text in any table is read, or refused in one line', () => {
  const cell = fc.constantFrom(
    ...[
      '0',
      '1',
      '2',
      '0.5',
      '0,5',
      '-1',
      '1e3',
      '007',
      '',
      ' ',
      '?',
      'NaN',
      '#N/A',
      '#',
      'cat',
      '"',
    ],
    ...[
      '"a',
      'b"',
      '""',
      '−2',
      '9007199254740993',
      'y',
      'label',
      'epoch',
      'layer',
      'index',
      '\ufffd',
    ],
  );
  const separator = fc.constantFrom(',', ';', '\t', '|', ' ');
  const text = fc
    .tuple(
      fc.constantFrom('', '', '', 'sep=;\n', '# a b c\n', ',n0,n1,label\n', '0,1,2\n'),
      fc.array(
        fc.tuple(fc.array(cell, { maxLength: 5 }), separator).map(([cells, by]) => cells.join(by)),
        { maxLength: 8 },
      ),
      fc.constantFrom('\n', '\r\n', '\r'),
    )
    .map(([start, rows, end]) => start + rows.join(end));
  fc.assert(
    fc.property(text, (given) => {
      expect(complaint(() => readActivations(given))).not.toContain('\n');
    }),
    { seed: 12, numRuns: 3000 },
  );
});
