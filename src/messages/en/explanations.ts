/** The estimators: what each computes, follows and fails at. */
import { KDE_ROWS, type Method } from '../../engine/index.ts';

interface Explanation {
  /** What is computed, in plain text. */
  readonly formula: string;
  /** Paper and section, or code, that it follows. */
  readonly source: string;
  /** Known pathologies. */
  readonly caveats: readonly string[];
}

const KDE_CAVEATS = [
  'It measures a network with noise added to its activations, not the network itself. Differences well below σ are not seen.',
  'The same noise weighs little on activations that have grown large, so I(X;T) rises with their scale alone.',
  `Above ${KDE_ROWS} rows it uses a fixed pseudo-random subsample of ${KDE_ROWS}, so I(X;T) cannot exceed ${Math.log2(KDE_ROWS)} bits.`,
];
const KDE_SOURCE = 'Kolchinsky & Tracey 2017; Saxe et al. 2018, code ibsgd, kde.py';

const EXPLANATIONS: Readonly<Record<Method, Explanation>> = {
  exact: {
    formula: 'I(X;T) = H(T), I(T;Y) = H(T) + H(Y) − H(T,Y), from counts of equal codes',
    source: 'Lorenzen, Igel & Nielsen 2022, section 3',
    caveats: [
      'At float32, or with many levels per neuron, nearly every input has its own code: I(X;T) is then log2 of the number of inputs, whatever was learned.',
    ],
  },
  uniform: {
    formula: 'bin i: lo + i·(hi − lo)/n ≤ t < lo + (i + 1)·(hi − lo)/n; hi joins the last bin',
    source: 'Shwartz-Ziv & Tishby 2017; code of Lorenzen, Igel & Nielsen 2022, binning.py',
    caveats: [
      'The number of bins and the range decide whether a layer seems to compress.',
      'Fitted to each epoch, the bins widen as activations grow, so the estimates move even when the network does not.',
      'With a fixed range, all values above it share the last bin and all values below it share one extra bin.',
    ],
  },
  adaptive: {
    formula:
      'of m sorted values, n bins of ⌊m/n⌋ values, the first m mod n with one more; cuts midway between neighbours',
    source: 'code of Lorenzen, Igel & Nielsen 2022, binning.py',
    caveats: [
      'Cuts are dense where values are dense, so saturated neurons are measured more finely than others.',
      'A value shared by many inputs fills several bins, of which only one is used.',
      'Bins move with the layer at every epoch, so no two epochs are measured alike.',
    ],
  },
  quantized: {
    formula: 'bin = round((t − lo)·2^b/(hi − lo)), half to even',
    source: 'code of Lorenzen, Igel & Nielsen 2022, binning.py',
    caveats: [
      'A range has 2^b + 1 levels, one more than b bits can name, and the two outer ones are half as wide.',
      'With a fixed range, values beyond it get further levels of the same width.',
      'Fitted to each epoch, the levels shift as activations grow.',
    ],
  },
  idnns: {
    formula:
      'n float32 edges evenly on [−1,\u00a01], left-closed cells between; t ≥ 1 and t < −1 share one cell',
    source: 'Shwartz-Ziv & Tishby 2017, code IDNNs, information_process.py',
    caveats: [
      'Made for tanh: all values of a ReLU layer above 1 fall into one cell.',
      'Values below −1 fall into the same cell as values from 1 up: the two ends of the line are merged.',
      'It counts edges: 30 of them make 29 cells of [−1,\u00a01), and the cell outside.',
    ],
  },
  floor: {
    formula: 'bin = ⌊t/w⌋',
    source: 'Saxe et al. 2018, code ibsgd, simplebinmi.py (w = 0.07)',
    caveats: [
      'Activations without an upper bound spread over more bins as weights grow, so I(X;T) rises with their scale alone.',
      'Layers with small activations fall into few bins.',
    ],
  },
  ebab: {
    formula:
      'edges: low, the distinct values u[⌊k·m/n⌋] of m sorted ones, k = 0 … n − 1, and the largest',
    source: 'Chelombiev, Houghton & O’Donnell 2019; code adaptive_estimators',
    caveats: [
      'How often a value occurs does not count: a value of one input weighs as much as a value of a thousand.',
      'Bins move with the layer at every epoch.',
      'The lowest edge is the one that the published code uses for tanh; for ReLU the code uses 0.',
      'Rounding the edges to float32 can move values from one cell to the next.',
    ],
  },
  kde_upper: {
    formula:
      'I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/(2σ²)); I(T;Y): the same minus its mean within labels',
    source: KDE_SOURCE,
    caveats: [...KDE_CAVEATS, 'As a difference of two upper bounds, its I(T;Y) is not a bound.'],
  },
  kde_lower: {
    formula:
      'I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/(8σ²)); I(T;Y): the same minus its mean within labels',
    source: KDE_SOURCE,
    caveats: [...KDE_CAVEATS, 'As a difference of two lower bounds, its I(T;Y) is not a bound.'],
  },
};

export function explanation(method: Method): Explanation {
  return EXPLANATIONS[method];
}
