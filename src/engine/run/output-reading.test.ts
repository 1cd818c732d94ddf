import { expect, test } from 'vitest';
import type { LayerOutput } from '../network/machine.ts';
import { outputCodes, predictedClass } from './output-reading.ts';

/** Logits of rows (one list of values a class), with codes that are told apart from the values. */
function logitsOf(...classes: readonly number[][]): LayerOutput {
  const values = Float32Array.from(classes.flat());
  const rows = classes[0]?.length ?? 0;
  return { rows, columns: classes.length, codes: Uint8Array.from(values.keys()), values };
}

const LOGITS = logitsOf([0, 5, -50, 1], [0, 0, 50, 2]);

test('the predicted class has the largest logit, the lower class where they tie', () => {
  expect([0, 1, 2, 3].map((r) => predictedClass(LOGITS, r))).toEqual([0, 0, 1, 1]);
  expect(predictedClass(logitsOf([1], [3], [3]), 0)).toBe(1);
});

test('read as logits, the output has the codes of the last layer', () => {
  expect(outputCodes(LOGITS, 'logits', 4).codes).toBe(LOGITS.codes);
});

test('read as class, the output is one column', () => {
  const { rows, columns, codes } = outputCodes(LOGITS, 'class', 4);
  expect([rows, columns, Array.from(codes)]).toEqual([4, 1, [0, 0, 1, 1]]);
});

test('read as probabilities, the output is softmax in 2^bits − 1 steps', () => {
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

test('read as probabilities in float32, codes are bit patterns', () => {
  const { codes } = outputCodes(LOGITS, 'probabilities', 32);
  const half = new Int32Array(Float32Array.of(0.5).buffer)[0];
  expect([codes[0], codes[4]]).toEqual([half, half]);
});
