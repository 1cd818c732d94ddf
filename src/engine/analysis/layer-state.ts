/** What a person must know before reading a layer's dot. */
export type LayerState = 'constant' | 'dead' | 'saturated' | 'ordinary';

/**
 * Below this I(X;T), in bits, a layer tells inputs apart so little that it counts as dead. It holds at any
 * checkpoint; the verdict on the end of a run has its own limit, which a person may edit
 * (`dead` in `verdicts/criteria.ts`).
 */
const DEAD_BITS = 0.05;
/**
 * Codes an input from which on I(X;T) is uninformative: of the inputs at least 90 % then have a
 * code of their own, for every code that is shared takes two.
 */
const SATURATED_CODES = 0.95;

/** The state of a layer at one checkpoint, of `rows` measured inputs. */
export function layerState(ixt: number, codes: number, rows: number): LayerState {
  if (codes <= 1) return 'constant';
  if (ixt < DEAD_BITS) return 'dead';
  return codes >= SATURATED_CODES * rows ? 'saturated' : 'ordinary';
}
