/** The vocabulary shared by layouts and paints: what is left to do is only to make the nodes. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Anchor = 'start' | 'middle' | 'end';

export interface TextMark {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly anchor: Anchor;
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Glyph {
  readonly x: number;
  readonly y: number;
  /** Path around the origin. */
  readonly path: string;
  readonly colour: string;
  readonly faded: boolean;
}

/** From the middle of a line of text to its baseline, as a share of the font size. */
export const BASELINE = 0.35;

/** Layouts have no font to measure: 0.6 em a character is on the safe side for the page's sans. */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.6;
}
