import { nice, ticks } from 'd3';
import { round2 } from './format.ts';

/** Position in pixels of a value. */
export type Position = (value: number) => number;

export interface Tick {
  readonly value: number;
  readonly position: number;
}

/** Bits on [0, limit] over a pixel range; a limit of 0 (constant data) still gives a drawable axis. */
export function bitsScale(limit: number, start: number, end: number): Position {
  const perBit = (end - start) / (limit > 0 ? limit : 1);
  return (bits) => round2(start + bits * perBit);
}

/** A value on a given domain; what lies outside is drawn at the edge, except infinities. */
export function clampedScale(
  domain: readonly [number, number],
  start: number,
  end: number,
): Position {
  const [low, high] = domain;
  const width = high > low ? high - low : 1;
  // Divided first: pixels per unit of the narrowest domains are more than a number can be.
  return (value) =>
    Number.isFinite(value)
      ? round2(start + ((Math.max(low, Math.min(high, value)) - low) / width) * (end - start))
      : Number.NaN;
}

/** Within less than this a step between round values is no longer a number with a reciprocal. */
const NARROWEST = 1e-300;

/** About `amount` round values of a domain, with their positions; one where there is no room. */
export function valueTicks(
  domain: readonly [number, number],
  amount: number,
  position: Position,
): Tick[] {
  const [low, high] = domain;
  if (!(high - low > NARROWEST)) return [{ value: low, position: position(low) }];
  return ticks(low, high, amount).map((value) => ({ value, position: position(value) }));
}

export type EpochScaleKind = 'log' | 'linear';

/** Epochs on [0, total]. The log axis is log(epoch + 1), so epoch 0, before training, has a place. */
export function epochScale(
  kind: EpochScaleKind,
  total: number,
  start: number,
  end: number,
): Position {
  const last = Math.max(1, total);
  if (kind === 'linear') return (epoch) => round2(start + ((end - start) * epoch) / last);
  const perUnit = (end - start) / Math.log1p(last);
  return (epoch) => round2(start + perUnit * Math.log1p(epoch));
}

/** Epochs worth a number: 0 and powers of ten, or round steps, and the last epoch of the run. */
export function epochTicks(kind: EpochScaleKind, total: number, position: Position): Tick[] {
  const last = Math.max(1, total);
  const values = kind === 'linear' ? ticks(0, last, 5) : [0, ...powers(last)];
  if (values.at(-1) !== last) values.push(last);
  return values
    .filter((value) => Number.isInteger(value))
    .map((value) => ({ value, position: position(value) }));
}

/** 1, 10, 100, ... up to `last`. */
export function powers(last: number): number[] {
  const values: number[] = [];
  for (let power = 1; power <= last; power *= 10) values.push(power);
  return values;
}

/** The least domain with round ends around two values. */
export function niceDomain(low: number, high: number): readonly [number, number] {
  return nice(low, high, 4);
}
