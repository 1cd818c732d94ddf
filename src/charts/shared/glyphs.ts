import { symbolCircle } from 'd3';
import { type Curve, isMeasured } from './curve-path.ts';
import type { Glyph } from './marks.ts';
import { layerColour, layerSymbol, symbolPath } from './palette.ts';
import { at } from './trajectories.ts';

/** What a layer looks like wherever it appears. */
export function layerAppearance(layer: number, layers: number, radius: number) {
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
    const appearance = layerAppearance(layer, curves.length, radius);
    return {
      x: at(curve.xs, checkpoint),
      y: at(curve.ys, checkpoint),
      ...appearance,
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
