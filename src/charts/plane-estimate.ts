import { formatDifference } from './format.ts';
import { glyphsAt } from './glyphs.ts';
import type { Glyph, Segment } from './marks.ts';
import { layerColour } from './palette.ts';
import type { PlaneFrame } from './plane-frame.ts';
import type { Point } from './plane-numbers.ts';
import { planeTracks } from './plane-tracks.ts';
import { at, type Series } from './series.ts';
import { isMeasured, linePath, type Track } from './trail.ts';

/** From where a layer is to where the estimator puts it. */
export interface Whisker extends Segment {
  readonly colour: string;
  readonly faded: boolean;
}

/** The same run as another ruler sees it, drawn over the exact plane. */
export interface EstimateOverlay {
  readonly trails: readonly {
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
  trails: [],
  markers: [],
  whiskers: [],
  difference: [],
  points: [],
};

/** A density estimator may leave the plane (negative bits, more than H(X)): it stops at the edge. */
function tracksWithin(series: Series, frame: PlaneFrame): Track[] {
  const { x0, y0, x1, y1 } = frame.plot;
  return planeTracks(series, frame).map(({ xs, ys }) => ({
    xs: xs.map((x) => Math.max(x0, Math.min(x1, x))),
    ys: ys.map((y) => Math.max(y0, Math.min(y1, y))),
  }));
}

export function estimateOverlay(
  estimate: Series,
  exact: Series,
  exactTracks: readonly Track[],
  frame: PlaneFrame,
  playhead: number | undefined,
  selected: number | undefined,
  isFaded: (layer: number) => boolean,
): EstimateOverlay {
  const radius = frame.style.marker - 1;
  const tracks = tracksWithin(estimate, frame);
  const shown = playhead === undefined || playhead >= estimate.count ? undefined : playhead;
  const whiskers = tracks.map((track, layer): Whisker | undefined => {
    const from = exactTracks[layer];
    if (shown === undefined || !from || !isMeasured(from, shown) || !isMeasured(track, shown)) {
      return undefined;
    }
    return {
      x1: at(from.xs, shown),
      y1: at(from.ys, shown),
      x2: at(track.xs, shown),
      y2: at(track.ys, shown),
      colour: layerColour(layer, tracks.length),
      faded: isFaded(layer),
    };
  });
  const chosen = selected === undefined ? undefined : whiskers[selected];
  const bits = (series: Series) => at(series.layers[selected ?? 0]?.ixt ?? [], shown ?? 0);
  const name = exact.layers[selected ?? 0]?.name ?? '';
  const markers = glyphsAt(tracks, shown, radius, isFaded);
  return {
    trails: tracks.map((track, layer) => ({
      colour: layerColour(layer, tracks.length),
      faded: isFaded(layer),
      line: linePath(track, 0, estimate.count - 1),
    })),
    markers,
    whiskers: whiskers.flatMap((whisker) => whisker ?? []),
    difference: chosen
      ? [
          {
            x: (chosen.x1 + chosen.x2) / 2,
            y: (chosen.y1 + chosen.y2) / 2,
            text: `${name} ${formatDifference(bits(estimate) - bits(exact))} bits`,
          },
        ]
      : [],
    points: markers.flatMap(({ x, y }): Point[] =>
      [-1, 1].flatMap((dx) => [-1, 1].map((dy): Point => [x + dx * radius, y + dy * radius])),
    ),
  };
}
