// The matrix products, lanes over samples: blocks of up to four outputs by eight samples. The
// constant `n` tells how many outputs a block has; the optimizer drops the branches not taken.

@inline function dot(w: v128, x: v128, acc: v128): v128 {
  return i32x4.add(acc, i32x4.dot_i16x8_s(w, x));
}

@inline function mac(w: v128, x: v128, acc: v128): v128 {
  return f32x4.add(acc, f32x4.mul(w, x));
}

/** acc·scale + bias of two vectors of integers. */
@inline function storeScaled(to: usize, a: v128, b: v128, scale: v128, bias4: v128): void {
  v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(a), scale), bias4));
  v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(b), scale), bias4), 16);
}

@inline function integerBlock(
  n: i32, x: usize, w: usize, bias: usize, y: usize,
  row: usize, end: usize, pitch: usize, samples: i32, scale: v128,
): void {
  for (let s: usize = 0, last = <usize>samples << 2; s < last; s += 32) {
    let a0 = i32x4.splat(0), a1 = i32x4.splat(0);
    let b0 = i32x4.splat(0), b1 = i32x4.splat(0);
    let c0 = i32x4.splat(0), c1 = i32x4.splat(0);
    let d0 = i32x4.splat(0), d1 = i32x4.splat(0);
    let at = x + s;
    for (let from = w; from < end; from += row) {
      const x0 = v128.load(at), x1 = v128.load(at, 16);
      const wa = v128.load32_splat(from);
      a0 = dot(wa, x0, a0); a1 = dot(wa, x1, a1);
      if (n > 1) {
        const wb = v128.load32_splat(from, 4);
        b0 = dot(wb, x0, b0); b1 = dot(wb, x1, b1);
      }
      if (n > 2) {
        const wc = v128.load32_splat(from, 8);
        c0 = dot(wc, x0, c0); c1 = dot(wc, x1, c1);
      }
      if (n > 3) {
        const wd = v128.load32_splat(from, 12);
        d0 = dot(wd, x0, d0); d1 = dot(wd, x1, d1);
      }
      at += pitch;
    }
    let to = y + s;
    storeScaled(to, a0, a1, scale, v128.load32_splat(bias));
    if (n > 1) { to += pitch; storeScaled(to, b0, b1, scale, v128.load32_splat(bias, 4)); }
    if (n > 2) { to += pitch; storeScaled(to, c0, c1, scale, v128.load32_splat(bias, 8)); }
    if (n > 3) { to += pitch; storeScaled(to, d0, d1, scale, v128.load32_splat(bias, 12)); }
  }
}

/**
 * y_i = scale·Σ_j x_j·w_ij + bias_i with x and w as pairs of 16-bit levels: exact in 32 bits. Pairs
 * of weights have the outputs side by side. `pitch` is the distance of two rows of samples, bytes;
 * samples a multiple of 8.
 */
export function integerProducts(
  x: usize, w: usize, bias: usize, y: usize,
  pairCount: i32, outputs: i32, pitch: usize, samples: i32, scale: f32,
): void {
  const s = f32x4.splat(scale);
  const row = <usize>outputs << 2;
  const end = w + row * <usize>pairCount;
  let i = 0;
  let wi = w, bi = bias, yi = y;
  for (; i + 4 <= outputs; i += 4) {
    integerBlock(4, x, wi, bi, yi, row, end, pitch, samples, s);
    wi += 16;
    bi += 16;
    yi += 4 * pitch;
  }
  const left = outputs - i;
  if (left == 3) integerBlock(3, x, wi, bi, yi, row, end, pitch, samples, s);
  else if (left == 2) integerBlock(2, x, wi, bi, yi, row, end, pitch, samples, s);
  else if (left == 1) integerBlock(1, x, wi, bi, yi, row, end, pitch, samples, s);
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
  for (let s: usize = 0, last = <usize>samples << 2; s < last; s += 32) {
    let a0 = f32x4.splat(0), a1 = f32x4.splat(0);
    let b0 = f32x4.splat(0), b1 = f32x4.splat(0);
    let c0 = f32x4.splat(0), c1 = f32x4.splat(0);
    let d0 = f32x4.splat(0), d1 = f32x4.splat(0);
    let at = x + s;
    let from = w;
    for (const end = w + <usize>k * toInput; from < end; from += toInput) {
      const x0 = v128.load(at), x1 = v128.load(at, 16);
      const wa = v128.load32_splat(from);
      a0 = mac(wa, x0, a0); a1 = mac(wa, x1, a1);
      if (n > 1) {
        const wb = toOutput == 4 ? v128.load32_splat(from, 4) : v128.load32_splat(from + toOutput);
        b0 = mac(wb, x0, b0); b1 = mac(wb, x1, b1);
      }
      if (n > 2) {
        const wc = toOutput == 4 ? v128.load32_splat(from, 8) : v128.load32_splat(from + 2 * toOutput);
        c0 = mac(wc, x0, c0); c1 = mac(wc, x1, c1);
      }
      if (n > 3) {
        const wd = toOutput == 4 ? v128.load32_splat(from, 12) : v128.load32_splat(from + 3 * toOutput);
        d0 = mac(wd, x0, d0); d1 = mac(wd, x1, d1);
      }
      at += pitch;
    }
    let to = y + s;
    storeSums(to, a0, a1, bias);
    if (n > 1) { to += pitch; storeSums(to, b0, b1, after(bias, 4)); }
    if (n > 2) { to += pitch; storeSums(to, c0, c1, after(bias, 8)); }
    if (n > 3) { to += pitch; storeSums(to, d0, d1, after(bias, 12)); }
  }
}

