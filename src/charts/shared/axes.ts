/** The lines and numbers that axes are made of. */
import { messages } from '../../messages/index.ts';
import { round2 } from './format.ts';
import { type Anchor, BASELINE, type Segment, type TextMark } from './marks.ts';
import type { Tick } from './scales.ts';

export function vertical(x: number, y1: number, y2: number): Segment {
  return { x1: x, y1, x2: x, y2 };
}

export function horizontal(y: number, x1: number, x2: number): Segment {
  return { x1, y1: y, x2, y2: y };
}

/** Numbers centred under their ticks. */
export function numbersUnder(ticks: readonly Tick[], baseline: number): TextMark[] {
  return ticks.map(({ value, position }) => ({
    x: position,
    y: baseline,
    text: messages.numbers.number(value),
    anchor: 'middle',
  }));
}

/** Numbers level with their ticks, which begin or end at `x`. */
export function numbersBeside(
  ticks: readonly Tick[],
  x: number,
  anchor: Anchor,
  font: number,
): TextMark[] {
  return ticks.map(({ value, position }) => ({
    x,
    y: round2(position + BASELINE * font),
    text: messages.numbers.number(value),
    anchor,
  }));
}
