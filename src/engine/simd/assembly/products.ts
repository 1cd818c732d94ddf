// The matrix products, lanes over samples: blocks of up to four outputs by eight samples. The
// constant `n` is how many outputs a block has; the optimizer drops the branches not taken.

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
    // Sums begin with their first product, not with 0: an addition less.
    let x0 = v128.load(x + s), x1 = v128.load(x + s, 16);
    let wa = v128.load32_splat(w), wb = wa, wc = wa, wd = wa;
    let a0 = i32x4.dot_i16x8_s(wa, x0), a1 = i32x4.dot_i16x8_s(wa, x1);
    let b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
    if (n > 1) {
      wb = v128.load32_splat(w, 4);
      b0 = i32x4.dot_i16x8_s(wb, x0); b1 = i32x4.dot_i16x8_s(wb, x1);
    }
    if (n > 2) {
      wc = v128.load32_splat(w, 8);
      c0 = i32x4.dot_i16x8_s(wc, x0); c1 = i32x4.dot_i16x8_s(wc, x1);
    }
    if (n > 3) {
      wd = v128.load32_splat(w, 12);
      d0 = i32x4.dot_i16x8_s(wd, x0); d1 = i32x4.dot_i16x8_s(wd, x1);
    }
    let at = x + s;
    for (let from = w + row; from < end; from += row) {
      at += pitch;
      x0 = v128.load(at);
      x1 = v128.load(at, 16);
      wa = v128.load32_splat(from);
      a0 = dot(wa, x0, a0); a1 = dot(wa, x1, a1);
      if (n > 1) {
        wb = v128.load32_splat(from, 4);
        b0 = dot(wb, x0, b0); b1 = dot(wb, x1, b1);
      }
      if (n > 2) {
        wc = v128.load32_splat(from, 8);
        c0 = dot(wc, x0, c0); c1 = dot(wc, x1, c1);
      }
      if (n > 3) {
        wd = v128.load32_splat(from, 12);
        d0 = dot(wd, x0, d0); d1 = dot(wd, x1, d1);
      }
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

@inline function store2(to: usize, a: v128, b: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
}

@inline function floatBlock(
  n: i32, x: usize, w: usize, bias: usize, y: usize,
  inputs: i32, pitch: usize, samples: i32,
): void {
  const row = <usize>inputs << 2;
  for (let s: usize = 0, last = <usize>samples << 2; s < last; s += 32) {
    let a0 = v128.load32_splat(bias), b0 = a0, c0 = a0, d0 = a0;
    if (n > 1) b0 = v128.load32_splat(bias, 4);
    if (n > 2) c0 = v128.load32_splat(bias, 8);
    if (n > 3) d0 = v128.load32_splat(bias, 12);
    let a1 = a0, b1 = b0, c1 = c0, d1 = d0;
    let at = x + s;
    for (let from = w, end = w + row; from < end; from += 4) {
      const x0 = v128.load(at), x1 = v128.load(at, 16);
      const wa = v128.load32_splat(from);
      a0 = mac(wa, x0, a0); a1 = mac(wa, x1, a1);
      if (n > 1) {
        const wb = v128.load32_splat(from + row);
        b0 = mac(wb, x0, b0); b1 = mac(wb, x1, b1);
      }
      if (n > 2) {
        const wc = v128.load32_splat(from + 2 * row);
        c0 = mac(wc, x0, c0); c1 = mac(wc, x1, c1);
      }
      if (n > 3) {
        const wd = v128.load32_splat(from + 3 * row);
        d0 = mac(wd, x0, d0); d1 = mac(wd, x1, d1);
      }
      at += pitch;
    }
    store2(y + s, a0, a1);
    if (n > 1) store2(y + pitch + s, b0, b1);
    if (n > 2) store2(y + 2 * pitch + s, c0, c1);
    if (n > 3) store2(y + 3 * pitch + s, d0, d1);
  }
}

/** y_i = bias_i + Σ_j w_ij·x_j in float32, in this order, j rising. */
export function floatProducts(
  x: usize, w: usize, bias: usize, y: usize,
  inputs: i32, outputs: i32, pitch: usize, samples: i32,
): void {
  let i = 0;
  let wi = w, bi = bias, yi = y;
  for (; i + 4 <= outputs; i += 4) {
    floatBlock(4, x, wi, bi, yi, inputs, pitch, samples);
    wi += <usize>inputs << 4;
    bi += 16;
    yi += 4 * pitch;
  }
  const left = outputs - i;
  if (left == 3) floatBlock(3, x, wi, bi, yi, inputs, pitch, samples);
  else if (left == 2) floatBlock(2, x, wi, bi, yi, inputs, pitch, samples);
  else if (left == 1) floatBlock(1, x, wi, bi, yi, inputs, pitch, samples);
}

@inline function errorBlock(
  n: i32, d: usize, w: usize, y: usize,
  row: usize, end: usize, pitch: usize, samples: i32,
): void {
  for (let s: usize = 0, last = <usize>samples << 2; s < last; s += 32) {
    let v0 = v128.load(d + s), v1 = v128.load(d + s, 16);
    let wa = v128.load32_splat(w), wb = wa, wc = wa, we = wa;
    let a0 = f32x4.mul(wa, v0), a1 = f32x4.mul(wa, v1);
    let b0 = a0, b1 = a1, c0 = a0, c1 = a1, e0 = a0, e1 = a1;
    if (n > 1) {
      wb = v128.load32_splat(w, 4);
      b0 = f32x4.mul(wb, v0); b1 = f32x4.mul(wb, v1);
    }
    if (n > 2) {
      wc = v128.load32_splat(w, 8);
      c0 = f32x4.mul(wc, v0); c1 = f32x4.mul(wc, v1);
    }
    if (n > 3) {
      we = v128.load32_splat(w, 12);
      e0 = f32x4.mul(we, v0); e1 = f32x4.mul(we, v1);
    }
    let at = d + s;
    for (let from = w + row; from < end; from += row) {
      at += pitch;
      v0 = v128.load(at);
      v1 = v128.load(at, 16);
      wa = v128.load32_splat(from);
      a0 = mac(wa, v0, a0); a1 = mac(wa, v1, a1);
      if (n > 1) {
        wb = v128.load32_splat(from, 4);
        b0 = mac(wb, v0, b0); b1 = mac(wb, v1, b1);
      }
      if (n > 2) {
        wc = v128.load32_splat(from, 8);
        c0 = mac(wc, v0, c0); c1 = mac(wc, v1, c1);
      }
      if (n > 3) {
        we = v128.load32_splat(from, 12);
        e0 = mac(we, v0, e0); e1 = mac(we, v1, e1);
      }
    }
    store2(y + s, a0, a1);
    if (n > 1) store2(y + pitch + s, b0, b1);
    if (n > 2) store2(y + 2 * pitch + s, c0, c1);
    if (n > 3) store2(y + 3 * pitch + s, e0, e1);
  }
}

/** y_j = Σ_i w_ij·δ_i in float32, i rising: what the errors of a layer mean for its inputs. */
export function errorProducts(
  d: usize, w: usize, y: usize, outputs: i32, inputs: i32, pitch: usize, samples: i32,
): void {
  const row = <usize>inputs << 2;
  const end = w + row * <usize>outputs;
  let j = 0;
  let wj = w, yj = y;
  for (; j + 4 <= inputs; j += 4) {
    errorBlock(4, d, wj, yj, row, end, pitch, samples);
    wj += 16;
    yj += 4 * pitch;
  }
  const left = inputs - j;
  if (left == 3) errorBlock(3, d, wj, yj, row, end, pitch, samples);
  else if (left == 2) errorBlock(2, d, wj, yj, row, end, pitch, samples);
  else if (left == 1) errorBlock(1, d, wj, yj, row, end, pitch, samples);
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
