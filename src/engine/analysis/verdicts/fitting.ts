/** When a layer has learned what it learns about the label. */
import { DETAIL } from './phases.ts';

/** The share of the rise of I(T;Y) from which on a layer is fitted. */
const FITTED = 0.8;

interface Fitting {
  /** The first checkpoint at which the rise is covered by 80 %. */
  readonly checkpoint: number;
  /** The largest rise of the smoothed I(T;Y), from a low to a later high, bits. */
  readonly bits: number;
}

/**
 * The fitting of a layer by its smoothed I(T;Y); undefined where that never rises by `least` bits. A rise
 * by which a layer that collapsed only gets back what it had is none: a third of it or more is new.
 */
export function fittingOf(ity: ArrayLike<number>, least: number): Fitting | undefined {
  let low = 0;
  let start = 0;
  let bits = 0;
  for (let i = 1; i < ity.length; i++) {
    const value = ity[i] as number;
    if (value < (ity[low] as number)) low = i;
    const risen = value - (ity[low] as number);
    if (risen > bits) {
      bits = risen;
      start = low;
    }
  }
  let former = 0;
  for (let i = 0; i <= start; i++) former = Math.max(former, ity[i] as number);
  const base = ity[start] as number;
  if (bits < least || base + bits - former < DETAIL * bits) return undefined;
  const enough = base + FITTED * bits;
  let checkpoint = start;
  while ((ity[checkpoint] as number) < enough) checkpoint++;
  return { checkpoint, bits };
}
