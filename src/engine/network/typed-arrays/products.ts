/**
 * The matrix products of a dense layer on feature-major arrays (`[feature * stride + s]`, s over
 * samples). The order of every float32 sum is part of the definition of a run: a faster kernel
 * must keep it. Sums over samples run in four lanes (s mod 4), added as (0+1)+(2+3).
 */
const f = Math.fround;

/** acc[s] = Σ_j (x_js − xZero)·(w_ij − wZero) for one output i: exact in int32. */
export function integerRow(
  x: Uint8Array,
  xZero: number,
  w: Uint8Array,
  wZero: number,
  output: number,
  inputs: number,
  stride: number,
  count: number,
  acc: Int32Array,
): void {
  const row = output * inputs;
  let sum = 0;
  for (let j = 0; j < inputs; j++) sum += (w[row + j] as number) - wZero;
  acc.fill(-xZero * sum, 0, count);
  for (let j = 0; j < inputs; j++) {
    const level = (w[row + j] as number) - wZero;
    const column = j * stride;
    for (let s = 0; s < count; s++) {
      acc[s] = (acc[s] as number) + Math.imul(level, x[column + s] as number);
    }
  }
}

/** sum[s] = bias + Σ_j w_ij·x_js for one output i, in float32 and in this order, j ascending. */
export function floatRow(
  x: Float32Array,
  w: Float32Array,
  bias: number,
  output: number,
  inputs: number,
  stride: number,
  count: number,
  sum: Float32Array,
  offset: number,
): void {
  const row = output * inputs;
  sum.fill(bias, offset, offset + count);
  for (let j = 0; j < inputs; j++) {
    const weight = w[row + j] as number;
    const column = j * stride;
    for (let s = 0; s < count; s++) {
      sum[offset + s] = f((sum[offset + s] as number) + f(weight * (x[column + s] as number)));
    }
  }
}

/** Σ_s a[aAt + s]·b[bAt + s] in four lanes. */
export function dot(
  a: Float32Array,
  aAt: number,
  b: Float32Array,
  bAt: number,
  count: number,
): number {
  let lane0 = 0;
  let lane1 = 0;
  let lane2 = 0;
  let lane3 = 0;
  let s = 0;
  for (; s + 3 < count; s += 4) {
    lane0 = f(lane0 + f((a[aAt + s] as number) * (b[bAt + s] as number)));
    lane1 = f(lane1 + f((a[aAt + s + 1] as number) * (b[bAt + s + 1] as number)));
    lane2 = f(lane2 + f((a[aAt + s + 2] as number) * (b[bAt + s + 2] as number)));
    lane3 = f(lane3 + f((a[aAt + s + 3] as number) * (b[bAt + s + 3] as number)));
  }
  if (s < count) lane0 = f(lane0 + f((a[aAt + s] as number) * (b[bAt + s] as number)));
  if (s + 1 < count) lane1 = f(lane1 + f((a[aAt + s + 1] as number) * (b[bAt + s + 1] as number)));
  if (s + 2 < count) lane2 = f(lane2 + f((a[aAt + s + 2] as number) * (b[bAt + s + 2] as number)));
  return f(f(lane0 + lane1) + f(lane2 + lane3));
}

/** Σ_s a[at + s] in four lanes. */
export function laneSum(a: Float32Array, at: number, count: number): number {
  const lanes = [0, 0, 0, 0];
  for (let s = 0; s < count; s++) {
    lanes[s & 3] = f((lanes[s & 3] as number) + (a[at + s] as number));
  }
  return f(
    f((lanes[0] as number) + (lanes[1] as number)) + f((lanes[2] as number) + (lanes[3] as number)),
  );
}

/** back[j·stride + s] = Σ_i w_ij·delta_is, in float32 with i ascending. */
export function backProject(
  delta: Float32Array,
  w: Float32Array,
  outputs: number,
  inputs: number,
  stride: number,
  count: number,
  back: Float32Array,
): void {
  for (let j = 0; j < inputs; j++) {
    const column = j * stride;
    const first = w[j] as number;
    for (let s = 0; s < count; s++) back[column + s] = first * (delta[s] as number);
    for (let i = 1; i < outputs; i++) {
      const weight = w[i * inputs + j] as number;
      const row = i * stride;
      for (let s = 0; s < count; s++) {
        back[column + s] = f((back[column + s] as number) + f(weight * (delta[row + s] as number)));
      }
    }
  }
}
