// The matrix products, lanes over samples: blocks of up to four outputs by eight samples. The
// constant `n` tells how many outputs a block has; the optimizer drops the branches not taken.

@inline function dot(x: v128, w: usize, acc: v128): v128 {
  return i32x4.add(acc, i32x4.dot_i16x8_s(x, v128.load32_splat(w)));
}

@inline function mac(x: v128, w: usize, acc: v128): v128 {
  return f32x4.add(acc, f32x4.mul(v128.load32_splat(w), x));
}

/** acc·scale + bias of two vectors of integers. */
@inline function storeScaled(to: usize, a: v128, b: v128, scale: v128, bias: usize): void {
  const bias4 = v128.load32_splat(bias);
  v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(a), scale), bias4));
  v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(b), scale), bias4), 16);
}

@inline function integerBlock(
  n: i32, x: usize, w: usize, bias: usize, y: usize,
  pairCount: i32, pitch: usize, samples: i32, scale: v128,
): void {
  const row = <usize>pairCount << 2;
  for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 32) {
    let a0 = i32x4.splat(0), a1 = i32x4.splat(0);
    let b0 = i32x4.splat(0), b1 = i32x4.splat(0);
    let c0 = i32x4.splat(0), c1 = i32x4.splat(0);
    let d0 = i32x4.splat(0), d1 = i32x4.splat(0);
    let at = x + s;
    let from = w;
    for (let p = 0; p < pairCount; p++) {
      const x0 = v128.load(at), x1 = v128.load(at, 16);
      a0 = dot(x0, from, a0); a1 = dot(x1, from, a1);
      if (n > 1) { b0 = dot(x0, from + row, b0); b1 = dot(x1, from + row, b1); }
      if (n > 2) { c0 = dot(x0, from + 2 * row, c0); c1 = dot(x1, from + 2 * row, c1); }
      if (n > 3) { d0 = dot(x0, from + 3 * row, d0); d1 = dot(x1, from + 3 * row, d1); }
      at += pitch;
      from += 4;
    }
    storeScaled(y + s, a0, a1, scale, bias);
    if (n > 1) storeScaled(y + pitch + s, b0, b1, scale, bias + 4);
    if (n > 2) storeScaled(y + 2 * pitch + s, c0, c1, scale, bias + 8);
    if (n > 3) storeScaled(y + 3 * pitch + s, d0, d1, scale, bias + 12);
  }
}

/**
 * y_i = scale·Σ_j x_j·w_ij + bias_i with x and w as pairs of 16-bit levels: exact in 32 bits.
 * `pitch` is the distance of two rows of samples, bytes; samples a multiple of 8.
 */
export function integerProducts(
  x: usize, w: usize, bias: usize, y: usize,
  pairCount: i32, outputs: i32, pitch: usize, samples: i32, scale: f32,
): void {
  const s = f32x4.splat(scale);
  let i = 0;
  let wi = w, bi = bias, yi = y;
  for (; i + 4 <= outputs; i += 4) {
    integerBlock(4, x, wi, bi, yi, pairCount, pitch, samples, s);
    wi += <usize>pairCount << 4;
    bi += 16;
    yi += 4 * pitch;
  }
  const left = outputs - i;
  if (left == 3) integerBlock(3, x, wi, bi, yi, pairCount, pitch, samples, s);
  else if (left == 2) integerBlock(2, x, wi, bi, yi, pairCount, pitch, samples, s);
  else if (left == 1) integerBlock(1, x, wi, bi, yi, pairCount, pitch, samples, s);
}

/** Two vectors, with a bias where there is one. */
@inline function storeSums(to: usize, a: v128, b: v128, bias: usize): void {
  if (bias == 0) {
    v128.store(to, a);
    v128.store(to, b, 16);
  } else {
    const bias4 = v128.load32_splat(bias);
    v128.store(to, f32x4.add(a, bias4));
    v128.store(to, f32x4.add(b, bias4), 16);
  }
}

@inline function after(bias: usize, bytes: usize): usize { return bias == 0 ? 0 : bias + bytes; }

@inline function floatBlock(
  n: i32, x: usize, w: usize, bias: usize, y: usize,
  k: i32, toOutput: usize, toInput: usize, pitch: usize, samples: i32,
): void {
  for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 32) {
    let a0 = f32x4.splat(0), a1 = f32x4.splat(0);
    let b0 = f32x4.splat(0), b1 = f32x4.splat(0);
    let c0 = f32x4.splat(0), c1 = f32x4.splat(0);
    let d0 = f32x4.splat(0), d1 = f32x4.splat(0);
    let at = x + s;
    let from = w;
    for (let j = 0; j < k; j++) {
      const x0 = v128.load(at), x1 = v128.load(at, 16);
      a0 = mac(x0, from, a0); a1 = mac(x1, from, a1);
      if (n > 1) { b0 = mac(x0, from + toOutput, b0); b1 = mac(x1, from + toOutput, b1); }
      if (n > 2) { c0 = mac(x0, from + 2 * toOutput, c0); c1 = mac(x1, from + 2 * toOutput, c1); }
      if (n > 3) { d0 = mac(x0, from + 3 * toOutput, d0); d1 = mac(x1, from + 3 * toOutput, d1); }
      at += pitch;
      from += toInput;
    }
    storeSums(y + s, a0, a1, bias);
    if (n > 1) storeSums(y + pitch + s, b0, b1, after(bias, 4));
    if (n > 2) storeSums(y + 2 * pitch + s, c0, c1, after(bias, 8));
    if (n > 3) storeSums(y + 3 * pitch + s, d0, d1, after(bias, 12));
  }
}

