export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A box to be placed near an anchor, its edge at least `reach` pixels away. */
export interface Wanted {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly reach: number;
}

/** Right first, as one reads; diagonals last, as they are the hardest to attribute. */
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.7, -0.7],
  [-0.7, -0.7],
  [0.7, 0.7],
  [-0.7, 0.7],
];
const RINGS: readonly number[] = [0, 8, 18, 32, 52];
const PER_RING = 3;
const PER_DIRECTION = 0.25;
const SEARCH_STEP = 6;

export function overlaps(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** Distance in pixels from a point to the nearest point of a box, and that point. */
export function reachOf(box: Box, x: number, y: number): { x: number; y: number; gap: number } {
  const nearX = Math.max(box.x0, Math.min(box.x1, x));
  const nearY = Math.max(box.y0, Math.min(box.y1, y));
  return { x: nearX, y: nearY, gap: Math.hypot(nearX - x, nearY - y) };
}

/**
 * Places each box, in the order given, where it overlaps neither `taken` nor an earlier box nor
 * leaves `bounds`; among such places, where `clutter` plus the distance is least. A box for which
 * there is no room at all is undefined.
 */
export function placeBoxes<W extends Wanted>(
  wanted: readonly W[],
  taken: readonly Box[],
  bounds: Box,
  clutter: (want: W) => (box: Box) => number,
): (Box | undefined)[] {
  const occupied = [...taken];
  return wanted.map((want) => {
    if (want.width > bounds.x1 - bounds.x0 || want.height > bounds.y1 - bounds.y0) return undefined;
    const isFree = (box: Box) => !occupied.some((other) => overlaps(box, other));
    const box = nearby(want, bounds, isFree, clutter(want)) ?? anywhere(want, bounds, isFree);
    if (box) occupied.push(box);
    return box;
  });
}

function nearby(
  want: Wanted,
  bounds: Box,
  isFree: (box: Box) => boolean,
  clutter: (box: Box) => number,
): Box | undefined {
  let best: Box | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  RINGS.forEach((ring, ringIndex) => {
    DIRECTIONS.forEach(([dx, dy], directionIndex) => {
      const distance = want.reach + ring;
      const x = want.x + dx * (distance + want.width / 2);
      const y = want.y + dy * (distance + want.height / 2);
      const box = boxWithin(bounds, x, y, want);
      const cost = ringIndex * PER_RING + directionIndex * PER_DIRECTION;
      if (cost >= bestCost || reachOf(box, want.x, want.y).gap < want.reach * 0.7) return;
      if (!isFree(box)) return;
      const total = cost + clutter(box);
      if (total < bestCost) {
        best = box;
        bestCost = total;
      }
    });
  });
  return best;
}

/** The free place nearest to the anchor on a coarse grid over the whole bounds. */
function anywhere(want: Wanted, bounds: Box, isFree: (box: Box) => boolean): Box | undefined {
  let best: Box | undefined;
  let bestGap = Number.POSITIVE_INFINITY;
  for (let y = bounds.y0 + want.height / 2; y <= bounds.y1 - want.height / 2; y += SEARCH_STEP) {
    for (let x = bounds.x0 + want.width / 2; x <= bounds.x1 - want.width / 2; x += SEARCH_STEP) {
      const box = boxWithin(bounds, x, y, want);
      const { gap } = reachOf(box, want.x, want.y);
      if (gap < bestGap && isFree(box)) {
        best = box;
        bestGap = gap;
      }
    }
  }
  return best;
}

function boxWithin(bounds: Box, x: number, y: number, want: Wanted): Box {
  const x0 = Math.max(bounds.x0, Math.min(bounds.x1 - want.width, x - want.width / 2));
  const y0 = Math.max(bounds.y0, Math.min(bounds.y1 - want.height, y - want.height / 2));
  return { x0, y0, x1: x0 + want.width, y1: y0 + want.height };
}
