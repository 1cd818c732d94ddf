import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseBackend } from '../../worker/backend.ts';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import type { Run } from '../experiment/run.ts';
import { dataOf } from '../testing/data.ts';
import type { Backend } from '../training/backend.ts';
import { setUp } from '../training/setup.ts';
import { typedArrayBackend } from '../training/typed-array-backend.ts';
import { fixedRange } from './activation-range.ts';
import { quantization, quantize } from './quantizer.ts';
import { type Activation, FLOAT32 } from './spec.ts';
import { activate } from './typed-arrays/activation.ts';

const BITS = [1, 2, 3, 4, 5, 6, 7, 8];

function codesOf(x: ArrayLike<number>, range: readonly [number, number], bits: number): number[] {
  const codes = new Uint8Array(x.length);
  const q = quantization(...range, bits);
  quantize(Float32Array.from(x), q, codes, new Float32Array(x.length), 0, x.length);
  return [...codes];
}

/** The float32 number `steps` places further up. */
function moved(x: number, steps: number): number {
  const words = Int32Array.of(0);
  const floats = new Float32Array(words.buffer);
  floats[0] = x;
  const rank = (words[0] as number) < 0 ? -0x80000000 - (words[0] as number) : (words[0] as number);
  const place = rank + steps;
  words[0] = place < 0 ? -0x80000000 - place : place;
  return floats[0] as number;
}

/** A float32 number as an exact whole multiple of 2^−149. */
function units(x: number): bigint {
  const high = Math.floor(x);
  return (BigInt(high) << 149n) + (BigInt(Math.round((x - high) * 2 ** 52)) << 97n);
}

/** x·(2^bits − 1)/width + ½ as a fraction of whole numbers, nothing rounded. */
function exactSteps(x: number, width: number, bits: number): { over: bigint; under: bigint } {
  const top = (1n << BigInt(bits)) - 1n;
  const under = 2n * (BigInt(width) << 149n);
  return { over: 2n * units(x) * top + (BigInt(width) << 149n), under };
}

/** ⌊x/scale + ½⌋ + zero, nothing rounded; x on a multiple of 2^−52, inside the range. */
function exactCode(x: number, [min, max]: readonly [number, number], bits: number): number {
  const { over, under } = exactSteps(x, max - min, bits);
  const floor = over / under - (over < 0n && over % under !== 0n ? 1n : 0n);
  return Number(floor) + quantization(min, max, bits).zeroPoint;
}

const FIXED: readonly Activation[] = ['tanh', 'sigmoid', 'relu6'];
const rangeOf = (kind: Activation) => fixedRange(kind) as readonly [number, number];

describe.each(BITS)('at %i bits', (bits) => {
  test.each(FIXED)('codes over the range of %s are those of exact arithmetic', (kind) => {
    const [min, max] = rangeOf(kind);
    const q = quantization(min, max, bits);
    const wrong: number[] = [];
    let ties = 0;
    const check = (x: number): void => {
      if (!(x >= Math.max(min, q.min) && x <= Math.min(max, q.max))) return;
      const { over, under } = exactSteps(x, max - min, bits);
      const isTie = over % under === 0n;
      if (isTie) ties++;
      const [code] = codesOf([x], [min, max], bits);
      // A product in float32 may carry x over a boundary less than two float32 steps away.
      const near = [-2, 2].map((steps) => exactCode(moved(x, steps), [min, max], bits));
      const allowed = isTie ? [exactCode(x, [min, max], bits)] : near;
      if (!allowed.includes(code as number)) wrong.push(x);
    };
    for (let code = 0; code < 2 ** bits; code++) {
      const boundary = Math.fround((code - 0.5 - q.zeroPoint) * q.scale);
      // Numbers below 2^−28 are no multiples of 2^−52; no boundary lies there.
      for (let steps = -4; steps <= 4; steps++) check(moved(boundary, steps));
    }
    for (let k = 0; k <= 4096; k++) check(min + ((max - min) * k) / 4096);
    expect(wrong).toEqual([]);
    expect(ties).toBeGreaterThan(0);
  });

  // What is approached for ever, and reached by rounding alone.
  test.each([
    ['tanh', -1],
    ['tanh', 1],
    ['sigmoid', 0],
    ['sigmoid', 1],
  ] as const)('no boundary of %s lies at %f, which only rounding reaches', (kind, limit) => {
    const inwards = limit === rangeOf(kind)[0] ? 1 : -1;
    const near = Array.from({ length: 2000 }, (_, steps) => moved(limit, inwards * steps));
    expect(new Set(codesOf(near, rangeOf(kind), bits)).size).toBe(1);
  });

  test.each([
    ['tanh', -40, -6],
    ['tanh', 6, 40],
    ['sigmoid', -100, -7],
    ['sigmoid', 7, 100],
    ['relu6', -40, 0],
    ['relu6', 6, 40],
  ] as const)('%s from %f to %f has one code', (kind, from, to) => {
    const z = Float32Array.from({ length: 5000 }, (_, k) => from + ((to - from) * k) / 4999);
    activate(kind, z, 0, z.length);
    expect(new Set(codesOf(z, rangeOf(kind), bits)).size).toBe(1);
  });

  test('tanh reaches the symmetric levels and no other', () => {
    const z = Float32Array.from({ length: 20001 }, (_, k) => (k - 10000) / 1000);
    activate('tanh', z, 0, z.length);
    const { zeroPoint } = quantization(-1, 1, bits);
    const levels = [...new Set(codesOf(z, [-1, 1], bits))].map((code) => code - zeroPoint);
    const most = 2 ** (bits - 1) - 1;
    expect(levels).toEqual(Array.from({ length: 2 * most + 1 }, (_, k) => k - most));
  });
});

