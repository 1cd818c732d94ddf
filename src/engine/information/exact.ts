/**
 * Exact mutual information of a discrete layer T, by counting (Lorenzen et al. 2022, section 3).
 *
 * T is a function of X and every row is one equally likely input, so I(X;T) = H(T). With labels,
 * I(T;Y) = H(Y) − (H(T,Y) − H(T)); written so, a lossless layer gives H(Y) and a constant layer
 * gives 0 to the last bit.
 */
import { entropy } from './entropy.ts';
import { type CodeColumns, type Partition, Partitioner } from './partition.ts';

/** What the exact count finds of one layer. */
export interface Information {
  /** I(X;T), bits; 0 ≤ ixt ≤ log2 rows. */
  readonly ixt: number;
  /** I(T;Y), bits; 0 ≤ ity ≤ min(ixt, H(Y)). */
  readonly ity: number;
  /** Number of distinct states (codes) the layer takes: 1 … rows. */
  readonly states: number;
}

/** The exact count: measures layers of one data set, whose labels it holds. */
export class ExactCounter {
  /** H(Y), bits. */
  readonly hy: number;
  private readonly labels: Int32Array;
  private readonly partitioner: Partitioner;

  /** `labels[r]`: any integers, equal where the classes are equal. */
  constructor(labels: ArrayLike<number>) {
    this.labels = Int32Array.from(labels);
    this.partitioner = new Partitioner(this.labels.length);
    this.hy = entropy(this.partitioner.refine(this.partitioner.coarsest(), this.labels));
  }

  /** Classes of a layer of codes. */
  classesOf(layer: CodeColumns): Partition {
    if (layer.rows !== this.labels.length) {
      throw new RangeError(`codes have ${layer.rows} rows, labels ${this.labels.length}`);
    }
    return this.partitioner.classesOf(layer);
  }

  /** I(X;T), I(T;Y) and the number of states of a layer. */
  measure(layer: CodeColumns): Information {
    return this.measurePartition(this.classesOf(layer));
  }

  /** The same for a partition already at hand. */
  measurePartition(classes: Partition): Information {
    const ht = entropy(classes);
    const joint = entropy(this.partitioner.refine(classes, this.labels));
    return {
      ixt: ht,
      ity: Math.min(Math.max(this.hy - (joint - ht), 0), ht, this.hy),
      states: classes.classes,
    };
  }
}
