import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActivations } from './activation-file.ts';
import { complaint, contentOf, rowsOf } from './testing/activation-files.ts';
import { float64, int32, npy, npz, zip } from './testing/npz.ts';

const text = (...words: string[]): Uint8Array => {
  const data = Buffer.concat(words.map((word) => Buffer.from(word.padEnd(4, '\0').slice(0, 4))));
  return npy({ descr: '|S4', shape: [words.length], data });
};
const y = int32([2], [5, 3]);
const T = float64([2, 3], [1, 2, 3, 4, 5, 6]);
const rows = [
  [1, 2, 3],
  [4, 5, 6],
];
const refusal = (arrays: Readonly<Record<string, Uint8Array>>): string =>
  complaint(() => readActivations(npz(arrays)));

describe('an archive of NumPy', () => {
  test.each([false, true])('is read, deflated or not: %s', (isDeflated) => {
    const { checkpoints, repairs } = readActivations(npz({ T, y }, { isDeflated }), 'a.csv');
    expect(repairs).toEqual([]);
    expect(contentOf(checkpoints)).toEqual({
      labels: [1, 0],
      layers: ['T'],
      epochs: [0],
      checkpoints: [[rows]],
    });
  });

  test('has layers in the order of a person', () => {
    const layers = { fc10: T, y, fc2: T, conv: float64([2], [7, 8]) };
    const { checkpoints } = readActivations(npz(layers));
    expect(checkpoints.layers).toEqual(['conv', 'fc2', 'fc10']);
    expect(rowsOf(checkpoints)).toEqual([[7], [8]]);
  });

  test('has epochs first in three dimensions, numbered from 0 or by their array', () => {
    const T1 = float64([2, 2, 1], [1, 2, 3, 4]);
    expect(readActivations(npz({ T1, y })).checkpoints.epochs).toEqual([0, 1]);
    const { checkpoints } = readActivations(npz({ T1, y, epochs: int32([2], [10, 5]) }));
    expect(checkpoints.epochs).toEqual([5, 10]);
    expect([rowsOf(checkpoints, 0, 5), rowsOf(checkpoints, 0, 10)]).toEqual([
      [[3], [4]],
      [[1], [2]],
    ]);
  });

  test.each([
    ['text', text('b', 'a'), [1, 0]],
    ['text with zeros before', text('007', '7'), [0, 1]],
    ['a column', int32([2, 1], [9, 8]), [1, 0]],
    ['fractions', float64([2], [0.5, 0.25]), [1, 0]],
    ['truth values', npy({ descr: '|b1', shape: [2], data: Uint8Array.of(1, 0) }), [1, 0]],
  ])('has labels as %s', (_, labels, expected) => {
    expect([...readActivations(npz({ T, y: labels })).checkpoints.labels]).toEqual(expected);
  });

  test('may have labels one-hot, under any name, and single numbers: these are told', () => {
    const hot = readActivations(npz({ T, y: int32([2, 2], [0, 1, 1, 0]) }));
    expect([...hot.checkpoints.labels]).toEqual([1, 0]);
    expect(hot.repairs).toEqual([{ code: 'one-hot', columns: 2 }]);
    const unnamed = npz({ arr_0: T, arr_1: y, seed: int32([], [7]) });
    const { checkpoints, repairs } = readActivations(unnamed);
    expect([checkpoints.layers, [...checkpoints.labels]]).toEqual([['arr_0'], [1, 0]]);
    expect(repairs).toEqual([
      { code: 'label-array', array: 'arr_1' },
      { code: 'single-numbers', arrays: ['seed'] },
    ]);
    for (const code of ['label-array', 'single-numbers'] as const) {
      const found = complaint(() => readActivations(unnamed, '', new Set([code])));
      expect(found).not.toBe('nothing wrong');
    }
  });

  test.each<[string, Readonly<Record<string, Uint8Array>>, string[], string[]]>([
    ['predictions', { T, y_true: y, y_pred: y }, ['y_pred'], ['T']],
    ['predictions of text', { T, y_true: y, pred: text('a', 'b') }, ['pred'], ['T']],
    ['other labels', { T, y: int32([2], [1, 1]), labels: y }, ['y'], ['T']],
    ['one-hot labels', { T, y: int32([2, 2], [0, 1, 1, 0]), labels: y }, ['y'], ['T']],
    ['names of classes', { T, y, classes: text('a', 'b', 'c') }, ['classes'], ['T']],
    ['an output layer', { T, y, y_pred: float64([2, 2], [1, 2, 3, 4]) }, [], ['T', 'y_pred']],
    ['nothing but predictions', { y, y_pred: T }, [], ['y_pred']],
  ])('with %s beside the labels: what is left out is reported', (_, arrays, names, layers) => {
    const { checkpoints, repairs } = readActivations(npz(arrays));
    expect([...checkpoints.labels]).toEqual([1, 0]);
    expect(checkpoints.layers).toEqual(layers);
    expect(repairs).toEqual(names.length === 0 ? [] : [{ code: 'other-labels', names }]);
  });

  test('keeps predictions as a layer where leaving them out is declined', () => {
    const bytes = npz({ T, y_true: y, y_pred: y });
    const { checkpoints, repairs } = readActivations(bytes, '', new Set(['other-labels']));
    expect([checkpoints.layers, repairs]).toEqual([['T', 'y_pred'], []]);
  });

  test.each([
    ['a list', int32([1], [3])],
    ['a single number', int32([], [3])],
  ])('has its one epoch as %s', (_, epochs) => {
    const { checkpoints, repairs } = readActivations(npz({ T, y, epochs }));
    expect([checkpoints.layers, checkpoints.epochs, repairs]).toEqual([['T'], [3], []]);
    expect(rowsOf(checkpoints, 0, 3)).toEqual(rows);
  });

  test.each<[string, Readonly<Record<string, Uint8Array>>, string]>([
    ['several epochs of one', { T, y, epochs: int32([2], [1, 2]) }, '"epochs" has 2 numbers'],
    ['no labels', { T }, 'no array has the labels (T are there); name it y'],
    ['several lists', { T, a: y, b: y }, 'no array has the labels (T, a, b are there); name it y'],
    ['no layer', { y }, 'no arrays of activations'],
    ['other rows', { T: float64([3, 1], [1, 2, 3]), y }, 'array T, row 3: "T" has 3 rows'],
    ['four dimensions', { T: float64([2, 1, 1, 1], [1, 2]), y }, 'shape (2, 1, 1, 1)'],
    ['no neurons', { T: float64([2, 0], []), y }, 'array T, row 1, column 1: missing'],
    ['text', { T: text('a', 'b'), y }, 'array T: this is text'],
    [
      'NaN',
      { T: float64([2], [1, Number.NaN]), y },
      'array T, row 2, column 1: NaN is not a finite',
    ],
    ['too large', { T: float64([2], [1, 1e200]), y }, 'array T, row 2, column 1: 1e+200 is beyond'],
    [
      'two labels in a row',
      { T, y: int32([2, 2], [1, 1, 1, 0]) },
      'array y, row 1: “1 1” is no label',
    ],
    ['one layer twice', { T1: T, t1: T, y }, 'layer t1 at epoch 0 is already there'],
    [
      'other epochs',
      { T: float64([1, 2, 1], [1, 2]), epochs: int32([2], [1, 2]), y },
      '"epochs" has 2 numbers',
    ],
  ])('with %s is refused', (_, arrays, words) => {
    expect(refusal(arrays)).toContain(words);
  });

  test('with integers beyond 2^53 is refused, but labels may be such', () => {
    const data = new Uint8Array(BigInt64Array.of(9007199254740993n, 9007199254740992n).buffer);
    const big = npy({ descr: '<i8', shape: [2], data });
    expect(refusal({ T: big, y })).toContain('array T, row 1, column 1: 9007199254740993');
    expect([...readActivations(npz({ T, y: big })).checkpoints.labels]).toEqual([1, 0]);
  });
});