test('halves go up, on both sides of 0', () => {
  // Steps of 1, from −4 to 3.
  const x = [-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5];
  expect(codesOf(x, [-4, 3], 3)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(quantization(-1, 1, 2).zeroPoint).toBe(2);
});

test('the last number below a half goes down', () => {
  // 0.49999997 + ½ is 1 in float32.
  const halves = Array.from({ length: 255 }, (_, k) => k - 127.5);
  const below = halves.map((half) => moved(half, -1));
  const levels = codesOf(below, [-128, 127], 8).map((code) => code - 128);
  expect(levels).toEqual(halves.map((half) => half - 0.5));
});

test('a number and its negative have opposite levels, but for halves', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 0, max: 1 << 20 }), (b, n) => {
      const half = 1 << (b - 1);
      const x = (n / 4) % (half - 1);
      const [code, mirrored] = codesOf([x, -x], [-half, half - 1], b) as [number, number];
      const sum = code - half + (mirrored - half);
      expect(sum).toBe(Math.abs(x % 1) === 0.5 ? 1 : 0);
    }),
    { seed: 7, numRuns: 500 },
  );
});

describe('in both backends', () => {
  let simd: Backend;
  beforeAll(async () => {
    const { backend, fallback } = await chooseBackend();
    expect(fallback).toBeUndefined();
    simd = backend;
  });

  /** The first layer of a network with the given weights (outputs × 12) and biases, on all rows. */
  function firstLayer(run: Run, weights: readonly number[], biases: readonly number[]) {
    return [typedArrayBackend, simd].map((backend) => {
      const session = backend.session(setUp(run, dataOf(run)));
      const state = session.state();
      const parameters = state.parameters.fill(0);
      parameters.set(weights);
      parameters.set(biases, weights.length);
      session.load({ ...state, parameters });
      const [layer] = session.outputs();
      const { rows = 0, codes = [], values = [] } = layer ?? {};
      return { rows, codes: Array.from(codes), values: Array.from(values) };
    });
  }

  test('halves of weights go up, and the last number below a half down', () => {
    const quarters = [-4, -3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3, moved(0.5, -1)];
    const weights = [...quarters, moved(-0.5, -1), moved(2.5, -1)];
    const run: Run = {
      ...DEFAULT_PRESET.run,
      hidden: [1],
      activations: ['linear'],
      bits: FLOAT32,
      weightBits: 3,
    };
    for (const { values } of firstLayer(run, weights, [0])) {
      // The row in which input j alone is 1 gives weight j.
      const found = weights.map((_, j) => values[1 << (11 - j)]);
      expect(found).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 3, 0, -1, 2]);
    }
  });

  test.each(BITS)('a saturated tanh neuron has one code of %i bits', (bits) => {
    const run: Run = {
      ...DEFAULT_PRESET.run,
      hidden: [2],
      activations: ['tanh'],
      bits,
      weightBits: FLOAT32,
    };
    // Pre-activations run from ±8 to ±9.2: tanh rounds to ±1 at the far end and not at the near one.
    const weights = Array.from({ length: 24 }, (_, k) => (k < 12 ? -0.1 : 0.1));
    for (const { rows, codes } of firstLayer(run, weights, [-8, 8])) {
      expect(new Set(codes.slice(0, rows)).size).toBe(1);
      expect(new Set(codes.slice(rows, 2 * rows)).size).toBe(1);
    }
    const floats = firstLayer({ ...run, bits: FLOAT32 }, weights, [-8, 8]);
    for (const { rows, codes } of floats) {
      expect(new Set(codes.slice(0, rows)).size).toBeGreaterThan(1);
    }
  });
});
