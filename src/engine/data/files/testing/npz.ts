/** Writes arrays and archives as NumPy does, for tests. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ArrayToWrite {
  readonly descr: string;
  readonly shape: readonly number[];
  /** In the order of the file. */
  readonly data: Uint8Array;
  readonly isFortran?: boolean;
  readonly version?: 1 | 2 | 3;
}

export function npy({
  descr,
  shape,
  data,
  isFortran = false,
  version = 1,
}: ArrayToWrite): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const fields = `{'descr': '${descr}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': (${sides}), }`;
  const before = version === 1 ? 10 : 12;
  const length = Math.ceil((before + fields.length + 1) / 64) * 64 - before;
  const header = Buffer.alloc(before + length, ' ');
  header.write('\x93NUMPY', 'latin1');
  header[6] = version;
  header[7] = 0;
  if (version === 1) header.writeUInt16LE(length, 8);
  else header.writeUInt32LE(length, 8);
  header.write(fields, before, 'latin1');
  header.write('\n', before + length - 1);
  return Buffer.concat([header, data]);
}

/** Float64 numbers as an array. */
export function float64(shape: readonly number[], values: readonly number[]): Uint8Array {
  return npy({ descr: '<f8', shape, data: new Uint8Array(Float64Array.from(values).buffer) });
}

/** Whole numbers as an array of 32 bits. */
export function int32(shape: readonly number[], values: readonly number[]): Uint8Array {
  return npy({ descr: '<i4', shape, data: new Uint8Array(Int32Array.from(values).buffer) });
}

/** An archive; `change` may alter the bytes of a member once its checksum is taken. */
export function zip(
  members: Readonly<Record<string, Uint8Array>>,
  { isDeflated = false, change = (bytes: Uint8Array): Uint8Array => bytes } = {},
): Uint8Array {
  const parts: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const packed = change(isDeflated ? deflateRawSync(content) : content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isDeflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

export const npz = (
  arrays: Readonly<Record<string, Uint8Array>>,
  options: Parameters<typeof zip>[1] = {},
): Uint8Array =>
  zip(
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, array])),
    options,
  );
