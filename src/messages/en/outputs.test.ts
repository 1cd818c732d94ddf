import { expect, test } from 'vitest';
import { FLOAT32 } from '../../engine/index.ts';
import * as outputs from './outputs.ts';

test('the logits of a network in float32 are not called quantized', () => {
  expect(outputs.name('logits', 4)).toBe('quantized logits');
  expect(outputs.sentence('logits', 'T6', FLOAT32)).toBe('T6: the float32 logits.');
  expect(outputs.sentence('probabilities', 'T6', FLOAT32)).toBe('T6: the float32 probabilities.');
});

test('nor are those of networks that differ in it', () => {
  expect(outputs.name('logits', undefined)).toBe('logits');
  expect(outputs.name('class', undefined)).toBe('predicted label');
});
