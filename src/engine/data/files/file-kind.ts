/** What a file is by its first bytes: its name may be wrong. */
import { TableError } from './table-error.ts';

type FileKind = 'npy' | 'zip' | 'text';

/** What people drop beside arrays and text, by a name for it and the bytes it starts with. */
const FOREIGN: readonly (readonly [format: string, start: string, at?: number])[] = [
  ['PNG', '\x89PNG'],
  ['JPEG', '\xff\xd8\xff'],
  ['GIF', 'GIF8'],
  ['TIFF', 'II*\0'],
  ['TIFF', 'MM\0*'],
  ['WebP', 'WEBP', 8],
  ['PDF', '%PDF-'],
  ['gzip', '\x1f\x8b'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ\0'],
  ['7-Zip', "7z\xbc\xaf'\x1c"],
  ['RAR', 'Rar!\x1a'],
  ['Zstandard', '\x28\xb5\x2f\xfd'],
  ['tar', 'ustar', 257],
  ['HDF5', '\x89HDF\r\n\x1a\n'],
  ['NetCDF', 'CDF\x01'],
  ['Parquet', 'PAR1'],
  ['Arrow', 'ARROW1'],
  ['Excel', '\xd0\xcf\x11\xe0'],
  ['MATLAB', 'MATLAB\x205.0\x20MAT'],
  ['SQLite', 'SQLite\x20format\x203\0'],
  ...['\x02', '\x03', '\x04', '\x05'].map((version) => ['pickle', `\x80${version}`] as const),
];

function startsWith(bytes: Uint8Array, start: string, at = 0): boolean {
  for (let i = 0; i < start.length; i++) {
    if (bytes[at + i] !== start.charCodeAt(i)) return false;
  }
  return true;
}

/** What to read a file as; refuses what is neither arrays nor text by its name. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, '\x93NUMPY')) return 'npy';
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'zip';
  const foreign = FOREIGN.find(([, start, at]) => startsWith(bytes, start, at));
  if (foreign !== undefined) throw new TableError({ code: 'foreign', format: foreign[0] });
  // "BM" alone may start a text.
  if (startsWith(bytes, 'BM') && startsWith(bytes, '\0\0\0\0', 6)) {
    throw new TableError({ code: 'foreign', format: 'BMP' });
  }
  return 'text';
}