@inline function floatBlocks(
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

/** y_i = Σ_j w_ij·x_j + bias_i in float32, j rising. */
export function floatProducts(
  x: usize, w: usize, bias: usize, y: usize,
  inputs: i32, outputs: i32, pitch: usize, samples: i32,
): void {
  floatBlocks(x, w, bias, y, inputs, outputs, <usize>inputs << 2, 4, pitch, samples);
}

/** y_j = Σ_i w_ij·x_i in float32, i rising: what the errors x of a layer mean for its inputs. */
export function errorProducts(
  x: usize, w: usize, y: usize,
  outputs: i32, inputs: i32, pitch: usize, samples: i32,
): void {
  floatBlocks(x, w, 0, y, outputs, inputs, 4, <usize>inputs << 2, pitch, samples);
}

/** (0 + 1) + (2 + 3): the one order in which four lanes are added. */
@inline export function lanes(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** g_ij = Σ_s δ_is·x_js for n outputs from i and m inputs from j. */
@inline function gradientBlock(
  n: i32, m: i32, d: usize, x: usize, g: usize, inputs: i32, pitch: usize, samples: i32,
): void {
  let a0 = f32x4.splat(0), a1 = f32x4.splat(0);
  let b0 = f32x4.splat(0), b1 = f32x4.splat(0);
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0);
  let e0 = f32x4.splat(0), e1 = f32x4.splat(0);
  let x1 = f32x4.splat(0);
  let da = d, db = d + pitch, dc = d + 2 * pitch, de = d + 3 * pitch;
  let at = x, next = x + pitch;
  for (const end = x + (<usize>samples << 2); at < end; at += 16) {
    const x0 = v128.load(at);
    if (m > 1) x1 = v128.load(next);
    const va = v128.load(da);
    a0 = mac(va, x0, a0);
    if (m > 1) a1 = mac(va, x1, a1);
    da += 16;
    if (n > 1) {
      const vb = v128.load(db);
      b0 = mac(vb, x0, b0);
      if (m > 1) b1 = mac(vb, x1, b1);
      db += 16;
    }
    if (n > 2) {
      const vc = v128.load(dc);
      c0 = mac(vc, x0, c0);
      if (m > 1) c1 = mac(vc, x1, c1);
      dc += 16;
    }
    if (n > 3) {
      const ve = v128.load(de);
      e0 = mac(ve, x0, e0);
      if (m > 1) e1 = mac(ve, x1, e1);
      de += 16;
    }
    if (m > 1) next += 16;
  }
  const row = <usize>inputs << 2;
  storeLanes(m, g, a0, a1);
  if (n > 1) storeLanes(m, g + row, b0, b1);
  if (n > 2) storeLanes(m, g + 2 * row, c0, c1);
  if (n > 3) storeLanes(m, g + 3 * row, e0, e1);
}

@inline function storeLanes(m: i32, to: usize, a: v128, b: v128): void {
  store<f32>(to, lanes(a));
  if (m > 1) store<f32>(to, lanes(b), 4);
}

@inline function gradientColumns(
  n: i32, d: usize, x: usize, g: usize, inputs: i32, pitch: usize, samples: i32,
): void {
  let j = 0;
  let xj = x, gj = g;
  for (; j + 2 <= inputs; j += 2) {
    gradientBlock(n, 2, d, xj, gj, inputs, pitch, samples);
    xj += 2 * pitch;
    gj += 8;
  }
  if (j < inputs) gradientBlock(n, 1, d, xj, gj, inputs, pitch, samples);
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
