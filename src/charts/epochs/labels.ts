import { type Curve, isMeasured } from '../shared/curve-path.ts';
import { dodge } from '../shared/dodge.ts';
import { round2 } from '../shared/format.ts';
import type { Line } from '../shared/lines.ts';
import { BASELINE, type Glyph, type Segment, type TextMark } from '../shared/marks.ts';
import { symbolPath } from '../shared/palette.ts';
import type { Box } from '../shared/place.ts';
import { at } from '../shared/trajectories.ts';
import { EPOCHS_FONT, KEY_WIDTH } from './frame.ts';

/** A stroke that looks like the line it belongs to. */
export interface Stroke extends Segment {
  readonly colour: string;
  readonly dashed: boolean;
  readonly dashes: string | undefined;
  readonly faded: boolean;
  readonly light: boolean;
}

/** The name of a line at its right end. */
export interface EndLabel {
  readonly text: TextMark;
  readonly faded: boolean;
  /** From the end of the line to where dodging put its name. */
  readonly leader: Stroke;
  readonly glyph: Glyph | undefined;
  readonly swatch: Stroke | undefined;
}

const ROW = 12;
const GLYPH_RADIUS = 3.5;
const SWATCH = 10;

/** Names follow the ends of the lines to the right while a run grows. */
export function endLabels(
  lines: readonly Line[],
  /** The lines' names, as there is room for them. */
  names: readonly string[],
  curves: readonly Curve[],
  count: number,
  plot: Box,
): EndLabel[] {
  const ends = lines.flatMap((line, index) => {
    const curve = curves[index];
    if (!curve) return [];
    let checkpoint = count - 1;
    while (checkpoint >= 0 && !isMeasured(curve, checkpoint)) checkpoint--;
    return checkpoint < 0
      ? []
      : [
          {
            line,
            name: names[index] ?? '',
            x: at(curve.xs, checkpoint),
            y: at(curve.ys, checkpoint),
          },
        ];
  });
  const column = Math.max(...ends.map(({ x }) => x));
  const heights = ends.map(({ y }) => y);
  const middles = dodge(heights, ROW, plot.y0, plot.y1);
  return ends.map(({ line, name, x, y }, index): EndLabel => {
    const { colour, dashed, dashes, faded, light = false, symbol } = line;
    const middle = round2(at(middles, index));
    const appearance = { colour, dashed, dashes, faded, light };
    const key = column + KEY_WIDTH / 2 + 1;
    const baseline = round2(middle + BASELINE * EPOCHS_FONT);
    return {
      text: { x: column + KEY_WIDTH, y: baseline, text: name, anchor: 'start' },
      faded,
      leader: {
        x1: x,
        y1: y,
        x2: column + 5,
        y2: middle,
        ...appearance,
        dashed: false,
        light: false,
      },
      glyph: symbol && {
        x: key,
        y: middle,
        path: symbolPath(symbol, GLYPH_RADIUS),
        colour,
        faded,
      },
      swatch: symbol
        ? undefined
        : { x1: key - SWATCH / 2, y1: middle, x2: key + SWATCH / 2, y2: middle, ...appearance },
    };
  });
}
