/** When a layer has learned what it learns about the label. */

/** The share of the rise of I(T;Y) from which on a layer is fitted. */
const FITTED = 0.8;

export interface Fitting {
  /** The first checkpoint at which the rise is covered by 80 %. */
  readonly checkpoint: number;
  /** The largest rise of the smoothed I(T;Y), from a low to a later high, bits. */
  readonly bits: number;
}

/** The fitting of a layer by its smoothed I(T;Y); undefined where that never rises by `least` bits. */
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
  if (bits < least) return undefined;
  const enough = (ity[start] as number) + FITTED * bits;
  let checkpoint = start;
  while ((ity[checkpoint] as number) < enough) checkpoint++;
  return { checkpoint, bits };
}
