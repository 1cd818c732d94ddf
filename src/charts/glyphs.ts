import { symbolCircle } from 'd3';
import type { Glyph } from './marks.ts';
import { layerColour, layerSymbol, symbolPath } from './palette.ts';
import { at } from './series.ts';
import { isMeasured, type Track } from './trail.ts';

/** What a layer looks like wherever it appears. */
export function layerLook(layer: number, layers: number, radius: number) {
  return {
    path: symbolPath(layerSymbol(layer), radius),
    colour: layerColour(layer, layers),
  };
}

/** Each layer's symbol at one record; layers not measured there have none. */
export function glyphsAt(
  tracks: readonly Track[],
  record: number | undefined,
  radius: number,
  isFaded: (layer: number) => boolean,
): Glyph[] {
  if (record === undefined) return [];
  return tracks.flatMap((track, layer) => {
    if (!isMeasured(track, record)) return [];
    const look = layerLook(layer, tracks.length, radius);
    return { x: at(track.xs, record), y: at(track.ys, record), ...look, faded: isFaded(layer) };
  });
}

/** The same places marked by plain rings, not to be mistaken for layers. */
export function ringsAt(...place: Parameters<typeof glyphsAt>): Glyph[] {
  const [, , radius] = place;
  const ring = symbolPath(symbolCircle, radius);
  return glyphsAt(...place).map((glyph) => ({ ...glyph, path: ring }));
}
