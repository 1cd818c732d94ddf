import { pixelText } from './format.ts';
import type { Box } from './place.ts';

/**
 * Rising diagonal lines across a box, cut at its edges. Lines of all boxes lie on one grid of
 * diagonals, so that a hatch runs on from box to box.
 */
export function hatchPath(box: Box, spacing: number): string {
  const { x0, y0, x1, y1 } = box;
  let path = '';
  for (let sum = Math.ceil((x0 + y0) / spacing) * spacing; sum < x1 + y1; sum += spacing) {
    const left = Math.max(x0, sum - y1);
    const right = Math.min(x1, sum - y0);
    if (left >= right) continue;
    path += `M${pixelText(left)},${pixelText(sum - left)}L${pixelText(right)},${pixelText(sum - right)}`;
  }
  return path;
}
