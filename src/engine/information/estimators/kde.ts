/**
 * Pairwise bounds on the information that T + noise keeps, noise ~ N(0, σ²I) (Kolchinsky & Tracey
 * 2017, "Estimating mixture entropy with pairwise distances"):
 *
 *   I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/s)      s = 2σ² upper, 8σ² lower
 *   I(T;Y) = the same, less its mean over the labels, each on its own rows
 *
 * The cost is n² distances. Above KDE_ROWS rows a subsample stands for all. Rows of equal values
 * are one state with a weight.
 */
import { exp64Each } from '../../numeric/exp64.ts';
import { log2 } from '../../numeric/log2.ts';
import { random } from '../../numeric/random.ts';
import { entropyOfCounts } from '../entropy.ts';
import { Partitioner } from '../partition.ts';
import { codesOf } from './exact.ts';
import type { Activations, DensityEstimator, EstimateDensity, NumberParameter } from './types.ts';

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

/** Distinct points with the rows of each label at them. */
interface States {
  readonly count: number;
  readonly columns: number;
  /** Column by column: `points[j * count + k]`. */
  readonly points: Float64Array;
  /** Rows at each point. */
  readonly weights: Float64Array;
  /** The entries of point k are starts[k] … starts[k + 1] − 1, by rising label: … */
  readonly starts: Int32Array;
  /** … the label, its rows at the point, … */
  readonly labels: Int32Array;
  readonly shares: Float64Array;
  /** … and k itself. */
  readonly stateOf: Int32Array;
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
    for (let j = 0; j < columns; j++) points[j * count + k] = values[j * n + i] as number;
  }
  let size = 0;
  const starts = Int32Array.from([0, ...entries.map((entry) => (size += entry.size))]);
  const stateOf = new Int32Array(size);
  for (let k = 0; k < count; k++) stateOf.fill(k, starts[k], starts[k + 1]);
  const sorted = entries.flatMap((entry) => [...entry].sort(([a], [b]) => a - b));
  return {
    count,
    columns,
    points,
    weights,
    starts,
    labels: Int32Array.from(sorted, ([label]) => label),
    shares: Float64Array.from(sorted, ([, share]) => share),
    stateOf,
  };
}

/**
 * Beyond exp(−50) a row adds nothing: KDE_ROWS of them are less than half the last bit of the 1
 * that each row adds to its own sum.
 */
const FAR = 50;

/** ‖t_k − t_l‖² for all states l < k; four columns at a time, summed in their order. */
function squaresBelow({ count, columns, points }: States, k: number, squares: Float64Array): void {
  squares.fill(0, 0, k);
  let j = 0;
  for (; j + 4 <= columns; j += 4) {
    const a = j * count;
    const b = a + count;
    const c = b + count;
    const d = c + count;
    const atA = points[a + k] as number;
    const atB = points[b + k] as number;
    const atC = points[c + k] as number;
    const atD = points[d + k] as number;
    for (let l = 0; l < k; l++) {
      const x = atA - (points[a + l] as number);
      const y = atB - (points[b + l] as number);
      const z = atC - (points[c + l] as number);
      const w = atD - (points[d + l] as number);
      squares[l] = (squares[l] as number) + x * x + y * y + z * z + w * w;
    }
  }
  for (; j < columns; j++) {
    const a = j * count;
    const atA = points[a + k] as number;
    for (let l = 0; l < k; l++) {
      const x = atA - (points[a + l] as number);
      squares[l] = (squares[l] as number) + x * x;
    }
  }
}

/**
 * For each state Σ exp(−d²/s) over all rows, and for each entry the same over rows of its label;
 * every sum begins with its own rows and goes on by rising state.
 */
function kernelSums(states: States, s: number): { all: Float64Array; same: Float64Array } {
  const { count, weights, starts, labels, shares, stateOf } = states;
  const all = weights.slice();
  const same = shares.slice();
  const squares = new Float64Array(count);
  /** The states near enough, … */
  const near = new Int32Array(count);
  /** … for each of them exp(−d²/s), … */
  const nearKernels = new Float64Array(count);
  /** … and the same by state, 0 for those that are too far. */
  const kernels = new Float64Array(count);
  /** The entries of each label in the states passed. */
  const passed = new Map<number, number[]>();
  for (let k = 0; k < count; k++) {
    squaresBelow(states, k, squares);
    let found = 0;
    for (let l = 0; l < k; l++) {
      const square = squares[l] as number;
      if (square > FAR * s) continue;
      near[found] = l;
      nearKernels[found++] = -square / s;
    }
    exp64Each(nearKernels, found);
    kernels.fill(0, 0, k);
    const weight = weights[k] as number;
    let sum = weight;
    for (let i = 0; i < found; i++) {
      const l = near[i] as number;
      const kernel = nearKernels[i] as number;
      kernels[l] = kernel;
      sum += (weights[l] as number) * kernel;
      all[l] = (all[l] as number) + weight * kernel;
    }
    all[k] = sum;
    for (let a = starts[k] as number; a < (starts[k + 1] as number); a++) {
      const entries = passed.get(labels[a] as number) ?? [];
      const share = shares[a] as number;
      let sumOfLabel = share;
      for (const b of entries) {
        const kernel = kernels[stateOf[b] as number] as number;
        sumOfLabel += (shares[b] as number) * kernel;
        same[b] = (same[b] as number) + share * kernel;
      }
      same[a] = sumOfLabel;
      entries.push(a);
      passed.set(labels[a] as number, entries);
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
  const { weights, shares } = states;
  const { all, same } = kernelSums(states, scale * variance);
  const n = rows.length;
  let sum = 0;
  all.forEach((density, k) => {
    sum += (weights[k] as number) * log2(density / n);
  });
  const rowsOf = new Map<number, number>();
  states.labels.forEach((label, e) => {
    rowsOf.set(label, (rowsOf.get(label) ?? 0) + (shares[e] as number));
  });
  let within = 0;
  same.forEach((density, e) => {
    const rowsOfLabel = rowsOf.get(states.labels[e] as number) as number;
    within += (shares[e] as number) * log2(density / rowsOfLabel);
  });
  // Every sum holds its own row, and a class's is part of the whole, so the formulas give at most log2 n
  // and the entropy of the labels; rounding can pass that by a bit in the last place.
  // 0 − x, not −x: nothing known is 0, not −0.
  const ixt = Math.min((0 - sum) / n, log2(n));
  const hy = entropyOfCounts(Int32Array.from(rowsOf.values()));
  return { ixt, ity: Math.min((within - sum) / n, ixt, hy) };
}

const variance: NumberParameter = {
  kind: 'number',
  name: 'var',
  min: 1e-6,
  max: 100,
  initial: 0.1,
};

export const kdeUpper: DensityEstimator = {
  kind: 'density',
  method: 'kde_upper',
  parameters: [variance],
};

export const estimateKdeUpper: EstimateDensity = (layer, labels, options) =>
  estimate(layer, labels, options.var as number, 2);

export const kdeLower: DensityEstimator = {
  kind: 'density',
  method: 'kde_lower',
  parameters: [variance],
};

export const estimateKdeLower: EstimateDensity = (layer, labels, options) =>
  estimate(layer, labels, options.var as number, 8);
