// Softmax cross-entropy on a batch: its gradient, as src/engine/network/softmax.ts has it.

import { exp4 } from './elementary';

/** Softmax of four samples: probabilities at p, logits at z, both one row a label. */
@inline function softmax4(z: usize, p: usize, distance: usize, labelCount: i32): void {
  let top = v128.load(z);
  for (let c = 1; c < labelCount; c++) top = f32x4.pmax(top, v128.load(z + <usize>c * distance));
  let sum = f32x4.splat(0);
  for (let c = 0; c < labelCount; c++) {
    const e = exp4(f32x4.sub(v128.load(z + <usize>c * distance), top));
    v128.store(p + <usize>c * distance, e);
    sum = f32x4.add(sum, e);
  }
  for (let c = 0; c < labelCount; c++) {
    const at = p + <usize>c * distance;
    v128.store(at, f32x4.div(v128.load(at), sum));
  }
}

/**
 * Gradient of the mean cross-entropy of `count` rows by the logits at z, to d: one row a label,
 * `pitch` bytes apart; `samples` is the count rounded up to whole vectors.
 */
export function lossGradient(
  z: usize, d: usize, labels: usize, labelCount: i32, pitch: usize, count: i32, samples: i32,
): void {
  const perRow = f32x4.splat(<f32>(1.0 / <f64>count));
  const end = <usize>samples << 2;
  if (labelCount == 2) gradientOfTwo(z, d, labels, pitch, perRow, end);
  else gradientOfMany(z, d, labels, labelCount, pitch, perRow, end);
}

function gradientOfMany(
  z: usize, d: usize, labels: usize, labelCount: i32, pitch: usize, perRow: v128, end: usize,
): void {
  const one = f32x4.splat(1);
  for (let s: usize = 0; s < end; s += 16) {
    softmax4(z + s, d + s, pitch, labelCount);
    const label = v128.load(labels + s);
    for (let c = 0; c < labelCount; c++) {
      const at = d + <usize>c * pitch + s;
      const own = v128.and(i32x4.eq(label, i32x4.splat(c)), one);
      v128.store(at, f32x4.mul(f32x4.sub(v128.load(at), own), perRow));
    }
  }
}

/**
 * The same with half the work: the exponential of the greater logit is 1, that of the other is the
 * difference's.
 */
function gradientOfTwo(
  z: usize, d: usize, labels: usize, pitch: usize, perRow: v128, end: usize,
): void {
  const one = f32x4.splat(1);
  for (let s: usize = 0; s < end; s += 32) {
    const a0 = v128.load(z + s), a1 = v128.load(z + s, 16);
    const b0 = v128.load(z + pitch + s), b1 = v128.load(z + pitch + s, 16);
    const second0 = v128.load(labels + s), second1 = v128.load(labels + s, 16);
    const lesser0 = exp4(minusSize(f32x4.sub(a0, b0))), lesser1 = exp4(minusSize(f32x4.sub(a1, b1)));
    const sum0 = f32x4.add(one, lesser0), sum1 = f32x4.add(one, lesser1);
    const likely0 = f32x4.div(one, sum0), likely1 = f32x4.div(one, sum1);
    const unlikely0 = f32x4.div(lesser0, sum0), unlikely1 = f32x4.div(lesser1, sum1);
    const less0 = f32x4.lt(a0, b0), less1 = f32x4.lt(a1, b1);
    const own0 = f32x4.convert_i32x4_s(second0), own1 = f32x4.convert_i32x4_s(second1);
    const p0 = v128.bitselect(unlikely0, likely0, less0), p1 = v128.bitselect(unlikely1, likely1, less1);
    const q0 = v128.bitselect(likely0, unlikely0, less0), q1 = v128.bitselect(likely1, unlikely1, less1);
    v128.store(d + s, f32x4.mul(f32x4.sub(p0, f32x4.sub(one, own0)), perRow));
    v128.store(d + s, f32x4.mul(f32x4.sub(p1, f32x4.sub(one, own1)), perRow), 16);
    v128.store(d + pitch + s, f32x4.mul(f32x4.sub(q0, own0), perRow));
    v128.store(d + pitch + s, f32x4.mul(f32x4.sub(q1, own1), perRow), 16);
  }
}

/** −|x|. */
@inline function minusSize(x: v128): v128 { return v128.or(x, i32x4.splat(0x80000000)); }
