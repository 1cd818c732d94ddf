/** Lays an estimator on a layer: its bins, its bands of the real line, and what it reads. */
import type { Information } from '../exact.ts';
import type { CodeColumns } from '../partition.ts';
import { BinnedLevels, BinnedValues } from './binned-layers.ts';
import { codesOf, nameBins } from './exact.ts';
import { IMPLEMENTATIONS } from './implementations.ts';
import { isQuantized, poolOf, type Quantized } from './pool.ts';
import type {
  Activations,
  Binning,
  Counter,
  Estimate,
  EstimatorSpec,
  Fit,
  Options,
  Range,
} from './types.ts';

/** Smallest and largest value of a layer. */
export function rangeOf(layer: Activations): Range {
  const { min, max } = poolOf(layer);
  return [min, max];
}

/** The bins of a layer, or of one neuron by itself. */
function binning(
  layer: Activations,
  neuron: number | undefined,
  fit: Fit,
  options: Options,
  runRange: Range | undefined,
): Binning {
  const { bounds } = options;
  const pool = poolOf(layer, bounds === 'neuron' ? neuron : undefined);
  const range = typeof bounds === 'object' ? bounds : bounds === 'run' ? runRange : undefined;
  return fit(pool, range ?? [pool.min, pool.max], options);
}

/** Decides the bin once for each level. */
function binLevels(layer: Quantized, binnings: readonly Binning[]): CodeColumns {
  const tables: Uint8Array[] = [];
  binnings.forEach((binning, j) => {
    const shared = j > 0 && binning === binnings[j - 1];
    tables.push(shared ? (tables[j - 1] as Uint8Array) : binTable(layer.levels, binning));
  });
  return new BinnedLevels(layer, tables);
}

/** The bin of each level, named in order of appearance. */
function binTable(levels: Float32Array, { binOf }: Binning): Uint8Array {
  const table = new Uint8Array(levels.length);
  const names = new Map<number, number>();
  let last = Number.NaN;
  for (let code = 0; code < levels.length; code++) {
    const bin = binOf(levels[code] as number);
    // Neighbours mostly share their bin.
    if (bin === last) table[code] = table[code - 1] as number;
    else {
      const name = names.get(bin) ?? names.size;
      names.set(bin, name);
      table[code] = name;
      last = bin;
    }
  }
  return table;
}

/** Bins as they are where 32 bits hold them, else by names. */
function binValues(layer: Activations, binnings: readonly Binning[]): CodeColumns {
  const finders = binnings.flatMap(({ finder }) => finder ?? []);
  if (finders.length === binnings.length) return new BinnedValues(layer, finders);
  const { rows, columns, values } = layer;
  const codes = new Int32Array(rows * columns);
  for (let j = 0; j < columns; j++) {
    const { binOf } = binnings[j] as Binning;
    for (let i = j * rows; i < (j + 1) * rows; i++) {
      const bin = binOf(values[i] as number);
      codes[i] = bin;
      if (codes[i] !== bin) {
        return nameBins(layer, (value, neuron) => (binnings[neuron] as Binning).binOf(value));
      }
    }
  }
  return { rows, columns, codes };
}

/** The bins of a layer as codes, which can be counted; what is exact keeps its codes. */
export function binned(
  layer: Activations,
  estimator: EstimatorSpec,
  runRange?: Range,
): CodeColumns {
  const implementation = IMPLEMENTATIONS[estimator.method];
  if (implementation.kind === 'count') return codesOf(layer);
  if (implementation.kind === 'density') throw new RangeError(`${estimator.method} has no bins`);
  const { options } = estimator;
  const whole =
    options.bounds === 'neuron'
      ? undefined
      : binning(layer, undefined, implementation.fit, options, runRange);
  const binnings = Array.from(
    { length: layer.columns },
    (_, j) => whole ?? binning(layer, j, implementation.fit, options, runRange),
  );
  return isQuantized(layer) ? binLevels(layer, binnings) : binValues(layer, binnings);
}

/** The mean over neurons of the information in each by itself. */
function meanOverNeurons({ rows, columns, codes }: CodeColumns, counter: Counter): Estimate {
  let ixt = 0;
  let ity = 0;
  for (let j = 0; j < columns; j++) {
    const column = codes.subarray(j * rows, (j + 1) * rows);
    const one: Information = counter.measure({ rows, columns: 1, codes: column });
    ixt += one.ixt;
    ity += one.ity;
  }
  return { ixt: ixt / columns, ity: ity / columns, states: undefined };
}

/**
 * What an estimator reads of a layer. `counter` holds the same labels. `runRange` is the range of the
 * layer over all recorded epochs, for estimators bound to it; without it the layer's own is taken.
 */
export function estimate(
  layer: Activations,
  labels: ArrayLike<number>,
  counter: Counter,
  estimator: EstimatorSpec,
  runRange?: Range,
): Estimate {
  const implementation = IMPLEMENTATIONS[estimator.method];
  if (implementation.kind === 'density') {
    return { ...implementation.estimate(layer, labels, estimator.options), states: undefined };
  }
  const codes = binned(layer, estimator, runRange);
  return estimator.options.mean === true ? meanOverNeurons(codes, counter) : counter.measure(codes);
}

/** An interval of the real line whose values share a bin, closed on the left but for rounding. */
export interface Band {
  readonly from: number;
  readonly to: number;
  /** Two bands may share a bin. */
  readonly bin: number;
}

/** More bands than this no picture can tell apart. */
const MAX_BANDS = 4096;

/**
 * The bands of one neuron, rising, over all its values and the range of the bins. None where the
 * estimator has no bins, more than MAX_BANDS, or bins too narrow for float64.
 */
export function bands(
  layer: Activations,
  neuron: number,
  estimator: EstimatorSpec,
  runRange?: Range,
): readonly Band[] {
  const implementation = IMPLEMENTATIONS[estimator.method];
  if (implementation.kind !== 'bins') return [];
  const { fit } = implementation;
  const { binOf, extent, cuts } = binning(layer, neuron, fit, estimator.options, runRange);
  const { min, max } = poolOf(layer, neuron);
  const from = Math.min(min, extent[0]);
  const to = Math.max(max, extent[1]);
  const between = cuts(from, to);
  if (between === undefined) return [];
  const found: Band[] = [];
  const close = (end: number): void => {
    const start = found[found.length - 1]?.to ?? from;
    found.push({ from: start, to: end, bin: binOf(start + (end - start) / 2) });
  };
  for (const cut of between) {
    if (found.length >= MAX_BANDS - 1) return [];
    close(cut);
  }
  close(to);
  // Where the largest value begins a bin, that bin has no width here.
  if (to === max && binOf(max) !== found[found.length - 1]?.bin) close(to);
  return found;
}
