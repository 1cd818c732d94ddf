import { messages } from '../../messages/index.ts';
import { EPOCHS_FONT } from '../epochs/frame.ts';
import { dodge } from '../shared/dodge.ts';
import { round2 } from '../shared/format.ts';
import { type Anchor, BASELINE, type TextMark, textWidth } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import { at } from '../shared/trajectories.ts';

export type Name = 'bound' | 'end' | 'theta';

export interface LevelName extends TextMark {
  readonly kind: Name;
}

const ROW = 13;
/** From the plot to the names: room for the length of θ. */
const NAME_GAP = 16;
const PEAK_LIFT = 9;
const BOUND_LIFT = 6;

/** What there is to name; an empty text for what there is not. */
export function criteriaTexts(
  hx: number,
  end: number | undefined,
  theta: number | undefined,
): Readonly<Record<Name, string>> {
  return {
    bound: messages.charts.bound('H(X)', hx),
    end: end === undefined ? '' : messages.charts.end(end),
    theta: theta === undefined ? '' : messages.charts.bound('θ', Number(theta.toFixed(2))),
  };
}

/** Above the peak, for the line runs below it, and off the bound; to the side where there is room. */
export function namePeak(
  point: { readonly x: number; readonly y: number },
  epoch: number,
  bits: number,
  plot: Box,
  bound: number,
): TextMark {
  const text = messages.charts.peak(epoch, bits);
  const half = textWidth(text, EPOCHS_FONT) / 2;
  const above = point.y - PEAK_LIFT;
  const crossesBound = above - EPOCHS_FONT < bound && bound < above + 3;
  const y = round2(crossesBound ? bound - BOUND_LIFT : above);
  const anchor: Anchor =
    point.x - half < plot.x0 ? 'start' : point.x + half > plot.x1 ? 'end' : 'middle';
  return { x: point.x, y, text, anchor };
}

/** At the right of the plot, each as near to its level as the others allow. */
export function dodgedNames(
  texts: Readonly<Record<Name, string>>,
  middles: Readonly<Record<Name, number>>,
  plot: Box,
): LevelName[] {
  const order: readonly Name[] = ['bound', 'end', 'theta'];
  const kinds = order.filter((kind) => texts[kind] !== '');
  const placed = dodge(
    kinds.map((kind) => middles[kind]),
    ROW,
    plot.y0,
    plot.y1,
  );
  return kinds.map((kind, index) => ({
    kind,
    x: plot.x1 + NAME_GAP,
    y: round2(at(placed, index) + BASELINE * EPOCHS_FONT),
    text: texts[kind],
    anchor: 'start',
  }));
}
