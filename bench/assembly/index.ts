// What the benchmark needs beside the kernel: the processor's peak, and the kernel's matrix products
// alone, compiled from the same source with the same options.

import {
  errorProducts,
  integerProducts,
  weightGradient,
} from '../../src/engine/simd/assembly/products.ts';

/**
 * Twelve independent chains of f32x4 mul and add, `rounds` times: 96 floating-point operations a
 * round. A link takes 8 cycles on common cores and two operations can start in each, so eight
 * chains would do; twelve and two constants still fit in 16 registers. Values tend to 1: no
 * denormals, no overflow.
 */
export function peak(rounds: i32): f32 {
  const factor = f32x4.splat(0.5),
    term = f32x4.splat(0.5);
  let a = f32x4.splat(0.1),
    b = f32x4.splat(0.2),
    c = f32x4.splat(0.3),
    d = f32x4.splat(0.4);
  let e = f32x4.splat(0.5),
    f = f32x4.splat(0.6),
    g = f32x4.splat(0.7),
    h = f32x4.splat(0.8);
  let i = f32x4.splat(0.9),
    j = f32x4.splat(1.1),
    k = f32x4.splat(1.2),
    l = f32x4.splat(1.3);
  for (let round = 0; round < rounds; round++) {
    a = f32x4.add(f32x4.mul(a, factor), term);
    b = f32x4.add(f32x4.mul(b, factor), term);
    c = f32x4.add(f32x4.mul(c, factor), term);
    d = f32x4.add(f32x4.mul(d, factor), term);
    e = f32x4.add(f32x4.mul(e, factor), term);
    f = f32x4.add(f32x4.mul(f, factor), term);
    g = f32x4.add(f32x4.mul(g, factor), term);
    h = f32x4.add(f32x4.mul(h, factor), term);
    i = f32x4.add(f32x4.mul(i, factor), term);
    j = f32x4.add(f32x4.mul(j, factor), term);
    k = f32x4.add(f32x4.mul(k, factor), term);
    l = f32x4.add(f32x4.mul(l, factor), term);
  }
  const abcd = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  const efgh = f32x4.add(f32x4.add(e, f), f32x4.add(g, h));
  const ijkl = f32x4.add(f32x4.add(i, j), f32x4.add(k, l));
  return f32x4.extract_lane(f32x4.add(f32x4.add(abcd, efgh), ijkl), 0);
}

/** The products of one layer in one step: forward, gradient of the weights, and error handed down. */
export function layerProducts(
  values: usize,
  pairs: usize,
  weights: usize,
  weightPairs: usize,
  biases: usize,
  raw: usize,
  delta: usize,
  gradient: usize,
  down: usize,
  inputs: i32,
  outputs: i32,
  pitch: usize,
  samples: i32,
): void {
  integerProducts(pairs, weightPairs, biases, raw, (inputs + 1) >> 1, outputs, pitch, samples, 1);
  weightGradient(delta, values, gradient, outputs, inputs, pitch, samples);
  if (down) {
    errorProducts(delta, weights, down, outputs, inputs, pitch, samples);
  }
}
