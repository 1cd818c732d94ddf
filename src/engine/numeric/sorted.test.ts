import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sorted } from './sorted.ts';

const wordsOf = (values: Float32Array): Int32Array => new Int32Array(values.buffer);

/** Any bits, and few of them, so that numbers share digits and are often equal. */
const numbers = fc
  .array(
    fc.oneof(
      fc.integer(),
      fc.nat(3),
      fc.float().map((x) => wordsOf(Float32Array.of(x))[0] as number),
    ),
  )
  .map((words) => new Float32Array(Int32Array.from(words).buffer));

test('numbers rise as those of the language do, the sign of zero and what is no number included', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      expect(Array.from(sorted(values))).toEqual(Array.from(values.slice().sort()));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('of a part of an array, that part is sorted, and the array left as it is', () => {
  const values = Float32Array.of(3, 2, -1, 0.5, -7);
  expect(sorted(values.subarray(1, 4))).toEqual(Float32Array.of(-1, 0.5, 2));
  expect(values).toEqual(Float32Array.of(3, 2, -1, 0.5, -7));
});

test('subnormal numbers, infinities, zeros of both signs and none at all', () => {
  const rising = [-Infinity, -1, -1e-45, -0, 0, 1e-45, 1, Infinity, Number.NaN];
  const falling = Float32Array.from(rising.toReversed());
  expect(sorted(falling)).toEqual(Float32Array.from(rising));
  expect(sorted(new Float32Array(0))).toHaveLength(0);
});
