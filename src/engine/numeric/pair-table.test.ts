import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairTable } from './pair-table.ts';

const integer = fc.oneof(
  fc.integer({ min: -2147483648, max: 2147483647 }),
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(0, -1, 1, -2147483648, 2147483647),
  // Equal low bits, which a careless hash would send to one slot.
  fc.integer({ min: -32768, max: 32767 }).map((high) => high << 16),
);

test('pairs get the names a map with full keys would give them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(integer, integer), { maxLength: 400 }), (pairs) => {
      const table = new PairTable(pairs.length);
      const names = new Map<string, number>();
      const wanted = pairs.map((pair) => {
        const key = pair.join();
        if (!names.has(key)) names.set(key, names.size);
        return names.get(key);
      });
      expect(pairs.map(([a, b]) => table.name(a, b))).toEqual(wanted);
      expect(table.count).toBe(names.size);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a full table still tells all its pairs apart', () => {
  const table = new PairTable(4096);
  for (let round = 0; round < 2; round++) {
    const all = Array.from({ length: 4096 }, (_, k) => k);
    expect(all.map((k) => table.name(k & 63, k >> 6))).toEqual(all);
  }
  expect(table.count).toBe(4096);
});

test('the order within a pair matters', () => {
  const table = new PairTable(2);
  expect([table.name(1, 2), table.name(2, 1), table.name(1, 2)]).toEqual([0, 1, 0]);
});

test('a cleared table starts anew', () => {
  const table = new PairTable(3);
  table.name(5, 5);
  table.name(6, 6);
  table.clear();
  expect(table.count).toBe(0);
  expect(table.name(6, 6)).toBe(0);
});
