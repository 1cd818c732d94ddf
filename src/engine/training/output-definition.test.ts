import { expect, test } from 'vitest';
import type { LayerOutput } from '../network/network.ts';
import { outputCodes, predictedClass } from './output-definition.ts';

/** Logits of rows (one list of values a class), with codes that differ from the values. */
function logitsOf(...classes: readonly number[][]): LayerOutput {
  const values = Float32Array.from(classes.flat());
  const rows = classes[0]?.length ?? 0;
  const codes = Uint8Array.from(values.keys());
  return { rows, columns: classes.length, codes, values, levels: values };
}

const LOGITS = logitsOf([0, 5, -50, 1], [0, 0, 50, 2]);

test('the predicted class has the largest logit, the lower class where they tie', () => {
  expect([0, 1, 2, 3].map((r) => predictedClass(LOGITS, r))).toEqual([0, 0, 1, 1]);
  expect(predictedClass(logitsOf([1], [3], [3]), 0)).toBe(1);
});

test('as logits, the output has the codes of the last layer', () => {
  expect(outputCodes(LOGITS, 'logits', 4).codes).toBe(LOGITS.codes);
});

test('as the predicted class, the output is one column', () => {
  const { rows, columns, codes } = outputCodes(LOGITS, 'class', 4);
  expect([rows, columns, Array.from(codes)]).toEqual([4, 1, [0, 0, 1, 1]]);
});

test('as probabilities, the output is softmax in 2^bits − 1 steps', () => {
  const p = [0, 5, -100, -1].map((z) => 1 / (1 + Math.exp(-z)));
  for (const bits of [1, 2, 8]) {
    const top = 2 ** bits - 1;
    const { rows, columns, codes } = outputCodes(LOGITS, 'probabilities', bits);
    expect([rows, columns]).toEqual([4, 2]);
    expect(Array.from(codes)).toEqual([
      ...p.map((x) => Math.floor(x * top + 0.5)),
      ...p.map((x) => Math.floor((1 - x) * top + 0.5)),
    ]);
  }
});

/** Rounds halves to even, by comparison with the half itself. */
function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}

test('as rebinned probabilities, the output is softmax in 2^bits steps from its least to its greatest', () => {
  const z = [0, 3, -2, -0.5, 1];
  const logits = logitsOf(
    z,
    z.map(() => 0),
  );
  // Float32, as softmax gives them; class 1 has what is left.
  const codes = outputCodes(logits, 'probabilities', 32).codes as Int32Array;
  const p = Array.from(new Float32Array(codes.buffer));
  const low = Math.min(...p);
  const width = Math.max(...p) - low;
  for (const bits of [1, 2, 8, 32]) {
    const steps = bits === 32 ? 256 : 2 ** bits;
    const rebinned = outputCodes(logits, 'rebinned', bits);
    expect([rebinned.rows, rebinned.columns]).toEqual([5, 2]);
    expect(Array.from(rebinned.codes)).toEqual(
      p.map((share) => roundHalfToEven(((share - low) * steps) / width)),
    );
    expect(Math.max(...rebinned.codes)).toBe(steps);
    expect(Math.min(...rebinned.codes)).toBe(0);
  }
});

test('halves are rebinned to even, and a single probability to 0', () => {
  // Probabilities 0, ½ and 1 in one step: ½ stands in the middle.
  expect(Array.from(outputCodes(logitsOf([-200, 0, 200], [0, 0, 0]), 'rebinned', 1).codes)).toEqual(
    [0, 1, 2, 2, 1, 0],
  );
  const logits = logitsOf([0, -200, 0, 0], [0, 200, 0, 0], [-200, 0, 0, 0], [-200, 0, 0, 0]);
  // ½ in two steps is 1; ¼ is half a step, and goes to 0.
  expect(Array.from(outputCodes(logits, 'rebinned', 1).codes.subarray(0, 4))).toEqual([1, 0, 0, 0]);
  expect(new Set(outputCodes(logitsOf([5, 5], [5, 5]), 'rebinned', 8).codes)).toEqual(new Set([0]));
});

test('as probabilities in float32, codes are bit patterns', () => {
  const { codes } = outputCodes(LOGITS, 'probabilities', 32);
  const half = new Int32Array(Float32Array.of(0.5).buffer)[0];
  expect([codes[0], codes[4]]).toEqual([half, half]);
});
