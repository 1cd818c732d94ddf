/**
 * The words of the estimators. An *estimator* is a method with the value of each of its parameters; an
 * *estimate* is what it finds for one layer. All information in bits.
 */
import type { Information } from '../exact.ts';
import type { CodeColumns } from '../partition.ts';
import type { CellFinder } from './cell-finder.ts';

/** Real activations of one layer on every row, feature-major: `values[j * rows + r]`; all finite. */
export interface Activations {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array | Float64Array;
  /** Where quantized: integer codes in the same order, … */
  readonly codes?: Uint8Array | Int32Array;
  /** … and the real number each code stands for. */
  readonly levels?: Float32Array | undefined;
  /** How often each code occurs in all or in one neuron, where it need not be counted here. */
  countCodes?(neuron?: number): Int32Array;
}

/** Smallest and largest value. */
export type Range = readonly [number, number];

/**
 * What the outermost bins are fitted to: each neuron, the layer at one epoch, the layer over all
 * recorded epochs, or a range once and for all.
 */
export type Bounds = 'neuron' | 'layer' | 'run' | Range;

export const METHODS = [
  'exact',
  'uniform',
  'adaptive',
  'quantized',
  'idnns',
  'floor',
  'ebab',
  'kde_upper',
  'kde_lower',
] as const;
export type Method = (typeof METHODS)[number];

/** Values of parameters, by the names of the reference implementations. */
export interface Options {
  /** Number of bins, or of edges where the method counts those. */
  readonly bins?: number;
  /** The range is cut into 2^bits steps. */
  readonly bits?: number;
  /** Width of a bin, in units of the activation. */
  readonly binsize?: number;
  /** Variance σ² of the noise, in squared units of the activation. */
  readonly var?: number;
  /** Lowest edge. */
  readonly low?: number;
  readonly bounds?: Bounds;
  /** Whether to measure each neuron alone and take the mean. */
  readonly mean?: boolean;
}

/** A method and the value of every parameter it has. */
export interface EstimatorSpec {
  readonly method: Method;
  readonly options: Options;
}

/** What an estimator finds for one layer. */
export interface Estimate {
  /** I(X;T), bits. */
  readonly ixt: number;
  /** I(T;Y), bits; a density's may be a little below 0. */
  readonly ity: number;
  /** Distinct states; none for densities and for means over neurons. */
  readonly states: number | undefined;
}

/** Counts the information in codes; it holds the labels. */
export interface Counter {
  measure(layer: CodeColumns): Information;
}

export interface NumberParameter {
  readonly kind: 'integer' | 'number';
  readonly name: 'bins' | 'bits' | 'binsize' | 'var' | 'low';
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

export interface BoundsParameter {
  readonly kind: 'bounds';
  readonly name: 'bounds';
  readonly choices: readonly ('neuron' | 'layer' | 'run')[];
  /** Whether a range may be given, and between which numbers. */
  readonly fixed: boolean;
  readonly min: number;
  readonly max: number;
  readonly initial: Bounds;
}

export interface FlagParameter {
  readonly kind: 'flag';
  readonly name: 'mean';
  readonly initial: boolean;
}

export type Parameter = NumberParameter | BoundsParameter | FlagParameter;

/** The values that decide where bins lie: of a layer or of one neuron, at one epoch. */
export interface Pool {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** The k-th smallest value, from 0. */
  nth(k: number): number;
  /** The distinct values, rising. */
  distinct(): Float64Array;
}

/** A way to cut the real line into bins; equal numbers are equal bins. */
export interface Binning {
  binOf(value: number): number;
  /** The same for many values, where bins are cells between cuts. */
  readonly finder?: CellFinder;
  /** The part of the line that the method divides. */
  readonly extent: Range;
  /**
   * Where the bin changes, strictly between two values, rising; undefined where float64 cannot tell
   * neighbouring cuts apart.
   */
  cuts(from: number, to: number): Iterable<number> | undefined;
}

interface Description {
  readonly method: Method;
  /** In the order in which links write their values. */
  readonly parameters: readonly Parameter[];
}

/** Counts codes as they are. */
export interface CountEstimator extends Description {
  readonly kind: 'count';
}

/** Counts bins of the real line. */
export interface BinEstimator extends Description {
  readonly kind: 'bins';
  /** How many bins one neuron can fall into at most; without it, any number. */
  readonly maxBins?: (options: Options) => number;
}

/** Estimates densities; nothing is counted. */
export interface DensityEstimator extends Description {
  readonly kind: 'density';
}

/** What is known of a method without a layer. */
export type Estimator = CountEstimator | BinEstimator | DensityEstimator;

/**
 * The bins for values that lie in `pool`; `range` is that of the bounds: given, or the pool's own. Of
 * the options, bounds and mean have been dealt with.
 */
export type Fit = (pool: Pool, range: Range, options: Options) => Binning;

export type EstimateDensity = (
  layer: Activations,
  labels: ArrayLike<number>,
  options: Options,
) => { readonly ixt: number; readonly ity: number };
