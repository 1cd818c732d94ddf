import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelsOf, type Quantization, quantization, quantize } from './quantizer.ts';

interface FakeQuant {
  readonly bits: number;
  readonly min: number;
  readonly max: number;
  readonly scale: number;
  readonly zero_point: number;
  readonly nudged_min: number;
  readonly nudged_max: number;
  readonly x: readonly number[];
  readonly codes: readonly number[];
  readonly values: readonly number[];
}

/** From an independent implementation in float64 (the project's information.json, fake_quant). */
const vectors = JSON.parse(
  readFileSync(new URL('../testing/fake-quant.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly FakeQuant[] };

function quantized(x: readonly number[], q: Quantization) {
  const codes = new Uint8Array(x.length);
  const values = new Float32Array(x.length);
  quantize(Float32Array.from(x), q, codes, values, 0, x.length);
  return { codes: Array.from(codes), values: Array.from(values) };
}

/** Distance to the next float32 of a number in the normal range. */
const ulp32 = (x: number): number => (x === 0 ? 0 : 2 ** (Math.floor(Math.log2(Math.abs(x))) - 23));

describe.each(vectors.cases)('$bits bits on [$min, $max], against the reference', (reference) => {
  const { bits, min, max, x } = reference;
  const q = quantization(min, max, bits);

  test('scale, zero point and shifted range agree', () => {
    expect(q.zeroPoint).toBe(reference.zero_point);
    expect(q.scale).toBeCloseTo(reference.scale, 9);
    expect(q.min).toBeCloseTo(reference.nudged_min, 9);
    expect(q.max).toBeCloseTo(reference.nudged_max, 9);
  });

  test('no input lies so near a tie that float32 could decide it otherwise', () => {
    // The reference takes x in float64, the engine in float32. This keeps the next test honest:
    // equal codes may be expected only where rounding x cannot cross a boundary.
    const nearTies = x.filter((value) => {
      const steps = (Math.min(Math.max(value, q.min), q.max) - q.min) / q.scale;
      const inside = value > q.min && value < q.max;
      return inside && Math.abs(steps - Math.floor(steps) - 0.5) < 1e-4;
    });
    expect(nearTies).toEqual([]);
  });

  test('codes are equal, values equal to a float32 step', () => {
    const { codes, values } = quantized(x, q);
    expect(codes).toEqual(reference.codes);
    codes.forEach((code, i) => {
      const exact = reference.values[i] as number;
      expect((code - q.zeroPoint) * q.scale).toBeCloseTo(exact, 9);
      expect(Math.abs((values[i] as number) - Math.fround(exact))).toBeLessThanOrEqual(
        ulp32(exact),
      );
    });
  });
});

const range = fc
  .tuple(
    fc.float({ min: -1000, max: 1000, noNaN: true }),
    fc.float({ min: -1000, max: 1000, noNaN: true }),
  )
  .filter(([a, b]) => Math.abs(a - b) > 1e-6)
  .map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
const bits = fc.integer({ min: 1, max: 8 });
const inputs = fc.array(
  fc.oneof(
    fc.float({ noNaN: true }),
    fc.float({ min: -1000, max: 1000, noNaN: true }),
    fc.float({ min: -1, max: 1, noNaN: true }),
  ),
  { minLength: 1, maxLength: 50 },
);

test('zero is a level: the code of 0 is the zero point and its value is 0', () => {
  fc.assert(
    fc.property(range, bits, ([min, max], b) => {
      const q = quantization(min, max, b);
      const { codes, values } = quantized([0], q);
      expect(codes[0]).toBe(q.zeroPoint);
      expect(values[0]).toBe(0);
      expect(q.min).toBeLessThanOrEqual(0);
      expect(q.max).toBeGreaterThanOrEqual(0);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a range that holds 0 is shifted by half a step at most, and keeps its width', () => {
  fc.assert(
    fc.property(range, bits, ([min, max], b) => {
      fc.pre(min <= 0 && max >= 0);
      const q = quantization(min, max, b);
      expect(Math.abs(q.min - min)).toBeLessThanOrEqual(q.scale * (0.5 + 1e-9));
      expect(q.max - q.min).toBeCloseTo(max - min, 9);
    }),
    { seed: 2, numRuns: 500 },
  );
});

test('codes are whole numbers from 0 to 2^bits − 1 and rise with the input', () => {
  fc.assert(
    fc.property(range, bits, inputs, ([min, max], b, x) => {
      const sorted = Array.from(Float32Array.from(x).sort());
      const { codes, values } = quantized(sorted, quantization(min, max, b));
      expect(Math.max(...codes)).toBeLessThan(2 ** b);
      for (let i = 1; i < codes.length; i++) {
        expect(codes[i]).toBeGreaterThanOrEqual(codes[i - 1] as number);
        expect(values[i]).toBeGreaterThanOrEqual(values[i - 1] as number);
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('every code can be reached, and quantizing a value again changes nothing', () => {
  fc.assert(
    fc.property(range, bits, ([min, max], b) => {
      const q = quantization(min, max, b);
      const levels = Array.from({ length: 2 ** b }, (_, code) => (code - q.zeroPoint) * q.scale);
      const once = quantized(levels, q);
      expect(once.codes).toEqual(levels.map((_, code) => code));
      expect(quantized(once.values, q)).toEqual(once);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test('inside the range the error is half a step at most', () => {
  fc.assert(
    fc.property(range, bits, fc.double({ min: 0, max: 1, noNaN: true }), ([min, max], b, share) => {
      const q = quantization(min, max, b);
      const x = Math.fround(q.min + share * (q.max - q.min));
      const error = Math.abs((quantized([x], q).values[0] as number) - x);
      expect(error).toBeLessThanOrEqual(q.scale * 0.5 + 1e-6 * (max - min));
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('the empty range has one value, 0', () => {
  expect(quantization(0, 0, 8)).toEqual({ scale: 0, zeroPoint: 0, min: 0, max: 0 });
  expect(quantized([-3, 0, 5], quantization(0, 0, 8))).toEqual({
    codes: [0, 0, 0],
    values: [0, 0, 0],
  });
});

test('only the asked-for stretch is written', () => {
  const codes = new Uint8Array([9, 9, 9, 9]);
  const values = new Float32Array([9, 9, 9, 9]);
  quantize(Float32Array.of(1, 1, 1, 1), quantization(0, 1, 1), codes, values, 1, 2);
  expect(Array.from(codes)).toEqual([9, 1, 1, 9]);
  expect(Array.from(values)).toEqual([9, 1, 1, 9]);
});

test('a range whose steps have no reciprocal in float32 counts as empty', () => {
  expect(quantization(0, 7e-37, 8).scale).toBe(0);
  expect(quantization(0, 8e-37, 8).scale).toBeGreaterThan(0);
});

test('levels are the values of the codes', () => {
  fc.assert(
    fc.property(range, bits, inputs, ([min, max], b, x) => {
      const q = quantization(min, max, b);
      const { codes, values } = quantized([...x, Number.NaN], q);
      const levels = levelsOf(q, b);
      expect(levels).toHaveLength(2 ** b);
      expect(codes.map((code) => levels[code])).toEqual(values);
    }),
    { seed: 6, numRuns: 500 },
  );
});

test('what is not a number has the highest code and gives no exception', () => {
  const q = quantization(-1, 1, 4);
  expect(quantized([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], q).codes).toEqual([15, 0]);
  expect(quantized([Number.NaN], q).codes).toEqual([15]);
  const broken = quantization(Number.NaN, Number.POSITIVE_INFINITY, 4);
  expect(() => quantized([1, Number.NaN], broken)).not.toThrow();
});
