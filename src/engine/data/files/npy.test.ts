import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNpy } from './npy.ts';
import { complaint } from './testing/activation-files.ts';
import { npy } from './testing/npz.ts';

type Write = (view: DataView, at: number, value: number, little: boolean) => void;

/** Types with how NumPy writes them and numbers at their limits. */
const TYPES: readonly (readonly [type: string, size: number, write: Write, values: number[]])[] = [
  ['b1', 1, (view, at, value) => view.setUint8(at, value), [0, 1]],
  ['i1', 1, (view, at, value) => view.setInt8(at, value), [-128, 127, 0]],
  ['u1', 1, (view, at, value) => view.setUint8(at, value), [0, 255]],
  ['i2', 2, (view, at, value, little) => view.setInt16(at, value, little), [-32768, 32767, 258]],
  ['u2', 2, (view, at, value, little) => view.setUint16(at, value, little), [0, 65535, 258]],
  ['i4', 4, (view, at, value, little) => view.setInt32(at, value, little), [-(2 ** 31), 66051]],
  ['u4', 4, (view, at, value, little) => view.setUint32(at, value, little), [2 ** 32 - 1, 66051]],
  [
    'i8',
    8,
    (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
    [-(2 ** 53), 2 ** 53 - 1, 258],
  ],
  [
    'u8',
    8,
    (view, at, value, little) => view.setBigUint64(at, BigInt(value), little),
    [2 ** 53, 7],
  ],
  [
    'f4',
    4,
    (view, at, value, little) => view.setFloat32(at, value, little),
    [0.5, -1e30, 1e-40].map(Math.fround),
  ],
  [
    'f8',
    8,
    (view, at, value, little) => view.setFloat64(at, value, little),
    [Math.PI, -1e300, 5e-324],
  ],
];

const cases = TYPES.flatMap(([type, size, write, values]) =>
  (size === 1 ? ['|'] : ['<', '>']).map((order) => ({
    descr: `${order}${type}`,
    size,
    write,
    values,
  })),
);

describe('an array of NumPy', () => {
  test.each(cases)('of type $descr is read', ({ descr, size, write, values }) => {
    const data = new Uint8Array(size * values.length);
    const view = new DataView(data.buffer);
    values.forEach((value, i) => {
      write(view, i * size, value, !descr.startsWith('>'));
    });
    for (const version of [1, 2, 3] as const) {
      const array = readNpy(npy({ descr, shape: [values.length], data, version }));
      expect(array.shape).toEqual([values.length]);
      expect(values.map((_, i) => array.number(i))).toEqual(values);
    }
  });

  test.each([
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x83ff, -1023 * 2 ** -24],
    [0x3555, 0.333251953125],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, Number.NaN],
    [0x0000, 0],
  ])('of half precision: %i is %d', (bits, value) => {
    const little = npy({ descr: '<f2', shape: [1], data: Uint8Array.of(bits & 255, bits >> 8) });
    const big = npy({ descr: '>f2', shape: [1], data: Uint8Array.of(bits >> 8, bits & 255) });
    expect([readNpy(little).number(0), readNpy(big).number(0)]).toEqual([value, value]);
  });

  test('in either order of its axes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        (shape) => {
          const count = shape.reduce((a, b) => a * b, 1);
          const data = Uint8Array.from({ length: count }, (_, i) => i);
          const rowMajor = readNpy(npy({ descr: '|u1', shape, data }));
          const columnMajor = readNpy(
            npy({ descr: '|u1', shape: shape.toReversed(), data, isFortran: true }),
          );
          // The entry of an index of several axes, the last of them first in the other.
          const place = (index: number): number => {
            let [rest, at, stride] = [index, 0, count];
            for (const length of shape.toReversed()) {
              stride /= length;
              at += (rest % length) * stride;
              rest = Math.floor(rest / length);
            }
            return at;
          };
          for (let i = 0; i < count; i++) {
            expect(rowMajor.number(i)).toBe(i);
            expect(columnMajor.number(place(i))).toBe(i);
          }
        },
      ),
      { seed: 33 },
    );
  });

  test('of text, in either order of bytes', () => {
    const text = (descr: string, little: boolean): string[] => {
      const view = new DataView(new ArrayBuffer(24));
      [...'Kä\u{1f600}'].forEach((character, i) => {
        view.setUint32(4 * i, character.codePointAt(0) as number, little);
      });
      view.setUint32(12, 0x37, little);
      const array = readNpy(npy({ descr, shape: [2], data: new Uint8Array(view.buffer) }));
      return [array.label(0), array.label(1)];
    };
    expect(text('<U3', true)).toEqual(['Kä\u{1f600}', '7']);
    expect(text('>U3', false)).toEqual(['Kä\u{1f600}', '7']);
    const bytes = npy({ descr: '|S3', shape: [2], data: Buffer.from('cat7\0\0') });
    expect([readNpy(bytes).label(0), readNpy(bytes).label(1)]).toEqual(['cat', '7']);
  });

  test('keeps all digits of labels', () => {
    const data = new Uint8Array(BigInt64Array.of(9007199254740993n, 9007199254740992n).buffer);
    const array = readNpy(npy({ descr: '<i8', shape: [2], data }));
    expect([array.label(0), array.label(1)]).toEqual(['9007199254740993', '9007199254740992']);
  });

  test.each([
    ['|O', 'pickle'],
    ['<c16', '<c16'],
    ['|S0', '|S0'],
    ['<f16', '<f16'],
    ['<M8[ns]', '<M8[ns]'],
  ])('of type %s is refused by name', (descr, words) => {
    expect(
      complaint(() => readNpy(npy({ descr, shape: [1], data: new Uint8Array(16) }))),
    ).toContain(words);
  });

  test('of several fields is refused by what it is', () => {
    const whole = npy({ descr: '<f8', shape: [1], data: new Uint8Array(8) });
    const fields = Buffer.from(whole).toString('latin1').replace("'<f8'", "[('a', '<f8')]");
    const padding = fields.indexOf('          ');
    const text = fields.slice(0, padding) + fields.slice(padding + 10);
    expect(complaint(() => readNpy(Buffer.from(text, 'latin1')))).toContain('structured');
  });

  test('may be empty', () => {
    expect(readNpy(npy({ descr: '<f8', shape: [0], data: new Uint8Array(0) })).count).toBe(0);
  });

  test('of text ends with the last character that there is', () => {
    const label = (...codes: number[]): string => {
      const data = new Uint8Array(Uint32Array.from(codes).buffer);
      return readNpy(npy({ descr: `<U${codes.length}`, shape: [1], data })).label(0);
    };
    expect(label(0x61, 0x10ffff)).toBe('a\u{10ffff}');
    expect(label(0, 0)).toBe('');
    expect(complaint(() => label(0x61, 0x110000))).toMatch(/damaged/);
  });

  test('that is damaged is refused, wherever it is', () => {
    const whole = npy({ descr: '<f8', shape: [3], data: new Uint8Array(24) });
    for (let length = 6; length < whole.length; length++) {
      expect(complaint(() => readNpy(whole.subarray(0, length)))).toMatch(/damaged|version/);
    }
    const other = Uint8Array.from(whole);
    other[6] = 9;
    expect(complaint(() => readNpy(other))).toContain('version 9');
  });
});
