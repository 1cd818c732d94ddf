/**
 * Pairwise bounds on the information that T + noise keeps, noise ~ N(0, σ²I) (Kolchinsky & Tracey
 * 2017, "Estimating mixture entropy with pairwise distances"):
 *
 *   I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/s)      s = 2σ² upper, 8σ² lower
 *   I(T;Y) = the same, less its mean over the classes, each on its own rows
 *
 * The cost is n² distances. Above KDE_ROWS rows a subsample stands for all. Rows of equal values
 * are one state with a weight.
 */
import { exp64 } from '../../numeric/exp64.ts';
import { log2 } from '../../numeric/log2.ts';
import { random } from '../../numeric/random.ts';
import { Partitioner } from '../partition.ts';
import { codesOf } from './exact.ts';
import type { Activations, DensityEstimator, NumberParameter } from './types.ts';

/** The most rows that are compared with each other. */
export const KDE_ROWS = 1024;

/** Seed of the subsample: any fixed number, the same for all layers, epochs and runs. */
const SUBSAMPLE_SEED = 0x4b444531;

/**
 * Rows of the subsample, rising: KDE_ROWS of them without replacement, all where there are no more.
 * By chance, since evenly spaced rows of a task in binary order would all share their last bits.
 */
export function subsample(rows: number): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, r) => r);
  if (rows <= KDE_ROWS) return order;
  const chance = random(SUBSAMPLE_SEED, 'split');
  for (let i = 0; i < KDE_ROWS; i++) {
    const j = i + chance.below(rows - i);
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
  return order.slice(0, KDE_ROWS).sort();
}

/** Distinct points with the rows of each class at them. */
interface States {
  readonly count: number;
  readonly columns: number;
  /** Point by point: `points[k * columns + j]`. */
  readonly points: Float64Array;
  /** Rows at each point. */
  readonly weights: Float64Array;
  /** The entries of point k are starts[k] … starts[k + 1] − 1, by rising class: … */
  readonly starts: Int32Array;
  /** … the class, and its rows at the point. */
  readonly classes: Int32Array;
  readonly shares: Float64Array;
}

function statesOf(layer: Activations, labels: ArrayLike<number>, rows: Uint32Array): States {
  const n = rows.length;
  const { columns } = layer;
  const values = new Float64Array(n * columns);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < n; i++) {
      values[j * n + i] = layer.values[j * layer.rows + (rows[i] as number)] as number;
    }
  }
  const { ids, classes: count } = new Partitioner(n).classesOf(
    codesOf({ rows: n, columns, values }),
  );
  const points = new Float64Array(count * columns);
  const weights = new Float64Array(count);
  const entries: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (let i = 0; i < n; i++) {
    const k = ids[i] as number;
    const label = labels[rows[i] as number] as number;
    const entry = entries[k] as Map<number, number>;
    weights[k] = (weights[k] as number) + 1;
    entry.set(label, (entry.get(label) ?? 0) + 1);
    for (let j = 0; j < columns; j++) points[k * columns + j] = values[j * n + i] as number;
  }
  let size = 0;
  const starts = Int32Array.from([0, ...entries.map((entry) => (size += entry.size))]);
  const sorted = entries.flatMap((entry) => [...entry].sort(([a], [b]) => a - b));
  return {
    count,
    columns,
    points,
    weights,
    starts,
    classes: Int32Array.from(sorted, ([label]) => label),
    shares: Float64Array.from(sorted, ([, share]) => share),
  };
}

/**
 * Beyond exp(−50) a row adds nothing: KDE_ROWS of them are less than half the last bit of the 1
 * that each row adds to its own sum.
 */
const FAR = 50;

