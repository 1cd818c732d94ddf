/**
 * An array as NumPy saves it: versions 1 to 3, either order of bytes, rows or columns first; numbers,
 * truth values and text. The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
import { excerpt } from './cells.ts';
import { canonicalLabel } from './labels.ts';
import { TableError } from './table-error.ts';

export interface NpyArray {
  readonly shape: readonly number[];
  /** How many entries there are. */
  readonly count: number;
  readonly isText: boolean;
  /** Whether the labels of numbers have all their digits where the numbers may not. */
  readonly areIntegers: boolean;
  /** The number at a place in row-major order, which may be no finite one. */
  number(index: number): number;
  /** The entry at a place in row-major order as the text of a label. */
  label(index: number): string;
}

const MAGIC_LENGTH = 6;

function damaged(): TableError {
  return new TableError({ code: 'damaged-array' });
}

/** The header: a literal of Python with three entries. */
function headerOf(bytes: Uint8Array): { text: string; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) throw damaged();
  const version = bytes[MAGIC_LENGTH] as number;
  if (version < 1 || version > 3) throw new TableError({ code: 'npy-version', version });
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const end = start + length;
  if (end > bytes.length) throw damaged();
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return { text, end };
}

interface Reader {
  readonly size: number;
  readonly isText?: boolean;
  number(view: DataView, at: number): number;
  /** Exact digits, where the number may not have them. */
  token?(view: DataView, at: number): string;
}

/** Half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  // Units of 2^-24 and 2^-25, for numbers without and with the leading bit.
  if (exponent === 0) return (sign * fraction) / 16_777_216;
  let value = (1024 + fraction) / 33_554_432;
  for (let e = 0; e < exponent; e++) value *= 2;
  return sign * value;
}

function textReader(size: number, unit: 1 | 4, little: boolean): Reader {
  return {
    size: size * unit,
    isText: true,
    number: () => Number.NaN,
    token: (view, at) => {
      const codes = Array.from({ length: size }, (_, i) =>
        unit === 1 ? view.getUint8(at + i) : view.getUint32(at + 4 * i, little),
      );
      // Filled up with zeros.
      while (codes.at(-1) === 0) codes.pop();
      if (codes.some((code) => code > 0x10ffff)) throw damaged();
      return String.fromCodePoint(...codes);
    },
  };
}

function readerOf(type: string): Reader {
  const [, order = '', kind = '', digits = '0'] = /^([<>=|]?)([a-zA-Z?])(\d*)$/.exec(type) ?? [];
  const little = order !== '>';
  const size = Number(digits);
  switch (`${kind}${digits}`) {
    case 'b1':
    case '?':
    case 'u1':
      return { size: 1, number: (view, at) => view.getUint8(at) };
    case 'i1':
      return { size: 1, number: (view, at) => view.getInt8(at) };
    case 'i2':
      return { size: 2, number: (view, at) => view.getInt16(at, little) };
    case 'u2':
      return { size: 2, number: (view, at) => view.getUint16(at, little) };
    case 'i4':
      return { size: 4, number: (view, at) => view.getInt32(at, little) };
    case 'u4':
      return { size: 4, number: (view, at) => view.getUint32(at, little) };
    case 'i8':
      return {
        size: 8,
        number: (view, at) => Number(view.getBigInt64(at, little)),
        token: (view, at) => view.getBigInt64(at, little).toString(),
      };
    case 'u8':
      return {
        size: 8,
        number: (view, at) => Number(view.getBigUint64(at, little)),
        token: (view, at) => view.getBigUint64(at, little).toString(),
      };
    case 'f2':
      return { size: 2, number: (view, at) => float16(view.getUint16(at, little)) };
    case 'f4':
      return { size: 4, number: (view, at) => view.getFloat32(at, little) };
    case 'f8':
      return { size: 8, number: (view, at) => view.getFloat64(at, little) };
  }
  if (kind === 'U' && size > 0) return textReader(size, 4, little);
  if (kind === 'S' && size > 0) return textReader(size, 1, little);
  if (kind === 'O') throw new TableError({ code: 'foreign', format: 'pickle' });
  throw new TableError({ code: 'npy-type', type: excerpt(type) });
}

/** Where an entry in row-major order stands among those in column-major order. */
function columnMajor(shape: readonly number[]): (index: number) => number {
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((a, b) => a * b, 1));
  return (index) => {
    let rest = index;
    let at = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis] as number;
      at += (rest % length) * (strides[axis] as number);
      rest = Math.floor(rest / length);
    }
    return at;
  };
}

export function readNpy(bytes: Uint8Array): NpyArray {
  const { text, end } = headerOf(bytes);
  const type = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  const isFortran = /'fortran_order'\s*:\s*True/.test(text);
  const sides = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text)?.[1];
  if (type === undefined && /'descr'\s*:\s*\[/.test(text)) {
    throw new TableError({ code: 'npy-type', type: 'structured' });
  }
  if (type === undefined || sides === undefined) throw damaged();
  const shape = sides
    .split(',')
    .flatMap((side) => (side.trim() === '' ? [] : [parseInt(side, 10)]));
  const reader = readerOf(type);
  const count = shape.reduce((a, b) => a * b, 1);
  if (end + count * reader.size > bytes.length) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, bytes.byteLength - end);
  const order = isFortran && shape.length > 1 ? columnMajor(shape) : (index: number) => index;
  const { size, isText = false, token } = reader;
  return {
    shape,
    count,
    isText,
    areIntegers: token !== undefined && !isText,
    number: (index) => reader.number(view, order(index) * size),
    label(index) {
      const at = order(index) * size;
      if (isText) return token?.(view, at) ?? '';
      return token?.(view, at) ?? canonicalLabel(String(reader.number(view, at)));
    },
  };
}
