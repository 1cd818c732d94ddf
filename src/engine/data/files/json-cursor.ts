/**
 * Reads JSON value by value from its bytes. A file of activations, parsed as a whole, would not fit in
 * the heap of Node; and of its integers beyond 2^53 only the digits are exact.
 */
import { excerpt } from './cells.ts';
import { TableError } from './table-error.ts';
import { decodeUtf8 } from './text-bytes.ts';

type JsonKind = 'object' | 'array' | 'string' | 'number' | 'word' | 'none';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const POINT = 0x2e;
/** Whole numbers of so many digits are below 2^53. */
const MAX_DIGITS = 15;
const POWERS = Array.from({ length: MAX_DIGITS + 1 }, (_, k) => Number(`1e${k}`));
const NEWLINE = 0x0a;
const CLOSING = { '[': 0x5d, '{': 0x7d } as const;

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
/** Python writes the last three, which JSON does not have. */
const WORD = /^(true|false|null|NaN|-?Infinity)$/;

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;

/** Of a number or a word: letters, digits, signs and points. */
const isPlain = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a));

export class JsonCursor {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Refuses what stands here. */
  private fail(): never {
    let line = 1;
    for (let i = 0; i < this.at; i++) if (this.bytes[i] === NEWLINE) line++;
    const end = Math.min(this.at + 40, this.bytes.length);
    const given = excerpt(decodeUtf8(this.bytes, this.at, this.wholeCharacters(end)));
    throw new TableError({ code: 'not-json', line, given: given.split(/[\r\n]/)[0] ?? '' });
  }

  private wholeCharacters(end: number): number {
    let whole = end;
    while (whole < this.bytes.length && ((this.bytes[whole] as number) & 0xc0) === 0x80) whole++;
    return whole;
  }

  private skipSpace(): void {
    while (isSpace(this.bytes[this.at])) this.at++;
  }