/** For each state Σ exp(−d²/s) over all rows, and for each entry the same over rows of its class. */
function kernelSums(states: States, s: number): { all: Float64Array; same: Float64Array } {
  const { count, columns, points, weights, starts, classes, shares } = states;
  const all = weights.slice();
  const same = shares.slice();
  for (let k = 1; k < count; k++) {
    for (let l = 0; l < k; l++) {
      let square = 0;
      for (let j = 0; j < columns; j++) {
        const step = (points[k * columns + j] as number) - (points[l * columns + j] as number);
        square += step * step;
      }
      if (square > FAR * s) continue;
      const kernel = exp64(-square / s);
      all[k] = (all[k] as number) + (weights[l] as number) * kernel;
      all[l] = (all[l] as number) + (weights[k] as number) * kernel;
      let a = starts[k] as number;
      let b = starts[l] as number;
      while (a < (starts[k + 1] as number) && b < (starts[l + 1] as number)) {
        const order = (classes[a] as number) - (classes[b] as number);
        if (order === 0) {
          same[a] = (same[a] as number) + (shares[b] as number) * kernel;
          same[b] = (same[b] as number) + (shares[a] as number) * kernel;
        }
        if (order <= 0) a++;
        if (order >= 0) b++;
      }
    }
  }
  return { all, same };
}

/** `scale`: s in units of σ². */
function estimate(
  layer: Activations,
  labels: ArrayLike<number>,
  variance: number,
  scale: number,
): { ixt: number; ity: number } {
  const rows = subsample(layer.rows);
  const states = statesOf(layer, labels, rows);
  const { weights, classes, shares } = states;
  const { all, same } = kernelSums(states, scale * variance);
  const n = rows.length;
  let sum = 0;
  all.forEach((kernels, k) => {
    sum += (weights[k] as number) * log2(kernels / n);
  });
  const rowsOf = new Map<number, number>();
  classes.forEach((label, e) => {
    rowsOf.set(label, (rowsOf.get(label) ?? 0) + (shares[e] as number));
  });
  let within = 0;
  same.forEach((kernels, e) => {
    const rowsOfClass = rowsOf.get(classes[e] as number) as number;
    within += (shares[e] as number) * log2(kernels / rowsOfClass);
  });
  // 0 − x, not −x: nothing known is 0, not −0.
  return { ixt: (0 - sum) / n, ity: (within - sum) / n };
}

const variance: NumberParameter = {
  kind: 'number',
  name: 'var',
  title: 'Noise variance σ²',
  min: 1e-6,
  max: 100,
  initial: 0.1,
};

const CAVEATS = [
  'It measures a network with noise added to its activations, not the network; σ² sets the scale below which nothing is seen.',
  'The same noise weighs little on activations that have grown large, so I(X;T) rises with scale alone.',
  `Above ${KDE_ROWS} rows it reads a fixed pseudo-random subsample of ${KDE_ROWS}, so I(X;T) cannot exceed ${log2(KDE_ROWS)} bits.`,
];

const SOURCE = 'Kolchinsky & Tracey 2017; Saxe et al. 2018, code ibsgd, kde.py';

export const kdeUpper: DensityEstimator = {
  kind: 'density',
  method: 'kde_upper',
  title: 'KDE upper bound',
  formula:
    'I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/(2σ²)); I(T;Y) less its mean in the classes',
  source: SOURCE,
  caveats: [...CAVEATS, 'As a difference of two upper bounds, its I(T;Y) bounds nothing.'],
  parameters: [variance],
  name: (options) => `KDE upper, σ² ${options.var}`,
  estimate: (layer, labels, options) => estimate(layer, labels, options.var as number, 2),
};

export const kdeLower: DensityEstimator = {
  kind: 'density',
  method: 'kde_lower',
  title: 'KDE lower bound',
  formula:
    'I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/(8σ²)); I(T;Y) less its mean in the classes',
  source: SOURCE,
  caveats: [...CAVEATS, 'As a difference of two lower bounds, its I(T;Y) bounds nothing.'],
  parameters: [variance],
  name: (options) => `KDE lower, σ² ${options.var}`,
  estimate: (layer, labels, options) => estimate(layer, labels, options.var as number, 8),
};
