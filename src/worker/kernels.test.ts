import { expect, test } from 'vitest';
import { DEFAULT_PRESET, type Run, train, typedArrayKernels } from '../engine/index.ts';
import { chooseKernels } from './kernels.ts';

const RUN: Run = { ...DEFAULT_PRESET.run, hidden: [2], activations: ['tanh'], epochs: 2 };

test('the chosen kernels compute the records of the reference to the bit', async () => {
  const { kernels, fallback } = await chooseKernels();
  expect(fallback).toBeUndefined();
  expect(kernels).not.toBe(typedArrayKernels);
  expect([...train(RUN, kernels)]).toStrictEqual([...train(RUN, typedArrayKernels)]);
});

test.each([
  ['is no base64', '~'],
  ['is no WebAssembly', btoa('hello')],
  ['is empty', ''],
])('where the fast kernel %s the reference is used, and the reason told', async (_, text) => {
  const { kernels, fallback } = await chooseKernels(text);
  expect(kernels).toBe(typedArrayKernels);
  expect(fallback).toMatch(/\w/);
});
