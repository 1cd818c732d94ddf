import { round2 } from './format.ts';
import { BASELINE, type TextMark, textWidth } from './marks.ts';
import { type Box, placeBoxes, reachOf } from './place.ts';

export type Point = readonly [number, number];

const NUMBER_REACH = 6;
/** Farther from its point than this a text is left out. */
const FARTHEST = 20;
const TRAIL_COST = 0.6;
const TRAIL_COST_MAX = 2.4;

/** How much of the trails a box would hide. */
export function trailClutter(points: readonly Point[]): (box: Box) => number {
  return (box) => {
    let cost = 0;
    for (const [x, y] of points) {
      if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) continue;
      cost += TRAIL_COST;
      if (cost >= TRAIL_COST_MAX) break;
    }
    return cost;
  };
}

/** Small texts beside points, left out where there is no room near the point. */
export function placeNumbers(
  wishes: readonly { readonly text: string; readonly x: number; readonly y: number }[],
  trailPoints: readonly Point[],
  taken: readonly Box[],
  bounds: Box,
  font: number,
  farthest = FARTHEST,
): TextMark[] {
  const measured = wishes.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const wanted = measured.map(({ text, x, y }) => ({
    x,
    y,
    width: textWidth(text, font),
    height: font,
    reach: NUMBER_REACH,
  }));
  const onTrails = trailClutter(trailPoints);
  return placeBoxes(wanted, taken, bounds, () => onTrails).flatMap((box, index) => {
    const wish = measured[index];
    if (!box || !wish || reachOf(box, wish.x, wish.y).gap > farthest) return [];
    const x = round2((box.x0 + box.x1) / 2);
    const y = round2((box.y0 + box.y1) / 2 + BASELINE * font);
    return [{ x, y, text: wish.text, anchor: 'middle' }];
  });
}
