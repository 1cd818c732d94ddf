// Float32 numbers put in cells between cuts, as src/engine/information/estimators/cell-finder.ts.

import { distance, rows } from './count';

// What the cells are found by: rising cuts (float64), and how many lie below each of equal steps.
let cuts: usize = 0;
let below: usize = 0;
let top: f32 = 0;
let low: f32 = 0;
let perUnit: f32 = 0;
let outside: i32 = 0;

/** Takes a finder: `cellOutside` is the cell of what lies below all cuts. */
export function setFinder(
  cutsAt: usize, belowAt: usize, steps: i32, lowest: f32, stepsPerUnit: f32, cellOutside: i32,
): void {
  cuts = cutsAt;
  below = belowAt;
  top = <f32>(steps - 1);
  low = lowest;
  perUnit = stepsPerUnit;
  outside = cellOutside;
}

/** Steps of four numbers; what is no number is in the first. */
@inline function steps4(value: v128): v128 {
  const step = f32x4.mul(f32x4.sub(value, f32x4.splat(low)), f32x4.splat(perUnit));
  const inside = f32x4.pmin(f32x4.pmax(f32x4.splat(0), step), f32x4.splat(top));
  return i32x4.trunc_sat_f32x4_s(inside);
}

@inline function cellOf(value: f32, step: i32): i32 {
  const at = below + (<usize>step << 2);
  let cell = load<i32>(at);
  const most = load<i32>(at, 4);
  while (cell < most && load<f64>(cuts + (<usize>cell << 3)) <= <f64>value) cell++;
  return cell == 0 ? outside : cell;
}

/** Cells of the numbers of neuron i, whose words are given, in a half of word ⌊i/2⌋ of the rows at `to`. */
export function findCells(words: usize, i: i32, to: usize): void {
  const found = to + <usize>(i >> 1) * distance;
  for (let at: usize = 0, end = <usize>rows << 2; at < end; at += 16) {
    const value = v128.load(words + at);
    const step = steps4(value);
    const cells = i32x4(
      cellOf(f32x4.extract_lane(value, 0), i32x4.extract_lane(step, 0)),
      cellOf(f32x4.extract_lane(value, 1), i32x4.extract_lane(step, 1)),
      cellOf(f32x4.extract_lane(value, 2), i32x4.extract_lane(step, 2)),
      cellOf(f32x4.extract_lane(value, 3), i32x4.extract_lane(step, 3)),
    );
    const packed = (i & 1) == 0 ? cells : v128.or(v128.load(found + at), i32x4.shl(cells, 16));
    v128.store(found + at, packed);
  }
}
