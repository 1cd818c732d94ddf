import { messages } from '../../messages/index.ts';
import type { Size } from '../shared/marks.ts';

/** Measures of a plane, pixels. */
export interface PlaneStyle {
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** Beyond the entropy bounds. No curve comes there, so labels of the layers at a bound are legible. */
  readonly headroom: { readonly x: number; readonly y: number };
  /** By how much entropy bounds and axes cross one another. */
  readonly overshoot: number;
  readonly tickSpacing: number;
  /** Size of the numbers, titles and names of the entropy bounds. */
  readonly font: number;
  /** Size of the names of the layers, and from one to the next in a stack. */
  readonly labelFont: number;
  readonly labelRow: number;
  /** From the edge of a stack to its names: room for the symbol. */
  readonly labelIndent: number;
  /** From a spot to its stack. */
  readonly stackReach: number;
  /** Baselines under the horizontal axis, and the one above the plot. */
  readonly numberDrop: number;
  readonly titleDrop: number;
  readonly titleTop: number;
  readonly marker: number;
  readonly hover: number;
  readonly milestone: number;
  /** Names of the layers farther than this from their markers are left out. */
  readonly labelReach: number;
  /** Names of the axes, longest first: the first that fits is taken. */
  readonly xTitles: readonly string[];
  readonly yTitles: readonly string[];
  /** The largest share of the plot's width that a bound's name may take together with its bits. */
  readonly boundNameShare: number;
}

export const HERO: PlaneStyle = {
  margin: { top: 34, right: 4, bottom: 48, left: 44 },
  headroom: { x: 62, y: 30 },
  overshoot: 10,
  tickSpacing: 80,
  font: 13,
  labelFont: 15,
  labelRow: 18,
  labelIndent: 20,
  stackReach: 14,
  numberDrop: 18,
  titleDrop: 40,
  titleTop: 18,
  marker: 7,
  hover: 5,
  milestone: 3,
  labelReach: Number.POSITIVE_INFINITY,
  xTitles: messages.charts.planeAxes().x,
  yTitles: messages.charts.planeAxes().y,
  boundNameShare: 1,
};

const COMPACT: PlaneStyle = {
  margin: { top: 18, right: 2, bottom: 30, left: 28 },
  headroom: { x: 46, y: 20 },
  overshoot: 6,
  tickSpacing: 64,
  font: 11,
  labelFont: 12,
  labelRow: 14,
  labelIndent: 15,
  stackReach: 10,
  numberDrop: 13,
  titleDrop: 27,
  titleTop: 11,
  marker: 5.5,
  hover: 4,
  milestone: 2.25,
  labelReach: 44,
  xTitles: messages.charts.compactPlaneAxes().x,
  yTitles: messages.charts.compactPlaneAxes().y,
  boundNameShare: 0.42,
};

/** Of a plane lower than COMPACT is made for: the title stands beside the numbers, the plot below it. */
const FLAT: PlaneStyle = {
  ...COMPACT,
  margin: { ...COMPACT.margin, top: 12, bottom: 18 },
  titleDrop: COMPACT.numberDrop,
  xTitles: messages.charts.flatPlaneAxes().x,
  yTitles: messages.charts.flatPlaneAxes().y,
};
const FLAT_BELOW = 150;

/** For planes side by side, 190 to 420 pixels wide. */
export function compactStyle({ height }: Size): PlaneStyle {
  return height < FLAT_BELOW ? FLAT : COMPACT;
}
