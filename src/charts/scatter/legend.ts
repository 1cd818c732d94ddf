import { messages } from '../../messages/index.ts';
import { round2 } from '../shared/format.ts';
import { labelColour } from '../shared/label-palette.ts';
import { type TextMark, textWidth } from '../shared/marks.ts';
import { at } from '../shared/trajectories.ts';
import type { DotPath } from './dots.ts';

export const SCATTER_FONT = 11;
const LEGEND_DOT = 8;
const LEGEND_GAP = 10;

/** Beside the name of the vertical axis, from the right; above it where there is no room. */
export function scatterLegend(labelCount: number, beside: string, right: number, y: number) {
  const names = Array.from({ length: labelCount }, (_, label) =>
    labelCount === 2 ? messages.charts.label(label) : String(label),
  );
  const steps = names.map((name) => LEGEND_DOT + 4 + textWidth(name, SCATTER_FONT) + LEGEND_GAP);
  const width = steps.reduce((sum, step) => sum + step, 0);
  const isBelowTitle = 2 + textWidth(beside, SCATTER_FONT) + width > right;
  let left = isBelowTitle ? 2 : right - width;
  const lefts = steps.map((step) => {
    left += step;
    return round2(left - step);
  });
  return {
    isBelowTitle,
    dots: lefts.map(
      (x, label): DotPath => ({
        d: `M${round2(x + LEGEND_DOT / 2)},${y - 4}h0`,
        colour: labelColour(label, labelCount),
        width: LEGEND_DOT,
      }),
    ),
    texts: names.map(
      (text, label): TextMark => ({
        x: round2(at(lefts, label) + LEGEND_DOT + 4),
        y,
        text,
        anchor: 'start',
      }),
    ),
  };
}
