import kernel from 'virtual:simd-kernel';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, type Run, train, typedArrayBackend } from '../engine/index.ts';
import { dataOf } from '../engine/testing/data.ts';
import { chooseBackend } from './backend.ts';

const SIMD = '\xfd';
/** An operation as the module has it: the prefix, then the number in LEB128. */
const operation = (number: number): string =>
  SIMD +
  (number < 128 ? String.fromCharCode(number) : String.fromCharCode((number & 127) | 128, 1));

/** The kernel on a processor that does one operation in place of another of the same type. */
const confused = (wanted: number, done: number): string =>
  kernel.replaceAll(operation(wanted), operation(done));

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
  expect(fallback).toEqual({ code: 'unavailable', detail: expect.stringMatching(/\w/) });
});

// Each occurs in the kernel. Left out is what only the names of codes in tables depend on: whatever
// they are, the count is the same.
describe('a kernel is refused where the processor confuses', () => {
  test.each([
    ['f32x4.lt', 0x43, 'f32x4.gt', 0x44],
    ['f32x4.gt', 0x44, 'f32x4.lt', 0x43],
    ['f32x4.le', 0x45, 'f32x4.gt', 0x44],
    ['f32x4.add', 0xe4, 'f32x4.sub', 0xe5],
    ['f32x4.sub', 0xe5, 'f32x4.add', 0xe4],
    ['f32x4.mul', 0xe6, 'f32x4.add', 0xe4],
    ['f32x4.div', 0xe7, 'f32x4.mul', 0xe6],
    ['f32x4.sqrt', 0xe3, 'f32x4.abs', 0xe0],
    ['f32x4.neg', 0xe1, 'f32x4.abs', 0xe0],
    ['f32x4.convert_i32x4_s', 0xfa, 'f32x4.convert_i32x4_u', 0xfb],
    ['i32x4.add', 0xae, 'i32x4.sub', 0xb1],
    ['i32x4.sub', 0xb1, 'i32x4.add', 0xae],
    ['i32x4.dot_i16x8_s', 0xba, 'i32x4.add', 0xae],
    ['i32x4.shl', 0xab, 'i32x4.shr_u', 0xad],
    ['i32x4.shr_u', 0xad, 'i32x4.shl', 0xab],
    ['f64x2.add', 0xf0, 'f64x2.sub', 0xf1],
    ['f64x2.sub', 0xf1, 'f64x2.add', 0xf0],
    ['f64x2.mul', 0xf2, 'f64x2.add', 0xf0],
    ['f64x2.div', 0xf3, 'f64x2.mul', 0xf2],
    ['v128.and', 0x4e, 'v128.or', 0x50],
    ['v128.or', 0x50, 'v128.and', 0x4e],
    ['v128.andnot', 0x4f, 'v128.and', 0x4e],
  ])('%s (%i) with %s', async (_name, wanted, _instead, done) => {
    const text = confused(wanted, done);
    expect(text).not.toBe(kernel);
    const { backend, fallback } = await chooseBackend(text);
    expect(fallback).toEqual({ code: 'wrong-results' });
    expect(backend).toBe(typedArrayBackend);
  });
});
