/**
 * Unpacks what DEFLATE packed (RFC 1951). Browsers and Node have it as a stream only, and reading a
 * file would have to be asynchronous from end to end for the sake of one format.
 */

/** Thrown where the bytes are not what DEFLATE writes. */
export class InflateError extends Error {}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_EXTRA = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
/** The order in which a block gives the lengths of the codes for lengths of codes. */
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Looks up a symbol by the next bits: `symbol << 4 | length of its code`, 0 where there is none. */
interface Table {
  readonly bits: number;
  readonly entries: Uint16Array;
}

function tableOf(lengths: ArrayLike<number>): Table {
  let bits = 1;
  const counts = new Uint16Array(16);
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i] as number;
    counts[length] = (counts[length] as number) + 1;
    bits = Math.max(bits, length);
  }
  counts[0] = 0;
  const next = new Uint32Array(17);
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    code = (code + (counts[length - 1] as number)) << 1;
    next[length] = code;
    if (code + (counts[length] as number) > 1 << length) throw new InflateError();
  }
  const entries = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const own = next[length] as number;
    next[length] = own + 1;
    // Codes come with their first bit first, other numbers with their last.
    let reversed = 0;
    for (let b = 0; b < length; b++) reversed |= ((own >> b) & 1) << (length - 1 - b);
    for (let at = reversed; at < entries.length; at += 1 << length) {
      entries[at] = (symbol << 4) | length;
    }
  }
  return { bits, entries };
}

const fixed = (): [Table, Table] => [
  tableOf(
    Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
  ),
  tableOf(new Uint8Array(30).fill(5)),
];

class Bits {
  private readonly bytes: Uint8Array;
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Holds so many bits, at most 15; beyond the end they are 0. */
  private fill(wanted: number): void {
    while (this.count < wanted) {
      // A table may look beyond the last code, but not by bytes.
      if (this.at > this.bytes.length + 2) throw new InflateError();
      this.held |= (this.bytes[this.at++] ?? 0) << this.count;
      this.count += 8;
    }
  }

  private drop(used: number): void {
    this.held >>>= used;
    this.count -= used;
  }

  read(wanted: number): number {
    this.fill(wanted);
    const value = this.held & ((1 << wanted) - 1);
    this.drop(wanted);
    return value;
  }

  symbol({ bits, entries }: Table): number {
    this.fill(bits);
    const entry = entries[this.held & ((1 << bits) - 1)] as number;
    if (entry === 0) throw new InflateError();
    this.drop(entry & 15);
    return entry >> 4;
  }

  /** The next bytes, from the start of a byte. */
  stored(): Uint8Array {
    this.drop(this.count % 8);
    const length = this.read(8) | (this.read(8) << 8);
    const check = this.read(8) | (this.read(8) << 8);
    const start = this.at - this.count / 8;
    if ((length ^ check) !== 0xffff || start + length > this.bytes.length) {
      throw new InflateError();
    }
    [this.at, this.held, this.count] = [start + length, 0, 0];
    return this.bytes.subarray(start, start + length);
  }
}

/** The two tables that a block brings along. */
function tablesOf(bits: Bits): [Table, Table] {
  const literals = bits.read(5) + 257;
  const distances = bits.read(5) + 1;
  const known = bits.read(4) + 4;
  const own = new Uint8Array(19);
  for (let i = 0; i < known; i++) own[LENGTHS_ORDER[i] as number] = bits.read(3);
  const table = tableOf(own);
  const lengths = new Uint8Array(literals + distances);
  for (let i = 0; i < lengths.length; ) {
    const symbol = bits.symbol(table);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    const [least, extra] = symbol === 16 ? [3, 2] : symbol === 17 ? [3, 3] : [11, 7];
    if (symbol === 16 && i === 0) throw new InflateError();
    const value = symbol === 16 ? (lengths[i - 1] as number) : 0;
    const end = i + least + bits.read(extra);
    if (end > lengths.length) throw new InflateError();
    lengths.fill(value, i, end);
    i = end;
  }
  return [tableOf(lengths.subarray(0, literals)), tableOf(lengths.subarray(literals))];
}

/** Unpacks bytes that become `size` bytes. */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const bits = new Bits(packed);
  const out = new Uint8Array(size);
  let used = 0;
  const need = (more: number): void => {
    if (used + more > size) throw new InflateError();
  };
  for (let isLast = false; !isLast; ) {
    isLast = bits.read(1) === 1;
    const kind = bits.read(2);
    if (kind === 0) {
      const stored = bits.stored();
      need(stored.length);
      out.set(stored, used);
      used += stored.length;
      continue;
    }
    if (kind === 3) throw new InflateError();
    const [literals, distances] = kind === 1 ? fixed() : tablesOf(bits);
    for (let symbol = bits.symbol(literals); symbol !== 256; symbol = bits.symbol(literals)) {
      if (symbol < 256) {
        need(1);
        out[used++] = symbol;
        continue;
      }
      const base = LENGTH_BASE[symbol - 257];
      if (base === undefined) throw new InflateError();
      const length = base + bits.read(LENGTH_EXTRA[symbol - 257] as number);
      const place = bits.symbol(distances);
      const near = DISTANCE_BASE[place];
      if (near === undefined) throw new InflateError();
      const distance = near + bits.read(place < 2 ? 0 : (place >> 1) - 1);
      if (distance > used) throw new InflateError();
      need(length);
      for (const end = used + length; used < end; used++)
        out[used] = out[used - distance] as number;
    }
  }
  if (used !== size) throw new InflateError();
  return out;
}
