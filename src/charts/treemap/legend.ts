import { messages } from '../../messages/index.ts';
import { labelColour, shareColour } from '../shared/label-palette.ts';
import { BASELINE, type Size, type TextMark } from '../shared/marks.ts';

export interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

export interface TreemapLegend {
  /** Where the room for rectangles ends. */
  readonly top: number;
  readonly patches: readonly Patch[];
  readonly texts: readonly TextMark[];
}

export const LEGEND_FONT = 11;
const HEIGHT = 20;
const PATCH = 10;
const STEPS = 11;
/** Width of "share labelled 1:  0". */
const RAMP_START = 118;
const RAMP = 88;
/** From one label of many to the next. */
const CLASS_WIDTH = 26;

/** What the colours mean: a ramp for two labels, a patch for each of more. */
export function treemapLegend(labelCount: number, size: Size): TreemapLegend {
  const top = size.height - HEIGHT;
  const y = top + (HEIGHT - PATCH) / 2 + 1;
  const baseline = y + PATCH / 2 + BASELINE * LEGEND_FONT;
  const text = (x: number, words: string): TextMark => ({
    x,
    y: baseline,
    text: words,
    anchor: 'start',
  });
  if (labelCount <= 2) {
    const step = RAMP / STEPS;
    return {
      top,
      patches: Array.from({ length: STEPS }, (_, index) => ({
        x: RAMP_START + index * step,
        y,
        width: step,
        height: PATCH,
        colour: shareColour(index / (STEPS - 1)),
      })),
      texts: [
        text(2, messages.charts.labelShare()),
        { ...text(RAMP_START - 4, '0'), anchor: 'end' },
        text(RAMP_START + RAMP + 4, '1'),
      ],
    };
  }
  const start = 92;
  return {
    top,
    patches: Array.from({ length: labelCount }, (_, label) => ({
      x: start + label * CLASS_WIDTH,
      y,
      width: PATCH,
      height: PATCH,
      colour: labelColour(label, labelCount),
    })),
    texts: [
      text(2, messages.charts.commonestLabel()),
      ...Array.from({ length: labelCount }, (_, label) =>
        text(start + label * CLASS_WIDTH + PATCH + 3, String(label)),
      ),
    ],
  };
}