/**
 * y_i = Σ_j w_ij·x_j + bias_i in float32, j rising; w_ij stands at w + i·toOutput + j·toInput bytes,
 * and `bias` 0 stands for none.
 */
export function floatProducts(
  x: usize, w: usize, bias: usize, y: usize,
  k: i32, outputs: i32, toOutput: usize, toInput: usize, pitch: usize, samples: i32,
): void {
  let i = 0;
  let wi = w, bi = bias, yi = y;
  for (; i + 4 <= outputs; i += 4) {
    floatBlock(4, x, wi, bi, yi, k, toOutput, toInput, pitch, samples);
    wi += 4 * toOutput;
    bi = after(bi, 16);
    yi += 4 * pitch;
  }
  const left = outputs - i;
  if (left == 3) floatBlock(3, x, wi, bi, yi, k, toOutput, toInput, pitch, samples);
  else if (left == 2) floatBlock(2, x, wi, bi, yi, k, toOutput, toInput, pitch, samples);
  else if (left == 1) floatBlock(1, x, wi, bi, yi, k, toOutput, toInput, pitch, samples);
}

/** (0 + 1) + (2 + 3): the one order in which four lanes are added. */
@inline export function lanes(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

@inline function gradientRow(
  m: i32, to: usize, a: v128, b: v128, c: v128,
): void {
  store<f32>(to, lanes(a));
  if (m > 1) store<f32>(to, lanes(b), 4);
  if (m > 2) store<f32>(to, lanes(c), 8);
}

/** g_ij = Σ_s δ_is·x_js for n outputs from i and m inputs from j. */
@inline function gradientBlock(
  n: i32, m: i32, d: usize, x: usize, g: usize, inputs: i32, pitch: usize, samples: i32,
): void {
  let a0 = f32x4.splat(0), a1 = f32x4.splat(0), a2 = f32x4.splat(0);
  let b0 = f32x4.splat(0), b1 = f32x4.splat(0), b2 = f32x4.splat(0);
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0);
  let e0 = f32x4.splat(0), e1 = f32x4.splat(0), e2 = f32x4.splat(0);
  let x1 = f32x4.splat(0), x2 = f32x4.splat(0);
  for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 16) {
    const x0 = v128.load(x + s);
    if (m > 1) x1 = v128.load(x + pitch + s);
    if (m > 2) x2 = v128.load(x + 2 * pitch + s);
    let v = v128.load(d + s);
    a0 = f32x4.add(a0, f32x4.mul(v, x0));
    if (m > 1) a1 = f32x4.add(a1, f32x4.mul(v, x1));
    if (m > 2) a2 = f32x4.add(a2, f32x4.mul(v, x2));
    if (n > 1) {
      v = v128.load(d + pitch + s);
      b0 = f32x4.add(b0, f32x4.mul(v, x0));
      if (m > 1) b1 = f32x4.add(b1, f32x4.mul(v, x1));
      if (m > 2) b2 = f32x4.add(b2, f32x4.mul(v, x2));
    }
    if (n > 2) {
      v = v128.load(d + 2 * pitch + s);
      c0 = f32x4.add(c0, f32x4.mul(v, x0));
      if (m > 1) c1 = f32x4.add(c1, f32x4.mul(v, x1));
      if (m > 2) c2 = f32x4.add(c2, f32x4.mul(v, x2));
    }
    if (n > 3) {
      v = v128.load(d + 3 * pitch + s);
      e0 = f32x4.add(e0, f32x4.mul(v, x0));
      if (m > 1) e1 = f32x4.add(e1, f32x4.mul(v, x1));
      if (m > 2) e2 = f32x4.add(e2, f32x4.mul(v, x2));
    }
  }
  const row = <usize>inputs << 2;
  gradientRow(m, g, a0, a1, a2);
  if (n > 1) gradientRow(m, g + row, b0, b1, b2);
  if (n > 2) gradientRow(m, g + 2 * row, c0, c1, c2);
  if (n > 3) gradientRow(m, g + 3 * row, e0, e1, e2);
}

@inline function gradientColumns(
  n: i32, d: usize, x: usize, g: usize, inputs: i32, pitch: usize, samples: i32,
): void {
  let j = 0;
  for (; j + 3 <= inputs; j += 3) {
    gradientBlock(n, 3, d, x + <usize>j * pitch, g + (<usize>j << 2), inputs, pitch, samples);
  }
  const left = inputs - j;
  const xj = x + <usize>j * pitch, gj = g + (<usize>j << 2);
  if (left == 2) gradientBlock(n, 2, d, xj, gj, inputs, pitch, samples);
  else if (left == 1) gradientBlock(n, 1, d, xj, gj, inputs, pitch, samples);
}

/** Gradient of all weights of a layer. */
export function weightGradient(
  d: usize, x: usize, g: usize, outputs: i32, inputs: i32, pitch: usize, samples: i32,
): void {
  let i = 0;
  for (; i + 4 <= outputs; i += 4) {
    gradientColumns(4, d + <usize>i * pitch, x, g + (<usize>(i * inputs) << 2), inputs, pitch, samples);
  }
  const left = outputs - i;
  const di = d + <usize>i * pitch, gi = g + (<usize>(i * inputs) << 2);
  if (left == 3) gradientColumns(3, di, x, gi, inputs, pitch, samples);
  else if (left == 2) gradientColumns(2, di, x, gi, inputs, pitch, samples);
  else if (left == 1) gradientColumns(1, di, x, gi, inputs, pitch, samples);
}
