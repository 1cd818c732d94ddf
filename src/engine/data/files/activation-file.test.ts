import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActivations as readFile } from './activation-file.ts';
import { complaint, contentOf, readActivations, rowsOf } from './testing/activation-files.ts';

describe('CSV', () => {
  test('is rows of numbers with the label last', () => {
    const table = readActivations('0.5,-1,0\n1e-3,2.,1\n.5,+7,0\n');
    expect(rowsOf(table)).toEqual([
      [0.5, -1],
      [0.001, 2],
      [0.5, 7],
    ]);
    expect(Array.from(table.labels)).toEqual([0, 1, 0]);
    expect([table.rows, table.layers, table.epochs]).toEqual([3, ['T'], [0]]);
  });

  test('may have a header, quoted cells, spaces, Windows line ends and blank lines at the end', () => {
    const plain = contentOf(readActivations('1,2,0\n3,4,1'));
    for (const text of [
      't1,t2,y\n1,2,0\n3,4,1',
      '"t1","t2","y"\r\n"1","2","0"\r\n"3","4","1"\r\n\r\n',
      ' 1 , 2 , 0 \n 3,\t4, 1\n\n\n',
      '\ufeff1,2,0\n3,4,1\n',
      't1,t2,y\r1,2,0\r3,4,1\r',
      '" 1 ",2,0\n3,4,"1"',
    ]) {
      expect(contentOf(readActivations(text))).toEqual(plain);
    }
  });

  test('numbers labels in their order: numbers by size, then words by alphabet', () => {
    expect(Array.from(readActivations('0,cat\n0,dog\n0,cat').labels)).toEqual([0, 1, 0]);
    expect(Array.from(readActivations('0,7\n0,1\n0,1.0\n0,-7').labels)).toEqual([2, 1, 1, 0]);
    expect(Array.from(readActivations('0,10\n0,b\n0,9').labels)).toEqual([1, 2, 0]);
    expect(Array.from(readActivations('0,constructor\n0,__proto__').labels)).toEqual([1, 0]);
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
    ['1,2,0\n\n3,4', 'row 3, column 3: the row has 2 columns, the first has 3'],
    ['1,2,0\n3,4,', 'row 2, column 3: the label is missing'],
    ['1,2,0\n3,4," "', 'row 2, column 3: the label is missing'],
  ])('%j is refused: %s', (text, message) => {
    expect(complaint(() => readActivations(text))).toBe(message);
  });

  test.each([
    ['0x10,1\n3,2', 'row 1, column 1: “0x10” is not a finite number'],
    [
      '1,2\n1.01e150,2',
      'row 2, column 1: 1.01e+150 is beyond ±1e+150, too large for squared distances',
    ],
    ['1,2\n1e151,2', 'row 2, column 1: 1e+151 is beyond ±1e+150, too large for squared distances'],
    [
      '1,2\n-1e308,2',
      'row 2, column 1: -1e+308 is beyond ±1e+150, too large for squared distances',
    ],
  ])('%j is refused: %s', (text, message) => {
    expect(complaint(() => readActivations(text))).toBe(message);
  });

  test('a label in another notation than the decimal is text', () => {
    expect(Array.from(readActivations('1,16\n2,0x10\n3,0x11').labels)).toEqual([0, 1, 2]);
  });

  test('a complaint quotes no more than forty characters', () => {
    const message = complaint(() => readActivations(`1,0\n${'z'.repeat(5000)},0`));
    expect(message).toBe(`row 2, column 1: “${'z'.repeat(40)}” is not a finite number`);
  });

  test('reads back any numbers up to 1e150 that it is given', () => {
    const rows = fc.integer({ min: 1, max: 5 }).chain((columns) =>
      fc.array(
        fc.array(
          fc.double({ noNaN: true, min: -1e150, max: 1e150 }).map((x) => x + 0),
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
        const table = readActivations(text);
        expect(rowsOf(table)).toEqual(given);
        expect(Array.from(table.labels)).toEqual(given.map((_, r) => r % 3));
        const json = JSON.stringify({ T: given, y: given.map((_, r) => r % 3) });
        expect(contentOf(readActivations(json))).toEqual(contentOf(table));
      }),
      { seed: 4 },
    );
  });

  test('any text is read or gives a TableError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'01.,-"\n\r xe+') }), (text) => {
        for (const name of ['a.csv', 'a.json']) complaint(() => readActivations(text, name));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

test('a header that names columns by number is still a header', () => {
  const table = readActivations('0,1,label\n0.5,1.5,1\n0.25,2.5,0\n');
  expect(table.rows).toBe(2);
  expect([...table.labels]).toEqual([1, 0]);
});

describe('text that was not UTF-8', () => {
  const read = (text: string, encoding: BufferEncoding): string =>
    complaint(() => readFile(Buffer.from(text, encoding)));
  const sentence = 'this is not UTF-8 text; save the file as UTF-8';

  test('is refused with its line, for labels that differ would become one', () => {
    expect(read('a,label\n1,caf\xe9\n2,caf\xe8\n', 'latin1')).toBe(`line 2: ${sentence}`);
  });

  test('is refused as UTF-16 without a mark of the order of its bytes', () => {
    expect(read('1,0\n2,1\n', 'utf16le')).toBe(`line 1: ${sentence}`);
    expect(read('{"T": [[1]], "y": [0]}', 'utf16le')).toBe(`line 1: ${sentence}`);
  });
});

test('labels may be words in every row', () => {
  expect(readActivations('1,2,cat\n3,4,dog\n').rows).toBe(2);
});

test.each(['NaN', '-inf', 'NA', 'n/a', 'null', 'None'])(
  'a first row of missing numbers, as %s, is data, and refused as such',
  (missing) => {
    expect(complaint(() => readActivations(`${missing},0\n1,1\n`))).toMatch(/^row 1, column 1/);
  },
);

describe('columns with a name', () => {
  test('give epoch and layer, in any order of rows; a narrow layer leaves cells empty', () => {
    const file = readActivations(
      [
        'Epoch,LAYER,a,b,c,y',
        '10,2,5,,,no',
        '0,1,1,2,3,no',
        '0,1,4,5,6,yes',
        '10,2,7,,,yes',
        '10,1,.1,.2,.3,no',
        '10,1,.4,.5,.6,yes',
        '0,2,8,,,no',
        '0,2,9,,,yes',
      ].join('\n'),
    );
    expect(contentOf(file)).toEqual({
      labels: [0, 1],
      layers: ['T1', 'T2'],
      epochs: [0, 10],
      checkpoints: [
        [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [0.1, 0.2, 0.3],
            [0.4, 0.5, 0.6],
          ],
        ],
        [
          [[8], [9]],
          [[5], [7]],
        ],
      ],
    });
  });

  test('separate x and y from the label beside them', () => {
    const file = readActivations('x,y,label\n1,2,0\n3,4,1\n');
    expect(rowsOf(file)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect([...file.labels]).toEqual([0, 1]);
  });

  test.each(['label', 'y', 'epoch', 'layer'])('name one thing: a second %s is refused', (name) => {
    const text = `${name},a,${name.toUpperCase()},b\n0,1,0,2\n1,2,1,3\n`;
    expect(complaint(() => readActivations(text))).toBe(
      `row 1, column 3: a second column is named ${name}`,
    );
  });

  test('give the label, wherever it stands', () => {
    const file = readActivations('label,a,b\nx,1,2\ny,3,4\n');
    expect(rowsOf(file)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(Array.from(file.labels)).toEqual([0, 1]);
    expect(rowsOf(readActivations('0,y,1\n.5,1,2\n.25,0,3'))).toEqual([
      [0.5, 2],
      [0.25, 3],
    ]);
  });

  test('may lack the label: then the last of the others is it', () => {
    const file = readActivations('a,class,epoch\n1,0,3\n2,1,3\n');
    expect(contentOf(file)).toEqual({
      labels: [0, 1],
      layers: ['T'],
      epochs: [3],
      checkpoints: [[[[1], [2]]]],
    });
  });

  test('need not hold every layer at every epoch', () => {
    const file = readActivations('epoch,layer,t,y\n1,a,5,0\n2,b,6,0\n');
    expect(file.layers).toEqual(['a', 'b']);
    expect([file.activations(0, 2), file.activations(1, 1)]).toEqual([undefined, undefined]);
    expect([file.activations(0, 9), file.activations(7, 1)]).toEqual([undefined, undefined]);
  });

  test('layers are in order of number, or else of appearance', () => {
    const layersOf = (...names: string[]): readonly string[] =>
      readActivations(`layer,t,y\n${names.map((name) => `${name},1,0`).join('\n')}`).layers;
    expect(layersOf('10', '9', '1')).toEqual(['T1', 'T9', 'T10']);
    expect(layersOf('T10', 't9', '1')).toEqual(['T1', 'T9', 'T10']);
    expect(layersOf('conv', '2', 'T1')).toEqual(['conv', 'T2', 'T1']);
  });

  test.each([
    ['epoch,t,y\n-1,5,0', 'row 2, column 1: the epoch −1 is below 0'],
    ['epoch,t,y\nlate,5,0', 'row 2, column 1: “late” is not a finite number'],
    ['layer,t,y\n,5,0', 'row 2, column 1: the layer is missing'],
    ['layer,t,u,y\n1,5,6,0\n1,5,,0', 'row 3: layer T1 has 1 neuron here, 2 before'],
    ['layer,t,u,y\n1,,6,0', 'row 2, column 2: “” is not a finite number'],
    ['layer,t,u,y\n1,,,0', 'row 2, column 2: missing; a row needs an activation'],
    ['epoch,t,u,y\n1,5,,0', 'row 2, column 3: “” is not a finite number'],
    ['epoch,layer,y\n1,1,0', 'row 2, column 4: missing; a row needs an activation and a label'],
    ['epoch,t,y', 'row 2: there are no rows of data'],
    ['epoch,t,y\n1,5', 'row 2, column 3: the row has 2 columns, the first has 3'],
    [
      'epoch,t,y\n1,5,cat\n2,5,cat\n1,6,dog\n2,6,cat',
      'row 5, column 3: the label differs from that of row 4, the same input',
    ],
    [
      'epoch,layer,t,y\n1,1,5,0\n1,1,6,1\n2,1,5,0\n',
      'row 4: layer T1 at epoch 2 ends here with 1 row, others have 2',
    ],
  ])('%j is refused: %s', (text, message) => {
    expect(complaint(() => readActivations(text))).toBe(message);
  });

  test('any text with such columns is read or gives a TableError', () => {
    const cell = fc.constantFrom('0', '1', '2.5', '', 'a', '"', '"a,b"', '-1', '\r');
    const line = fc.array(cell, { minLength: 3, maxLength: 5 }).map((cells) => cells.join());
    const header = fc.constantFrom('epoch,layer,t,y', 'y,layer,t,u', 'epoch,t,u', 'layer,t,epoch');
    fc.assert(
      fc.property(header, fc.array(line, { maxLength: 6 }), (first, lines) => {
        complaint(() => readActivations([first, ...lines].join('\n')));
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});

test('a quoted cell may hold commas and doubled quotes', () => {
  const file = readActivations('t,y\n1,"cat, ""small"""\n2, "cat, ""small""" \n3,"cat\n');
  expect(Array.from(file.labels)).toEqual([1, 1, 0]);
});

test('a million rows are read, one more are refused with the limit', () => {
  const text = '0.5,-0.25,0.125,1\n'.repeat(1_000_000);
  expect(readActivations(text).rows).toBe(1_000_000);
  expect(complaint(() => readActivations(`${text}0,0,0,0`))).toMatch(/more than 1,000,000 rows/);
});

test('more than a million rows are read where no checkpoint has so many', () => {
  const rowsAt = (epoch: number): string => `${epoch},0.5,1\n`.repeat(600_000);
  const file = readActivations(`epoch,t,y\n${rowsAt(1)}${rowsAt(2)}`);
  expect([file.rows, file.epochs]).toEqual([600_000, [1, 2]]);
});

describe('more than 100 layers are refused, with the limit', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, l) => `fc${l}`);
  const csv = (count: number): string =>
    ['layer,a,y', ...names(count).flatMap((name) => [`${name},1,0`, `${name},2,1`])].join('\n');
  const json = (count: number): string =>
    JSON.stringify({
      activations: Object.fromEntries(names(count).map((name) => [name, [[1], [2]]])),
      labels: [0, 1],
    });

  test.each([
    ['CSV', csv],
    ['JSON', json],
  ])('in %s', (_, write) => {
    expect(readActivations(write(100)).layers).toHaveLength(100);
    expect(complaint(() => readActivations(write(101)))).toContain('more than 100 layers');
  });
});
