import { messages } from '../../messages/index.ts';
import { type Curve, isMeasured, linePath } from '../shared/curve-path.ts';
import { glyphsAt } from '../shared/glyphs.ts';
import type { Glyph, Segment } from '../shared/marks.ts';
import { layerColour } from '../shared/palette.ts';
import { at, type Trajectories } from '../shared/trajectories.ts';
import { planeCurves } from './curves.ts';
import type { PlaneFrame } from './frame.ts';
import type { Point } from './numbers.ts';

/** From where a layer is to where the estimator puts it. */
export interface Whisker extends Segment {
  readonly colour: string;
  readonly faded: boolean;
}

/** The same run as another estimator sees it, drawn over the exact plane. */
export interface EstimateOverlay {
  readonly curves: readonly {
    readonly colour: string;
    readonly faded: boolean;
    readonly line: string;
  }[];
  readonly markers: readonly Glyph[];
  readonly whiskers: readonly Whisker[];
  /** Beside the whisker of the selected layer: estimate minus exact of I(X;T). */
  readonly difference: { readonly x: number; readonly y: number; readonly text: string }[];
  /** Where names of layers had better not be. */
  readonly points: readonly Point[];
}

export const NO_ESTIMATE: EstimateOverlay = {
  curves: [],
  markers: [],
  whiskers: [],
  difference: [],
  points: [],
};

/** A density estimator may leave the plane (negative bits, more than H(X)): it stops at the edge. */
function curvesWithin(trajectories: Trajectories, frame: PlaneFrame): Curve[] {
  const { x0, y0, x1, y1 } = frame.plot;
  return planeCurves(trajectories, frame).map(({ xs, ys }) => ({
    xs: xs.map((x) => Math.max(x0, Math.min(x1, x))),
    ys: ys.map((y) => Math.max(y0, Math.min(y1, y))),
  }));
}

export function estimateOverlay(
  estimate: Trajectories,
  exact: Trajectories,
  exactCurves: readonly Curve[],
  frame: PlaneFrame,
  playhead: number | undefined,
  selected: number | undefined,
  isFaded: (layer: number) => boolean,
): EstimateOverlay {
  const radius = frame.style.marker - 1;
  const curves = curvesWithin(estimate, frame);
  const shown = playhead === undefined || playhead >= estimate.count ? undefined : playhead;
  const whiskers = curves.map((curve, layer): Whisker | undefined => {
    const from = exactCurves[layer];
    if (shown === undefined || !from || !isMeasured(from, shown) || !isMeasured(curve, shown)) {
      return undefined;
    }
    return {
      x1: at(from.xs, shown),
      y1: at(from.ys, shown),
      x2: at(curve.xs, shown),
      y2: at(curve.ys, shown),
      colour: layerColour(layer, curves.length),
      faded: isFaded(layer),
    };
  });
  const chosen = selected === undefined ? undefined : whiskers[selected];
  const bits = (trajectories: Trajectories) =>
    at(trajectories.layers[selected ?? 0]?.ixt ?? [], shown ?? 0);
  const name = exact.layers[selected ?? 0]?.name ?? '';
  const markers = glyphsAt(curves, shown, radius, isFaded);
  return {
    curves: curves.map((curve, layer) => ({
      colour: layerColour(layer, curves.length),
      faded: isFaded(layer),
      line: linePath(curve, 0, estimate.count - 1),
    })),
    markers,
    whiskers: whiskers.flatMap((whisker) => whisker ?? []),
    difference: chosen
      ? [
          {
            x: (chosen.x1 + chosen.x2) / 2,
            y: (chosen.y1 + chosen.y2) / 2,
            text: `${name} ${messages.numbers.difference(bits(estimate) - bits(exact))} bits`,
          },
        ]
      : [],
    points: markers.flatMap(({ x, y }): Point[] =>
      [-1, 1].flatMap((dx) => [-1, 1].map((dy): Point => [x + dx * radius, y + dy * radius])),
    ),
  };
}
