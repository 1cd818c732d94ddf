import { exp32 } from '../numeric/exp.ts';

const f = Math.fround;

/**
 * Softmax over the logits of row s: logits are `z[c * stride + s]`, probabilities are written to
 * `p[c * stride + s]`. Float32, shifted by the largest logit, summed in class order.
 */
export function softmaxRow(
  z: Float32Array,
  p: Float32Array,
  labelCount: number,
  stride: number,
  s: number,
): void {
  let top = z[s] as number;
  for (let c = 1; c < labelCount; c++) {
    const logit = z[c * stride + s] as number;
    if (logit > top) top = logit;
  }
  let sum = 0;
  for (let c = 0; c < labelCount; c++) {
    const e = exp32(f((z[c * stride + s] as number) - top));
    p[c * stride + s] = e;
    sum = f(sum + e);
  }
  for (let c = 0; c < labelCount; c++) {
    p[c * stride + s] = f((p[c * stride + s] as number) / sum);
  }
}
