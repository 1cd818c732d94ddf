import { expect, test } from 'vitest';
import { DEFAULT_PRESET, type Run, train, typedArrayBackend } from '../engine/index.ts';
import { dataOf } from '../engine/testing/data.ts';
import { chooseBackend } from './backend.ts';

const RUN: Run = { ...DEFAULT_PRESET.run, hidden: [2], activations: ['tanh'], epochs: 2 };

test('the chosen backend compute the checkpoints of the reference to the bit', async () => {
  const { backend, fallback } = await chooseBackend();
  expect(fallback).toBeUndefined();
  expect(backend).not.toBe(typedArrayBackend);
  expect([...train(RUN, dataOf(RUN), backend)]).toStrictEqual([
    ...train(RUN, dataOf(RUN), typedArrayBackend),
  ]);
});

test.each([
  ['is cut off', '\0asm'],
  ['is no WebAssembly', 'hello'],
  ['is empty', ''],
])('where the fast kernel %s the reference is used, and the reason told', async (_, text) => {
  const { backend, fallback } = await chooseBackend(text);
  expect(backend).toBe(typedArrayBackend);
  expect(fallback).toMatch(/\w/);
});
