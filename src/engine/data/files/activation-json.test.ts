import { describe, expect, test } from 'vitest';
import { readActivations as readFile } from './activation-file.ts';
import { complaint, contentOf, readActivations, rowsOf } from './testing/activation-files.ts';
import { encodeUtf8 } from './text-bytes.ts';

describe('JSON', () => {
  test('is {"T": rows, "y": labels}', () => {
    const table = readActivations('{"T": [[1, 2.5], [3, -4]], "y": ["a", 7]}');
    expect(rowsOf(table)).toEqual([
      [1, 2.5],
      [3, -4],
    ]);
    expect(Array.from(table.labels)).toEqual([1, 0]);
  });

  test('has truth values as 0 and 1, in activations, labels and one-hot labels', () => {
    const plain = contentOf(readActivations('{"T": [[1, 0], [0, 0.5]], "y": [0, 1]}'));
    for (const y of ['[false, true]', '[[true, false], [false, true]]', '[0, true]']) {
      const text = `{"T": [[true, false], [false, 0.5]], "y": ${y}}`;
      expect(contentOf(readActivations(text))).toEqual(plain);
    }
  });

  test('has labels one-hot where this is reported, and nothing to report of others', () => {
    const repairsOf = (y: string) => readFile(encodeUtf8(`{"T": [[1], [2]], "y": ${y}}`)).repairs;
    expect(repairsOf('[[0, 1, 0], [1, 0, 0]]')).toEqual([{ code: 'one-hot', columns: 3 }]);
    expect(repairsOf('[0, 1]')).toEqual([]);
  });

  test('has one neuron where the rows are numbers', () => {
    const plain = contentOf(readActivations('{"T": {"a": [[1], [0]]}, "y": [0, 1]}'));
    for (const rows of ['[1, 0]', '[true, false]', '[1.0, 0e0]']) {
      const text = `{"activations": {"a": ${rows}}, "y": [0, 1]}`;
      expect(contentOf(readActivations(text))).toEqual(plain);
    }
  });

  test('has the labels under the first of their names, wherever it stands', () => {
    const T = '"T": [[1], [2], [3]]';
    for (const labels of [
      '"y": [[1, 0]], "labels": [5, 4, 5]',
      '"labels": [5, 4, 5], "y": [0]',
      '"label": [5, 4, 5], "labels": [0], "y": [0]',
    ]) {
      expect([...readActivations(`{${T}, ${labels}}`).labels]).toEqual([1, 0, 1]);
    }
  });

  test.each(['a,b,label\n1,2,cat\n3,4,dog\n', '1 2 cat\n3 4 dog', '1;2;cat\r\n3;4;dog\r\n'])(
    'may be the name of what is a table: %j',
    (text) => {
      expect(contentOf(readActivations(text, 'a.json'))).toEqual(
        contentOf(readActivations(text, 'a.csv')),
      );
    },
  );

  test('may have blanks, tabs and line ends of every kind between its parts', () => {
    const plain = contentOf(readActivations('{"T":[[1,2]],"y":[0]}'));
    const spaced = '\t{ "T" :\r\n[\r[ 1 ,\t2 ]\n] ,"y":\r\n[ 0 ]\r\n}\r\n';
    expect(contentOf(readActivations(spaced))).toEqual(plain);
  });

  test('has several epochs in three dimensions, numbered from 0 or by their list', () => {
    const T = '"T": [[[1], [2]], [[3], [4]]], "y": [0, 1]';
    expect(readActivations(`{${T}}`).epochs).toEqual([0, 1]);
    expect(readActivations(`{${T}, "epochs": [5, 10]}`).epochs).toEqual([5, 10]);
    expect(complaint(() => readActivations(`{${T}, "epochs": [5]}`))).toContain(
      '"epochs" has 1 number',
    );
  });

  test('names the epoch that is none by its place in the list', () => {
    const text = '{"T": [[[1]], [[2]]], "y": [0], "epochs": [1, -2]}';
    expect(complaint(() => readActivations(text))).toMatch(/row 2: .*-2/);
  });

  test.each([
    ['null', '"T" must be an array of rows of numbers'],
    ['[]', '"T" must be an array of rows of numbers'],
    ['{"T": 3, "y": []}', '"T" must be an array of rows of numbers'],
    ['{"T": [[1]]}', '"y" must be an array of labels'],
    ['{"T": [], "y": []}', 'row 1: there are no rows of data'],
    ['{"T": [[1], [2]], "y": [0]}', 'row 2: "T" has 2 rows, "y" has 1 label'],
    ['{"T": [[]], "y": [0]}', 'row 1, column 1: missing; a row needs an activation'],
    ['{"T": [null], "y": [0]}', 'row 1: null is not an array of numbers'],
    ['{"T": [[1], 1], "y": [0, 1]}', 'row 2: 1 is not an array of numbers'],
    ['{"T": [1, [2]], "y": [0, 1]}', 'row 2, column 1: [2] is not a finite number'],
    ['{"T": [[1], {}], "y": [0, 1]}', 'row 2: {} is not an array of numbers'],
    ['{"T": [[1, 2], [3]], "y": [0, 1]}', 'row 2, column 2: the row has 1 column, the first has 2'],
    [
      '{"T": [[1], [3, 4]], "y": [0, 1]}',
      'row 2, column 2: the row has 2 columns, the first has 1',
    ],
    ['{"T": [[1, null]], "y": [0]}', 'row 1, column 2: null is not a finite number'],
    ['{"T": [[1, "2"]], "y": [0]}', 'row 1, column 2: "2" is not a finite number'],
    ['{"T": [[1e999]], "y": [0]}', 'row 1, column 1: Infinity is not a finite number'],
    [
      '{"T": [[1e151]], "y": [0]}',
      'row 1, column 1: 1e+151 is beyond ±1e+150, too large for squared distances',
    ],
    ['{"T": [[1]], "y": [null]}', 'row 1: the label null is neither a number nor text'],
    ['{"T": [[1]], "y": [[0]]}', 'row 1: the label [0] is neither a number nor text'],
    ['{"T": [[[1]], 5], "y": [0]}', 'checkpoint 2: "T" must be an array of rows of numbers'],
    [
      '{"T": [[1], [2]], "y": [[1, 0], [0, 1, 0]]}',
      'row 2: “[0,1,0]” is no label: one 1 among zeros was expected, as in the other rows',
    ],
    ['{"T": [[1]], "y": [[[0], {}]]}', 'row 1: the label ["…","…"] is neither a number nor text'],
  ])('%s is refused: %s', (text, message) => {
    expect(complaint(() => readActivations(text, 'a.json'))).toBe(message);
  });

  test('what is nested deeper than a stack of calls is refused in words', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const [text, message] of [
      [`{"T": [[1, ${deep}]], "y": [0]}`, 'row 1, column 2: ["…"] is not a finite number'],
      [`{"T": [[1]], "y": [${deep}]}`, 'row 1: the label ["…"] is neither a number nor text'],
    ] as const) {
      expect(complaint(() => readActivations(text))).toBe(message);
    }
  });

  test('text that is not JSON is called so', () => {
    expect(complaint(() => readActivations('{"T":'))).toMatch(/^not JSON: /);
    expect(complaint(() => readActivations('\n{"T":\n\n!}'))).toMatch(/^not JSON: line 4: /);
  });
});

