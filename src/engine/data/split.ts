import { random, shuffle } from '../numeric/random.ts';
import type { Dataset } from './dataset.ts';

export interface Split {
  /** Row numbers, ascending. */
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

/**
 * A stratified split: floor(rows · trainPercent / 100) rows train (80 % of 4096 is the 3276 of
 * Lorenzen et al. 2022), of each label as near to its share as whole rows allow, chosen by the
 * seed; what rounding leaves goes to the labels with the largest remainder, lower label first.
 */
export function stratifiedSplit(data: Dataset, trainPercent: number, seed: number): Split {
  const chance = random(seed, 'split');
  const byLabel: number[][] = Array.from({ length: data.labelCount }, () => []);
  for (let r = 0; r < data.rows; r++) (byLabel[data.labels[r] as number] as number[]).push(r);

  const total = Math.floor((data.rows * trainPercent) / 100);
  const take = byLabel.map((rows) => Math.floor((rows.length * trainPercent) / 100));
  const remainder = (label: number): number =>
    ((byLabel[label] as number[]).length * trainPercent) % 100;
  const byRemainder = take
    .map((_, label) => label)
    .sort((a, b) => remainder(b) - remainder(a) || a - b);
  let left = total - take.reduce((sum, k) => sum + k, 0);
  for (const label of byRemainder) {
    if (left-- <= 0) break;
    take[label] = (take[label] as number) + 1;
  }

  const train = new Uint32Array(total);
  const test = new Uint32Array(data.rows - total);
  let trained = 0;
  let tested = 0;
  byLabel.forEach((rows, label) => {
    const order = Uint32Array.from(rows);
    shuffle(order, chance);
    const k = take[label] as number;
    train.set(order.subarray(0, k), trained);
    test.set(order.subarray(k), tested);
    trained += k;
    tested += order.length - k;
  });
  return { train: train.sort(), test: test.sort() };
}
