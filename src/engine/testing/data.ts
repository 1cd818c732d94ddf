import { makeBits12 } from '../data/bits12.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../experiment/run.ts';

/** The data of a run at once, for tests that cannot wait, as in properties. */
export function dataOf({ data, seed }: Run): Dataset {
  return makeBits12(data, seed);
}
