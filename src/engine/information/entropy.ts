/**
 * Entropy of a partition, in bits: H = Σ_c (n_c/n)·log2(n/n_c) over its classes (Cover & Thomas
 * 2006, eq. 2.1, with relative frequencies for probabilities; Lorenzen et al. 2022, section 3).
 *
 * The sum runs over the distinct class sizes in rising order, so that two partitions with the same
 * sizes give the same bits whatever the order of their rows or names.
 */
import { log2 } from '../numeric/log2.ts';
import type { Partition } from './partition.ts';

/** How many rows fall in each class. */
function classSizes(partition: Partition): Int32Array {
  const sizes = new Int32Array(partition.classes);
  for (let r = 0; r < partition.ids.length; r++) {
    const id = partition.ids[r] as number;
    sizes[id] = (sizes[id] as number) + 1;
  }
  return sizes;
}

/** Entropy in bits of a distribution given by positive integer counts; 0 where there are none. */
export function entropyOfCounts(counts: Int32Array): number {
  const sorted = counts.slice().sort();
  let n = 0;
  for (let i = 0; i < sorted.length; i++) n += sorted[i] as number;
  let sum = 0;
  for (let i = 0; i < sorted.length; ) {
    const size = sorted[i] as number;
    const start = i;
    while (i < sorted.length && sorted[i] === size) i++;
    sum += ((size * (i - start)) / n) * log2(n / size);
  }
  return sum;
}

/** H of the class of a row drawn uniformly, in bits; 0 ≤ H ≤ log2 n. */
export function entropy(partition: Partition): number {
  if (partition.classes <= 1) return 0;
  return entropyOfCounts(classSizes(partition));
}
