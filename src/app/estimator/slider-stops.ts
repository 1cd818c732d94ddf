import type { Parameter } from '../../engine/index.ts';

type NumberParameter = Extract<Parameter, { readonly kind: 'integer' | 'number' }>;

/** Stops in a factor of ten: with two digits these hit 20, 30, 50 and 100. */
const PER_DECADE = 40;
/** A range wider than this many times its start is walked in factors, else in whole steps. */
const WIDE = 50;

/**
 * The values a slider offers, rising and each once: in equal factors where the range is wide. None
 * for a range that no slider can walk, such as one around zero.
 */
export function sliderStops({ kind, min, max, initial }: NumberParameter): readonly number[] {
  if (min <= 0) return [];
  if (max / min <= WIDE) {
    if (kind === 'number') return [];
    return Array.from({ length: max - min + 1 }, (_, i) => min + i);
  }
  const first = Math.ceil(Math.log10(min) * PER_DECADE);
  const last = Math.floor(Math.log10(max) * PER_DECADE);
  const stops = new Set([min, initial, max]);
  for (let i = first; i <= last; i++) {
    const value = Number((10 ** (i / PER_DECADE)).toPrecision(2));
    const stop = kind === 'integer' ? Math.round(value) : value;
    if (stop > min && stop < max) stops.add(stop);
  }
  return [...stops].sort((a, b) => a - b);
}

/** Place of the stop nearest to a value: where the slider stands when the value was typed. */
export function nearestStop(stops: readonly number[], value: number): number {
  let nearest = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - value) < Math.abs((stops[nearest] as number) - value)) nearest = i;
  });
  return nearest;
}
