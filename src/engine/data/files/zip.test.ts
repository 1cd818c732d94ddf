import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TableError } from './table-error.ts';
import { zip } from './testing/npz.ts';
import { membersOf } from './zip.ts';

const strategies = [
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
  constants.Z_FIXED,
];
const packing = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(...strategies),
  memLevel: fc.integer({ min: 1, max: 9 }),
});
/** Noise, repetitions near and far. */
const bytes = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 400 })), {
    maxLength: 6,
  })
  .map((parts) => Buffer.concat(parts.flatMap(([part, times]) => Array(times).fill(part))));

/** What is read of an archive with one member, deflated, whose packed bytes are others. */
function unpacked(content: Uint8Array, packed: Uint8Array): Uint8Array | undefined {
  const archive = zip({ 'a.npy': content }, { isDeflated: true, change: () => packed });
  return membersOf(archive)[0]?.read();
}

test('what any DEFLATE packed is unpacked', () => {
  fc.assert(
    fc.property(bytes, packing, (given, options) => {
      const read = unpacked(given, deflateRawSync(given, options));
      expect(Buffer.compare(Buffer.from(read ?? []), given)).toBe(0);
    }),
    { seed: 31, numRuns: 300 },
  );
});

test('an archive is read behind any comment, and refused wherever it is cut off', () => {
  const archive = zip({ 'a.npy': Buffer.from('content') });
  for (const comment of ['', 'a', 'PK'.repeat(30_000)]) {
    const bytes = Buffer.concat([archive, Buffer.from(comment)]);
    expect(membersOf(bytes).map(({ name }) => name)).toEqual(['a.npy']);
  }
  for (let length = 0; length < archive.length; length++) {
    expect(() => membersOf(archive.subarray(0, length))).toThrow(TableError);
  }
});

test('what would unpack to more than the limit is refused by its size alone', () => {
  const read = (size: number): unknown => {
    const archive = Buffer.from(zip({ 'a.npy': Buffer.from('content') }));
    archive.writeUInt32LE(size, archive.indexOf('PK\x01\x02') + 24);
    return membersOf(archive)[0]?.read();
  };
  expect(() => read(8)).toThrow(new TableError({ code: 'damaged-archive' }));
  expect(() => read(600e6)).toThrow(new TableError({ code: 'damaged-archive' }));
  const tooMany = new TableError({ code: 'too-many-bytes', megabytes: 601, most: 600 });
  expect(() => read(601e6)).toThrow(tooMany);
});

const DAMAGED = { code: 'damaged-archive' };

/** That it is refused as damaged; what was damaged where it does not count is read as it was. */
function checkRefusal(content: Buffer, packed: Uint8Array): void {
  try {
    expect(Buffer.compare(Buffer.from(unpacked(content, packed) ?? []), content)).toBe(0);
  } catch (error) {
    expect(error).toBeInstanceOf(TableError);
    expect(error).toMatchObject({ fault: DAMAGED });
  }
}

test('what is damaged, cut off, or of another length is refused', () => {
  fc.assert(
    fc.property(
      bytes,
      packing,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (given, options, at, by) => {
        const packed = deflateRawSync(given, options);
        const others = [
          given.subarray(1),
          given.subarray(0, -1),
          Buffer.concat([given, Buffer.of(by)]),
        ];
        for (const other of others) {
          if (other.length === given.length) continue;
          expect(() => unpacked(other, packed)).toThrow(TableError);
        }
        const place = at % packed.length;
        packed[place] = (packed[place] as number) ^ by;
        checkRefusal(given, packed);
        checkRefusal(given, packed.subarray(0, place));
      },
    ),
    { seed: 32, numRuns: 300 },
  );
});
