import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellFinder } from './cell-finder.ts';

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -2, max: 2, noNaN: true }),
  // Many of these are equal, or equal in float32.
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: 0, max: 20 }).map((i) => 1 + i * 1e-9),
);
const many = fc.array(numbers, { maxLength: 40 });

test('the cell of a value is the number of cuts that are not above it', () => {
  const check = fc.property(
    many,
    many,
    fc.nat(9),
    fc.boolean(),
    (some, others, outside, narrow) => {
      const cuts = Float64Array.from(some).sort();
      const all = [...others, ...some];
      const values = narrow ? Float32Array.from(all) : Float64Array.from(all);
      const found = new Int32Array(values.length);
      new CellFinder(cuts, outside).find(values, 0, values.length, found);
      const counted = Array.from(values, (value) => cuts.filter((cut) => cut <= value).length);
      expect([...found]).toEqual(counted.map((count) => count || outside));
    },
  );
  fc.assert(check, { numRuns: 500, seed: 20220425 });
});

test('only the values asked for are looked at', () => {
  const found = new Int32Array(4).fill(-1);
  new CellFinder(Float64Array.of(0, 1), 0).find(Float64Array.of(5, 0.5, 5, 5), 1, 3, found);
  expect([...found]).toEqual([-1, 1, 2, -1]);
});
