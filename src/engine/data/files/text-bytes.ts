/**
 * Text as bytes. Files are read a line at a time from their bytes: half a gigabyte fits neither in one
 * string of every browser nor, as values, in the heap of Node.
 */
import { TableError } from './table-error.ts';

const NEWLINE = 10;

/** Refuses the text at a byte, named by its line. */
function refuse(bytes: Uint8Array, at: number): never {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === NEWLINE) line++;
  throw new TableError({ code: 'encoding', line });
}

/** Bytes that must follow a first byte of UTF-8; −1 where no character starts with it. */
function followers(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte < 0xc2) return -1;
  if (byte < 0xe0) return 1;
  if (byte < 0xf0) return 2;
  return byte < 0xf5 ? 3 : -1;
}

/**
 * Refuses what is not UTF-8, and what was not before it became text: programs put U+FFFD in place of
 * bytes they cannot read, by which labels that differ become one, and UTF-16 is full of zeros.
 */
function checkUtf8(bytes: Uint8Array): void {
  const { length } = bytes;
  for (let at = 0; at < length; ) {
    const byte = bytes[at] as number;
    const more = followers(byte);
    if (byte === 0 || more < 0 || at + more >= length) refuse(bytes, at);
    let code = byte & (0x3f >> more);
    for (let i = 1; i <= more; i++) {
      const next = bytes[at + i] as number;
      if ((next & 0xc0) !== 0x80) refuse(bytes, at);
      code = (code << 6) | (next & 0x3f);
    }
    const isOverlong = (more === 2 && code < 0x800) || (more === 3 && code < 0x10000);
    const isSurrogate = more === 2 && code >= 0xd800 && code < 0xe000;
    if (isOverlong || isSurrogate || code > 0x10ffff || code === 0xfffd) refuse(bytes, at);
    at += more + 1;
  }
}

/** The bytes of text in UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let used = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) at++;
    if (code < 0x80) {
      bytes[used++] = code;
      continue;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes[used++] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
    for (let i = more - 1; i >= 0; i--) bytes[used++] = 0x80 | ((code >> (6 * i)) & 0x3f);
  }
  return bytes.subarray(0, used);
}

const PIECE = 8192;

/** The text of UTF-16 behind its mark of the order of bytes. */
function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  if (bytes.length % 2 !== 0) throw new TableError({ code: 'encoding', line: 1 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 2; at < bytes.length; at += 2 * PIECE) {
    const count = Math.min(PIECE, (bytes.length - at) / 2);
    const units = Array.from({ length: count }, (_, i) => view.getUint16(at + 2 * i, littleEndian));
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
}

/** The bytes of a text file as UTF-8 without a mark; refuses what is no text. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (isLittle || (first === 0xfe && second === 0xff)) {
    const utf8 = encodeUtf8(decodeUtf16(bytes, isLittle));
    checkUtf8(utf8);
    return utf8;
  }
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  const utf8 = isMarked ? bytes.subarray(3) : bytes;
  checkUtf8(utf8);
  return utf8;
}

/** The text of bytes that are UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > PIECE) {
    // Between characters.
    let middle = start + PIECE;
    while (((bytes[middle] as number) & 0xc0) === 0x80) middle--;
    const pieces: string[] = [];
    for (let from = start; from < end; ) {
      pieces.push(decodeUtf8(bytes, from, middle));
      from = middle;
      middle = Math.min(from + PIECE, end);
      while (middle < end && ((bytes[middle] as number) & 0xc0) === 0x80) middle--;
    }
    return pieces.join('');
  }
  let isPlain = true;
  for (let at = start; at < end && isPlain; at++) isPlain = (bytes[at] as number) < 0x80;
  const part = bytes.subarray(start, end);
  if (isPlain) return String.fromCharCode.apply(null, part as unknown as number[]);
  const codes: number[] = [];
  for (let at = 0; at < part.length; ) {
    const byte = part[at] as number;
    const more = followers(byte);
    let code = byte & (more === 0 ? 0x7f : 0x3f >> more);
    for (let i = 1; i <= more; i++) code = (code << 6) | ((part[at + i] as number) & 0x3f);
    codes.push(code);
    at += more + 1;
  }
  return String.fromCodePoint(...codes);
}
