/** The members of a ZIP archive, as NumPy writes .npz: stored or deflated, with checksums. */
import { inflateSync } from 'fflate';
import { TableError } from './table-error.ts';

export interface Member {
  readonly name: string;
  /** Unpacks and checks it. */
  read(): Uint8Array;
}

/** Larger than all the numbers that a file may hold. */
const MAX_SIZE = 600e6;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ALL_ONES = 0xffffffff;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let i = 0; i < 8; i++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = ALL_ONES;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ ALL_ONES) >>> 0;
}

const damaged = (): TableError => new TableError({ code: 'damaged-archive' });

/** Where the directory's end is: behind it may be a comment of up to 64 KiB. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged();
}

/** What a ZIP archive holds. */
export function membersOf(bytes: Uint8Array): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === ALL_ONES) throw new TableError({ code: 'zip64' });
  const members: Member[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw damaged();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameLength));
    const entry = {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (entry.packed === ALL_ONES || entry.size === ALL_ONES || entry.offset === ALL_ONES) {
      throw new TableError({ code: 'zip64' });
    }
    members.push({ name, read: () => unpacked(bytes, view, entry) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

interface Entry {
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function unpacked(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { isEncrypted, method, crc, packed, size, offset } = entry;
  if (isEncrypted) throw new TableError({ code: 'encrypted' });
  if (method !== 0 && method !== 8) throw new TableError({ code: 'zip-method', method });
  if (size > MAX_SIZE) {
    const [megabytes, most] = [Math.round(size / 1e6), MAX_SIZE / 1e6];
    throw new TableError({ code: 'too-many-bytes', megabytes, most });
  }
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw damaged();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length || (method === 0 && packed !== size)) throw damaged();
  const own = bytes.subarray(start, start + packed);
  const content = method === 0 ? own : inflated(own, size);
  if (crc32(content) !== crc) throw damaged();
  return content;
}

/** Unpacks bytes that become `size` bytes. */
function inflated(packed: Uint8Array, size: number): Uint8Array {
  // fflate takes no memory beyond this, and drops what has no room in it: one more byte shows that.
  const out = new Uint8Array(size + 1);
  let content: Uint8Array;
  try {
    content = inflateSync(packed, { out });
  } catch {
    throw damaged();
  }
  if (content.length !== size) throw damaged();
  return content;
}
