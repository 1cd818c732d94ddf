// Turning rows of samples into rows of features and back, four by four.

/**
 * Four rows of 32-bit numbers at p0 … p3, `blocks` vectors long, become columns 0 … 3 of the first
 * `rows` of 4·blocks rows at `to`, `pitch` bytes apart.
 */
@inline export function transpose(
  p0: usize, p1: usize, p2: usize, p3: usize, blocks: i32, to: usize, pitch: usize, rows: i32,
): void {
  let row = to;
  for (let k = 0; k < blocks; k++) {
    const at = <usize>k << 4;
    const a = v128.load(p0 + at), b = v128.load(p1 + at);
    const c = v128.load(p2 + at), d = v128.load(p3 + at);
    const ab0 = i32x4.shuffle(a, b, 0, 4, 1, 5), ab1 = i32x4.shuffle(a, b, 2, 6, 3, 7);
    const cd0 = i32x4.shuffle(c, d, 0, 4, 1, 5), cd1 = i32x4.shuffle(c, d, 2, 6, 3, 7);
    const left = rows - 4 * k;
    v128.store(row, i64x2.shuffle(ab0, cd0, 0, 2));
    if (left > 1) v128.store(row + pitch, i64x2.shuffle(ab0, cd0, 1, 3));
    if (left > 2) v128.store(row + 2 * pitch, i64x2.shuffle(ab1, cd1, 0, 2));
    if (left > 3) v128.store(row + 3 * pitch, i64x2.shuffle(ab1, cd1, 1, 3));
    row += 4 * pitch;
  }
}
