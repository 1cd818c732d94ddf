import { dodge } from './dodge.ts';
import { EPOCHS_FONT } from './epochs-frame.ts';
import { formatConstant, round2 } from './format.ts';
import { type Anchor, BASELINE, type TextMark, textWidth } from './marks.ts';
import type { Box } from './place.ts';
import { at } from './series.ts';

export type Name = 'wall' | 'lost' | 'end' | 'threshold';

export interface RuleName extends TextMark {
  readonly kind: Name;
}

const ROW = 13;
/** From the plot to the names: room for the arrow. */
const NAME_GAP = 16;
const KNEE_LIFT = 9;
const WALL_LIFT = 6;

/** What there is to name; an empty text for what there is not. */
export function ruleTexts(
  hx: number,
  knee: number | undefined,
  end: number | undefined,
  threshold: number,
): Readonly<Record<Name, string>> {
  const lost = knee === undefined || end === undefined ? undefined : Math.max(0, knee - end);
  return {
    wall: `H(X) = ${formatConstant(hx)} bits`,
    lost: lost === undefined ? '' : `${hundredths(lost)} bits lost`,
    end: end === undefined ? '' : `end: ${hundredths(end)} bits`,
    threshold: knee === undefined ? '' : `ε = ${formatConstant(threshold)} bits`,
  };
}

/** All alike, for what is lost is the difference of the two others. */
function hundredths(bits: number): string {
  return bits.toFixed(2);
}

/** Above the knee, for the line runs below it, and off the wall; to the side where there is room. */
export function nameKnee(
  point: { readonly x: number; readonly y: number },
  epoch: number,
  bits: number,
  plot: Box,
  wall: number,
): TextMark {
  const text = `knee, epoch ${epoch}: ${hundredths(bits)} bits`;
  const half = textWidth(text, EPOCHS_FONT) / 2;
  const above = point.y - KNEE_LIFT;
  const crossesWall = above - EPOCHS_FONT < wall && wall < above + 3;
  const y = round2(crossesWall ? wall - WALL_LIFT : above);
  const anchor: Anchor =
    point.x - half < plot.x0 ? 'start' : point.x + half > plot.x1 ? 'end' : 'middle';
  return { x: point.x, y, text, anchor };
}

/** At the right of the plot, each as near to its level as the others allow. */
export function dodgedNames(
  texts: Readonly<Record<Name, string>>,
  middles: Readonly<Record<Name, number>>,
  plot: Box,
): RuleName[] {
  const order: readonly Name[] = ['wall', 'threshold', 'lost', 'end'];
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
