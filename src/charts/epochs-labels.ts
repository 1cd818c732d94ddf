import { dodge } from './dodge.ts';
import { EPOCHS_FONT, KEY_WIDTH } from './epochs-frame.ts';
import { round2 } from './format.ts';
import { BASELINE, type Glyph, type Segment, type TextMark } from './marks.ts';
import { symbolPath } from './palette.ts';
import type { Box } from './place.ts';
import { at, type Line } from './series.ts';
import { isMeasured, type Track } from './trail.ts';

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
  tracks: readonly Track[],
  count: number,
  plot: Box,
): EndLabel[] {
  const ends = lines.flatMap((line, index) => {
    const track = tracks[index];
    if (!track) return [];
    let record = count - 1;
    while (record >= 0 && !isMeasured(track, record)) record--;
    return record < 0
      ? []
      : [{ line, name: names[index] ?? '', x: at(track.xs, record), y: at(track.ys, record) }];
  });
  const column = Math.max(...ends.map(({ x }) => x));
  const heights = ends.map(({ y }) => y);
  const middles = dodge(heights, ROW, plot.y0, plot.y1);
  return ends.map(({ line, name, x, y }, index): EndLabel => {
    const { colour, dashed, dashes, faded, light = false, symbol } = line;
    const middle = round2(at(middles, index));
    const look = { colour, dashed, dashes, faded, light };
    const key = column + KEY_WIDTH / 2 + 1;
    const baseline = round2(middle + BASELINE * EPOCHS_FONT);
    return {
      text: { x: column + KEY_WIDTH, y: baseline, text: name, anchor: 'start' },
      faded,
      leader: { x1: x, y1: y, x2: column + 5, y2: middle, ...look, dashed: false, light: false },
      glyph: symbol && {
        x: key,
        y: middle,
        path: symbolPath(symbol, GLYPH_RADIUS),
        colour,
        faded,
      },
      swatch: symbol
        ? undefined
        : { x1: key - SWATCH / 2, y1: middle, x2: key + SWATCH / 2, y2: middle, ...look },
    };
  });
}
