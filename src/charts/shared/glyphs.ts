import { symbolCircle } from 'd3';
import type { Glyph } from './marks.ts';
import { layerColour, layerSymbol, symbolPath } from './palette.ts';
import { at } from './trajectories.ts';
import { type Curve, isMeasured } from './trajectory-path.ts';

/** What a layer viewStates like wherever it appears. */
export function layerViewState(layer: number, layers: number, radius: number) {
  return {
    path: symbolPath(layerSymbol(layer), radius),
    colour: layerColour(layer, layers),
  };
}

/** Each layer's symbol at one checkpoint; layers not measured there have none. */
export function glyphsAt(
  curves: readonly Curve[],
  checkpoint: number | undefined,
  radius: number,
  isFaded: (layer: number) => boolean,
): Glyph[] {
  if (checkpoint === undefined) return [];
  return curves.flatMap((curve, layer) => {
    if (!isMeasured(curve, checkpoint)) return [];
    const viewState = layerViewState(layer, curves.length, radius);
    return {
      x: at(curve.xs, checkpoint),
      y: at(curve.ys, checkpoint),
      ...viewState,
      faded: isFaded(layer),
    };
  });
}

/** The same places marked by plain rings, not to be mistaken for layers. */
export function ringsAt(...place: Parameters<typeof glyphsAt>): Glyph[] {
  const [, , radius] = place;
  const ring = symbolPath(symbolCircle, radius);
  return glyphsAt(...place).map((glyph) => ({ ...glyph, path: ring }));
}
