import { BITS12_IDS, makeBits12 } from '../data/bits12.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../experiment/run.ts';

/** The data of a run at once, for tests that cannot wait, as in properties; of 12 bits only. */
export function dataOf({ data, seed }: Run): Dataset {
  const id = BITS12_IDS.find((name) => name === data);
  if (id === undefined) throw new Error(`the data set ${data} must be loaded`);
  return makeBits12(id, seed);
}