describe('an archive that is something else', () => {
  const file = new Uint8Array(3);
  test.each([
    ['xl/workbook.xml', 'Excel'],
    ['archive/data.pkl', 'PyTorch'],
    ['model.weights.h5', 'Keras'],
    ['readme.txt', 'ZIP'],
  ])('with %s is called by its name: %s', (name, words) => {
    expect(complaint(() => readActivations(zip({ [name]: file }), 'a.npz'))).toContain(words);
  });

  test('is refused as one without arrays where it is empty', () => {
    expect(complaint(() => readActivations(zip({}), 'a.npz'))).toBe(refusal({ y }));
  });

  test('is refused where it is damaged', () => {
    const flip = (bytes: Uint8Array): Uint8Array =>
      bytes.map((byte, i) => (i === 90 ? byte ^ 1 : byte));
    for (const isDeflated of [false, true]) {
      const damaged = npz({ T, y }, { isDeflated, change: flip });
      expect(complaint(() => readActivations(damaged))).toMatch(/the archive is damaged/);
    }
    const whole = npz({ T, y });
    expect(complaint(() => readActivations(whole.subarray(0, whole.length - 30)))).toMatch(
      /damaged/,
    );
    const large = Buffer.from(whole);
    large.writeUInt32LE(0xffffffff, large.length - 6);
    expect(complaint(() => readActivations(large))).toMatch(/ZIP64/);
  });

  test('with any bytes changed is read or refused in one line', () => {
    const whole = npz({ T, y }, { isDeflated: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
        (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          expect(complaint(() => readActivations(bytes))).not.toContain('\n');
        },
      ),
      { seed: 34, numRuns: 2000 },
    );
  });
});

test.each([
  ['\x89PNG\r\n\x1a\n', 'PNG'],
  ['\xff\xd8\xff\xe0', 'JPEG'],
  ['GIF89a', 'GIF'],
  ['II*\0', 'TIFF'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'WebP'],
  ['%PDF-1.7', 'PDF'],
  ['\x1f\x8b\x08', 'gzip'],
  ['\x89HDF\r\n\x1a\n', 'HDF5'],
  ['PAR1', 'Parquet'],
  ['\x80\x04\x95', 'pickle'],
  [`${'\0'.repeat(257)}ustar`, 'tar'],
  ['BM\x36\x10\0\0\0\0\0\0', 'BMP'],
  ['MATLAB 5.0 MAT-file', 'MATLAB'],
])('%j is refused by its name, %s', (start, words) => {
  const bytes = Buffer.from(start, 'latin1');
  expect(complaint(() => readActivations(bytes, 'a.csv'))).toContain(words);
});

test('a table may start with the letters of a format', () => {
  for (const name of ['BM', 'WAR1', 'PAR']) {
    expect(readActivations(Buffer.from(`${name},y\n1,0\n`)).checkpoints.rows).toBe(1);
  }
});
