import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random, type Stream, shuffle } from './random.ts';

const STREAMS: readonly Stream[] = ['weights', 'split', 'shuffle', 'labels'];

const first = (seed: number, stream: Stream, count: number): number[] => {
  const chance = random(seed, stream);
  return Array.from({ length: count }, () => chance.uint32());
};

test('the first numbers of a seed never change (changing them changes every recording)', () => {
  expect(first(1, 'weights', 6)).toEqual([
    3469506296, 4265013432, 597595793, 1358369900, 337329266, 4121452444,
  ]);
  expect(STREAMS.map((stream) => first(4294967295, stream, 3))).toEqual([
    [933533685, 651906440, 417542476],
    [415575946, 2522477043, 3344464924],
    [1726843716, 3181895043, 2728338479],
    [1407235899, 172921404, 1387521226],
  ]);
});

test('streams of one seed, and one stream of neighbouring seeds, have nothing in common', () => {
  const sequences = [1, 2, 3].flatMap((seed) => STREAMS.map((stream) => first(seed, stream, 2000)));
  sequences.forEach((a, i) => {
    for (const b of sequences.slice(i + 1)) {
      const shared = new Set(a);
      expect(b.filter((value) => shared.has(value)).length).toBeLessThan(5);
      // The mean product of independent numbers has a standard deviation of 0.0019 here.
      const centred = (word: number | undefined): number => (word ?? 0) / 2 ** 32 - 0.5;
      const products = a.reduce((sum, word, k) => sum + centred(word) * centred(b[k]), 0);
      expect(Math.abs(products / 2000)).toBeLessThan(0.01);
    }
  });
});

test('drawing from one stream leaves another alone', () => {
  const a = random(5, 'split');
  const b = random(5, 'shuffle');
  const mixed = Array.from({ length: 10 }, () => {
    a.normal();
    return b.uint32();
  });
  expect(mixed).toEqual(first(5, 'shuffle', 10));
});

test('below(n) is an integer from 0 to n − 1', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
      const chance = random(seed, 'labels');
      const values = Array.from({ length: 20 }, () => chance.below(n));
      expect(values.filter((v) => !(Number.isInteger(v) && v >= 0 && v < n))).toEqual([]);
    }),
    { seed: 1 },
  );
});

test('below(n) prefers no value, where a plain remainder would', () => {
  // Of 2^32 words, the remainder by 3·2^30 would fall under 2^30 in half of all cases.
  const chance = random(7, 'labels');
  const draws = 30000;
  let low = 0;
  for (let i = 0; i < draws; i++) if (chance.below(3 * 2 ** 30) < 2 ** 30) low++;
  expect(Math.abs(low / draws - 1 / 3)).toBeLessThan(0.01);
  const faces = new Array<number>(6).fill(0);
  for (let i = 0; i < draws; i++) {
    const face = chance.below(6);
    faces[face] = (faces[face] ?? 0) + 1;
  }
  for (const count of faces) expect(Math.abs(count - draws / 6)).toBeLessThan(400);
});

test('uniform numbers are multiples of 2^-24 in [0, 1) with the right mean and spread', () => {
  const chance = random(3, 'weights');
  let sum = 0;
  let squares = 0;
  let outside = 0;
  for (let i = 0; i < 20000; i++) {
    const u = chance.uniform();
    if (!(u >= 0 && u < 1 && Number.isInteger(u * 2 ** 24))) outside++;
    sum += u;
    squares += u * u;
  }
  expect(outside).toBe(0);
  expect(Math.abs(sum / 20000 - 1 / 2)).toBeLessThan(0.007);
  expect(Math.abs(squares / 20000 - 1 / 3)).toBeLessThan(0.007);
});

test('normal numbers have mean 0, variance 1 and thin tails', () => {
  const chance = random(4, 'weights');
  const draws = Array.from({ length: 20000 }, () => chance.normal());
  const moment = (power: number): number =>
    draws.reduce((sum, z) => sum + z ** power, 0) / draws.length;
  expect(Math.abs(moment(1))).toBeLessThan(0.04);
  expect(Math.abs(moment(2) - 1)).toBeLessThan(0.05);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.4);
  const beyond2 = draws.filter((z) => Math.abs(z) > 2).length / draws.length;
  expect(Math.abs(beyond2 - 0.0455)).toBeLessThan(0.01);
});

test('a shuffle is a permutation, decided by the seed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 300 }), (seed, length) => {
      const shuffled = (): Uint32Array => {
        const values = Uint32Array.from({ length }, (_, i) => i);
        shuffle(values, random(seed, 'shuffle'));
        return values;
      };
      const once = shuffled();
      expect(shuffled()).toEqual(once);
      expect(once.slice().sort()).toEqual(Uint32Array.from({ length }, (_, i) => i));
    }),
    { seed: 2 },
  );
});

test('all orders of a shuffle are equally likely', () => {
  const chance = random(9, 'shuffle');
  const seen = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const values = Uint32Array.of(0, 1, 2);
    shuffle(values, chance);
    seen.set(values.join(''), (seen.get(values.join('')) ?? 0) + 1);
  }
  expect(seen.size).toBe(6);
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