describe('JSON with checkpoints', () => {
  test('a file of the first version names its checkpoints records', () => {
    const checkpoints = [{ epoch: 3, layer: 'T2', T: [[1], [2]] }];
    const older = JSON.stringify({ y: [0, 1], records: checkpoints });
    const newer = JSON.stringify({ y: [0, 1], checkpoints });
    expect(contentOf(readActivations(older))).toEqual(contentOf(readActivations(newer)));
  });

  test('by both names are refused', () => {
    const checkpoints = [{ epoch: 3, layer: 'T2', T: [[1], [2]] }];
    const both = JSON.stringify({ y: [0, 1], records: checkpoints, checkpoints });
    expect(complaint(() => readActivations(both))).toBe(
      'it has "checkpoints" and "records", two names for the same; leave one of them out',
    );
  });

  test('has the epoch and layer of each', () => {
    const checkpoints = [
      { epoch: 2, layer: 'T2', T: [[1], [2]] },
      {
        epoch: 1,
        layer: 1,
        T: [
          [3, 4],
          [5, 6],
        ],
      },
    ];
    expect(contentOf(readActivations(JSON.stringify({ y: ['b', 'a'], checkpoints })))).toEqual({
      labels: [1, 0],
      layers: ['T1', 'T2'],
      epochs: [1, 2],
      checkpoints: [
        [
          [
            [3, 4],
            [5, 6],
          ],
          [],
        ],
        [[], [[1], [2]]],
      ],
    });
  });

  test.each([
    ['{"y": [0], "checkpoints": 5}', '"checkpoints" must be an array'],
    ['{"y": [0], "checkpoints": []}', '"checkpoints" is empty'],
    ['{"y": [0], "checkpoints": [7]}', 'checkpoint 1: "T" must be an array of rows of numbers'],
    [
      '{"y": [0], "checkpoints": [{"T": [[1], [2]]}]}',
      'checkpoint 1, row 2: "T" has 2 rows, "y" has 1 label',
    ],
    [
      '{"y": [0], "checkpoints": [{"T": [["a"]]}]}',
      'checkpoint 1, row 1, column 1: "a" is not a finite number',
    ],
    [
      '{"y": [0], "checkpoints": [{"T": [[1]]}, {"epoch": -1, "T": [[1]]}]}',
      'checkpoint 2: the epoch -1 is not a number from 0 up',
    ],
    [
      '{"y": [0], "checkpoints": [{"layer": null, "T": [[1]]}]}',
      'checkpoint 1: the layer null is neither a number nor text',
    ],
    [
      '{"y": [0], "checkpoints": [{"T": [[1]]}, {"T": [[1]]}]}',
      'checkpoint 2: layer T at epoch 0 is already there',
    ],
    [
      '{"y": [0], "checkpoints": [{"T": [[1]]}, {"epoch": 1, "T": [[1, 2]]}]}',
      'checkpoint 2, row 1: layer T has 2 neurons here, 1 before',
    ],
  ])('%s is refused: %s', (text, message) => {
    expect(complaint(() => readActivations(text))).toBe(message);
  });
});
