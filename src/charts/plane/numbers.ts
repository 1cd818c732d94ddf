import { round2 } from '../shared/format.ts';
import { BASELINE, type TextMark, textWidth } from '../shared/marks.ts';
import { type Box, placeBoxes, reachOf } from '../shared/place.ts';

export type Point = readonly [number, number];

const NUMBER_REACH = 6;
/** Farther from its point than this a text is left out. */
const FARTHEST = 20;
const CURVE_COST = 0.6;
const CURVE_COST_MAX = 2.4;

/** How much of the curves a box would hide. */
export function curveClutter(points: readonly Point[]): (box: Box) => number {
  return (box) => {
    let cost = 0;
    for (const [x, y] of points) {
      if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) continue;
      cost += CURVE_COST;
      if (cost >= CURVE_COST_MAX) break;
    }
    return cost;
  };
}

/** Small texts beside points, left out where there is no room near the point. */
export function placeNumbers(
  requests: readonly { readonly text: string; readonly x: number; readonly y: number }[],
  curvePoints: readonly Point[],
  taken: readonly Box[],
  bounds: Box,
  font: number,
  farthest = FARTHEST,
): TextMark[] {
  const measured = requests.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const wanted = measured.map(({ text, x, y }) => ({
    x,
    y,
    width: textWidth(text, font),
    height: font,
    reach: NUMBER_REACH,
  }));
  const onCurves = curveClutter(curvePoints);
  return placeBoxes(wanted, taken, bounds, () => onCurves).flatMap((box, index) => {
    const request = measured[index];
    if (!box || !request || reachOf(box, request.x, request.y).gap > farthest) return [];
    const x = round2((box.x0 + box.x1) / 2);
    const y = round2((box.y0 + box.y1) / 2 + BASELINE * font);
    return [{ x, y, text: request.text, anchor: 'middle' }];
  });
}
