import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InflateError, inflate } from './inflate.ts';

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

test('what any DEFLATE packed is unpacked', () => {
  fc.assert(
    fc.property(bytes, packing, (given, options) => {
      const unpacked = inflate(deflateRawSync(given, options), given.length);
      expect(Buffer.compare(Buffer.from(unpacked), given)).toBe(0);
    }),
    { seed: 31, numRuns: 300 },
  );
});

test('what is damaged, or of another length, is refused or is as long as it should be', () => {
  fc.assert(
    fc.property(
      bytes,
      packing,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (given, options, at, by) => {
        const packed = deflateRawSync(given, options);
        const place = at % packed.length;
        packed[place] = (packed[place] as number) ^ by;
        for (const damaged of [packed, packed.subarray(0, place)]) {
          try {
            expect(inflate(damaged, given.length)).toHaveLength(given.length);
          } catch (error) {
            expect(error).toBeInstanceOf(InflateError);
          }
        }
        expect(() => inflate(deflateRawSync(given, options), given.length + 1)).toThrow(
          InflateError,
        );
      },
    ),
    { seed: 32, numRuns: 300 },
  );
});