  /** What the next value is. */
  kind(): JsonKind {
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === 0x7b) return 'object';
    if (byte === 0x5b) return 'array';
    if (byte === QUOTE) return 'string';
    if (byte === undefined || !isPlain(byte)) return 'none';
    const isWord = byte > 0x39 || (byte === 0x2d && this.bytes[this.at + 1] === 0x49);
    return isWord ? 'word' : 'number';
  }

  /** Where the next value is, to come back to it. */
  get mark(): number {
    return this.at;
  }

  returnTo(mark: number): void {
    this.at = mark;
  }

  /** The digits of a number, or a word. */
  token(): string {
    this.skipSpace();
    const start = this.at;
    let end = start;
    while (isPlain(this.bytes[end])) end++;
    const text = decodeUtf8(this.bytes, start, Math.min(end, start + 1000));
    if (!NUMBER.test(text) && !WORD.test(text)) this.fail();
    this.at = end;
    return text;
  }

  /** The truth value here as 0 or 1; undefined where there is none. */
  truth(): 0 | 1 | undefined {
    if (this.kind() !== 'word') return undefined;
    const start = this.at;
    const word = this.token();
    if (word === 'true') return 1;
    if (word === 'false') return 0;
    this.at = start;
    return undefined;
  }

  /** Whether a number or a truth value is here. */
  isNumber(): boolean {
    const start = this.at;
    const isNumber = this.kind() === 'number' || this.truth() !== undefined;
    this.at = start;
    return isNumber;
  }

  /**
   * The number here, where it is written in few digits; undefined for what `token` must read. A whole
   * number below 2^53 by a power of ten up to 10^22, both exact, is rounded once, as it should be.
   */
  shortNumber(): number | undefined {
    this.skipSpace();
    const { bytes } = this;
    let at = this.at;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    const start = at;
    let [digits, decimals, value] = [0, 0, 0];
    for (let byte = bytes[at]; byte !== undefined; byte = bytes[++at]) {
      if (byte === POINT && decimals === 0 && digits > 0) {
        decimals = 1;
        continue;
      }
      if (byte < 0x30 || byte > 0x39) break;
      value = 10 * value + (byte - 0x30);
      digits++;
      if (decimals > 0) decimals++;
    }
    const hasZero = bytes[start] === 0x30 && bytes[start + 1] !== POINT && digits > 1;
    const isPartial = digits === 0 || decimals === 1 || hasZero || isPlain(bytes[at]);
    if (isPartial || digits > MAX_DIGITS) return undefined;
    this.at = at;
    const exact = decimals > 1 ? value / (POWERS[decimals - 1] as number) : value;
    return isNegative ? -exact : exact;
  }

  string(): string {
    this.skipSpace();
    const start = this.at;
    if (this.bytes[start] !== QUOTE) this.fail();
    let isEscaped = false;
    let end = start + 1;
    for (let byte = this.bytes[end]; byte !== QUOTE; byte = this.bytes[++end]) {
      if (byte === undefined || byte < 0x20) this.fail();
      if (byte === BACKSLASH) {
        isEscaped = true;
        end++;
      }
    }
    if (!isEscaped) {
      this.at = end + 1;
      return decodeUtf8(this.bytes, start + 1, end);
    }
    try {
      const text: unknown = JSON.parse(decodeUtf8(this.bytes, start, end + 1));
      this.at = end + 1;
      return String(text);
    } catch {
      this.fail();
    }
  }

  /** Goes from value to value of an array; each must be read before the next. */
  *elements(): Generator<number, void> {
    this.enter('[');
    for (let index = 0; this.hasNext('[', index); index++) yield index;
  }

  /** Goes from value to value of an object by their keys. */
  *entries(): Generator<string, void> {
    this.enter('{');
    for (let index = 0; this.hasNext('{', index); index++) {
      const key = this.string();
      this.skipSpace();
      if (this.bytes[this.at] !== COLON) this.fail();
      this.at++;
      yield key;
    }
  }

  private enter(opening: '[' | '{'): void {
    this.skipSpace();
    if (this.bytes[this.at] !== opening.charCodeAt(0)) this.fail();
    this.at++;
  }

  /** Whether there is a value of this index; else goes behind the end. */
  private hasNext(opening: '[' | '{', index: number): boolean {
    this.skipSpace();
    if (this.bytes[this.at] === CLOSING[opening]) {
      this.at++;
      return false;
    }
    if (index > 0) {
      if (this.bytes[this.at] !== COMMA) this.fail();
      this.at++;
    }
    return true;
  }

  /** Goes behind a value, however deep: deeper ones than a stack of calls can follow. */
  skip(): void {
    const open: ('[' | '{')[] = [];
    const counts: number[] = [];
    do {
      const kind = this.kind();
      if (kind === 'object' || kind === 'array') {
        const opening = kind === 'array' ? '[' : '{';
        this.enter(opening);
        open.push(opening);
        counts.push(0);
      } else if (kind === 'string') this.string();
      else if (kind === 'none') this.fail();
      else this.token();
      // To the next value that is there.
      for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        const index = counts.at(-1) as number;
        if (this.hasNext(top, index)) {
          counts[counts.length - 1] = index + 1;
          if (top === '{') {
            this.string();
            this.skipSpace();
            if (this.bytes[this.at] !== COLON) this.fail();
            this.at++;
          }
          break;
        }
        open.pop();
        counts.pop();
      }
    } while (open.length > 0);
  }

  /** What a value is, in few letters; goes behind it. */
  describe(): string {
    const kind = this.kind();
    if (kind === 'array') {
      const parts: string[] = [];
      for (const _ of this.elements()) parts.push(this.describePart());
      return excerpt(`[${parts.join(',')}]`);
    }
    if (kind === 'object') {
      const parts: string[] = [];
      for (const key of this.entries()) parts.push(`${JSON.stringify(key)}:${this.describePart()}`);
      return excerpt(`{${parts.join(',')}}`);
    }
    return excerpt(this.describePart());
  }

  private describePart(): string {
    switch (this.kind()) {
      case 'string':
        return JSON.stringify(this.string());
      case 'number': {
        const token = this.token();
        return Number.isFinite(Number(token)) ? token : String(Number(token));
      }
      case 'word':
        return this.token();
      default:
        this.skip();
        return '"…"';
    }
  }

  /** Refuses more after the last value. */
  end(): void {
    this.skipSpace();
    if (this.at < this.bytes.length) this.fail();
  }
}
