import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Curve, curveChunks, dotsPath, linePath } from './curve-path.ts';

function curve(...points: [number, number][]): Curve {
  return {
    xs: Float64Array.from(points, ([x]) => x),
    ys: Float64Array.from(points, ([, y]) => y),
  };
}

const GAP: [number, number] = [Number.NaN, 1];

test('a line joins its checkpoints', () => {
  expect(linePath(curve([0, 0], [1, 2], [3, 4]), 0, 2)).toBe('M0,0L1,2L3,4');
});

test('an unmeasured checkpoint breaks the line', () => {
  expect(linePath(curve([0, 0], [1, 1], GAP, [3, 3], [4, 4]), 0, 4)).toBe('M0,0L1,1M3,3L4,4');
});

test('a lone checkpoint between gaps is a dot', () => {
  expect(linePath(curve(GAP, [1, 1], GAP, [3, 3]), 0, 3)).toBe('M1,1h0M3,3h0');
});

test('a layer at rest costs one point', () => {
  expect(linePath(curve([5, 5], [5, 5], [5, 5]), 0, 2)).toBe('M5,5h0');
  expect(dotsPath(curve([5, 5], [5, 5], [6, 5]), 0, 2)).toBe('M5,5h0M6,5h0');
});

test('opacity rises up to the playhead, and what comes after is paler than all of it', () => {
  const long = curve(...Array.from({ length: 100 }, (_, i): [number, number] => [i, i]));
  for (const playhead of [0, 3, 60, 64, 99]) {
    const chunks = curveChunks(long, 100, playhead).filter(({ line }) => line !== '');
    const endsAt = (path: string) => Number(/(\d+),\d+$/.exec(path)?.[1]);
    const before = chunks.filter(({ line }) => endsAt(line) <= playhead).map((c) => c.opacity);
    const after = chunks.filter(({ line }) => endsAt(line) > playhead).map((c) => c.opacity);
    expect(before).toEqual(before.toSorted((a, b) => a - b));
    expect(Math.max(0, ...after)).toBeLessThan(Math.min(1, ...before));
  }
});

test('a playhead that moves by one checkpoint changes the chunks around it only', () => {
  const long = curve(...Array.from({ length: 600 }, (_, i): [number, number] => [i, i]));
  let before = curveChunks(long, 600, 0);
  for (let playhead = 1; playhead < 600; playhead++) {
    const now = curveChunks(long, 600, playhead);
    const changed = now.filter(({ line }, index) => line !== before[index]?.line);
    expect(changed.length).toBeLessThanOrEqual(3);
    before = now;
  }
});

test('every checkpoint has one dot, whatever the playhead; a first one alone is under its marker', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), (count, at) => {
      const playhead = Math.min(at, count - 1);
      const line = curve(...Array.from({ length: count }, (_, i): [number, number] => [i, 0]));
      const dots = curveChunks(line, count, playhead).map((chunk) => chunk.dots);
      const xs = [...dots.join('').matchAll(/M(\d+),0h0/g)].map((match) => Number(match[1]));
      expect(xs).toEqual(count === 1 ? [] : [...line.xs]);
    }),
  );
});

test('no path holds anything but numbers', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(Number.NaN, Infinity));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 }), (points) => {
      const random = curve(...points);
      const last = points.length - 1;
      expect(linePath(random, 0, last) + dotsPath(random, 0, last)).toMatch(/^[MLh0-9,.-]*$/);
    }),
  );
});
