import { describe, expect, test } from 'vitest';
import { exp32, sigmoid32, tanh32 } from './exp.ts';
import { powerOfTwo } from './power-of-two.ts';

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/** Position of a float32 among all of them, in order; −0 and +0 share one. */
function place(x: number): number {
  float[0] = x;
  const w = word[0] as number;
  return w < 0 ? -(w & 0x7fffffff) : w;
}

function atPlace(p: number): number {
  word[0] = p < 0 ? -p | 0x80000000 : p;
  return float[0] as number;
}

/** `2·reach + 1` consecutive float32 numbers around x. */
function around(x: number, reach: number): number[] {
  const middle = place(x);
  return Array.from({ length: 2 * reach + 1 }, (_, i) => atPlace(middle - reach + i));
}

/** Error in units of the float32 spacing at the true value. */
function ulps(got: number, truth: number): number {
  const spacing = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(truth))), -126) - 23);
  return truth === 0 ? Math.abs(got) : Math.abs(got - truth) / spacing;
}

function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.fround(from + ((to - from) * i) / count));
}

const tiny = [1e-45, 1e-40, 1e-38, 1e-30, 1e-20, 1e-10, 1e-7, 1e-5, 1e-3].flatMap((x) => [
  Math.fround(x),
  Math.fround(-x),
]);
/** Where the range reduction moves on to the next power of two. */
const seams = Array.from({ length: 253 }, (_, i) => (i - 125 + 0.5) * Math.LN2);

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

const functions = [
  {
    name: 'exp32',
    own: exp32,
    truth: Math.exp,
    accurate: [-87, 88.72] as const,
    edges: [...seams, 0, -87, 88.37626, 88.72],
  },
  {
    name: 'tanh32',
    own: tanh32,
    truth: Math.tanh,
    accurate: [-20, 20] as const,
    edges: [...seams.map((x) => x / 2), 0, -9.02, 9.02],
  },
  {
    name: 'sigmoid32',
    own: sigmoid32,
    truth: logistic,
    accurate: [-87, 100] as const,
    edges: [...seams, 0, -88.72, 87, 17],
  },
];

describe.each(functions)('$name', ({ own, truth, accurate: [low, high], edges }) => {
  test('is within 4 ulp of float32', () => {
    const points = [
      ...spread(low, high, 40000),
      ...spread(-1, 1, 20000),
      ...tiny,
      ...edges.flatMap((x) => around(x, 20)).filter((x) => x >= low && x <= high),
    ];
    expect(points.filter((x) => !(ulps(own(x), truth(x)) <= 4))).toEqual([]);
  });

  test('gives float32 numbers', () => {
    const points = spread(low, high, 5000);
    expect(points.filter((x) => Math.fround(own(x)) !== own(x))).toEqual([]);
  });

  test('never falls from one float32 to the next', () => {
    const falls: number[] = [];
    for (const edge of edges) {
      let last = Number.NEGATIVE_INFINITY;
      for (const x of around(edge, 600)) {
        const y = own(x);
        if (!(y >= last)) falls.push(x);
        last = y;
      }
    }
    expect(falls).toEqual([]);
  });

  test('never falls along the line', () => {
    const values = spread(-110, 110, 100000).map(own);
    const falls = values.filter((y, i) => i > 0 && !(y >= (values[i - 1] as number)));
    expect(falls).toEqual([]);
  });
});

test('exp32 is 1 at 0, and 0 and Infinity far out', () => {
  expect(exp32(0)).toBe(1);
  expect(exp32(-0)).toBe(1);
  for (const x of [-88, -1000, Number.NEGATIVE_INFINITY]) expect(exp32(x)).toBe(0);
  for (const x of [89, 1000, Number.POSITIVE_INFINITY]) {
    expect(exp32(x)).toBe(Number.POSITIVE_INFINITY);
  }
});

test('exp32 is 0 below −87, where it is still normal, and never subnormal', () => {
  const smallestNormal = 2 ** -126;
  const at = place(-87);
  expect(exp32(-87)).toBeGreaterThan(smallestNormal);
  expect(exp32(-87)).toBeLessThan(1.7e-38);
  for (let steps = 1; steps <= 1000; steps++) expect(exp32(atPlace(at - steps))).toBe(0);
});

test('tanh32 is odd to the last bit, the sign of zero included', () => {
  const points = [0, ...tiny, ...spread(0, 12, 50000), ...around(0, 500), Number.POSITIVE_INFINITY];
  expect(points.filter((x) => !Object.is(tanh32(-x), -tanh32(x)))).toEqual([]);
  expect(tanh32(0)).toBe(0);
});

test('tanh32 stays within ±1 and reaches both', () => {
  expect(around(9.02, 2000).filter((x) => !(tanh32(x) <= 1))).toEqual([]);
  expect(tanh32(9.5)).toBe(1);
  expect(tanh32(Number.NEGATIVE_INFINITY)).toBe(-1);
});

test('sigmoid32 goes from 0 through ½ to 1', () => {
  expect(sigmoid32(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(sigmoid32(0)).toBe(0.5);
  expect(sigmoid32(Number.POSITIVE_INFINITY)).toBe(1);
});

test('NaN stays NaN', () => {
  for (const { own } of functions) expect(own(Number.NaN)).toBeNaN();
});

test('powers of two are exact over the normal range', () => {
  for (let n = -126; n <= 127; n++) expect(powerOfTwo(n)).toBe(2 ** n);
});
