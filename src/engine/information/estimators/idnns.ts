/** The binning of the 2017 code: float32 edges on [−1, 1], whatever lies outside in one cell. */
import { wrappedCells } from './binning.ts';
import { bins, mean, withMean } from './parameters.ts';
import type { BinEstimator } from './types.ts';

export const idnns: BinEstimator = {
  kind: 'bins',
  method: 'idnns',
  title: '2017 code',
  formula:
    'n float32 edges evenly on [−1, 1], left-closed cells between; t ≥ 1 and t < −1 share one cell',
  source: 'Shwartz-Ziv & Tishby 2017, code IDNNs, information_process.py',
  caveats: [
    'Made for tanh: what a ReLU layer has above 1 falls in one cell.',
    'Values below −1 fall in the same cell as values from 1 on, the two ends of the line together.',
    'It counts edges: 30 of them make 29 cells of [−1, 1), and the cell outside.',
  ],
  parameters: [bins('Edges'), mean],
  name: (options) => withMean(`${options.bins} edges on [−1, 1], 2017 code`, options),
  fit(_pool, _range, options) {
    const last = (options.bins as number) - 1;
    return wrappedCells(
      Float64Array.from({ length: last + 1 }, (_, i) =>
        i === last ? 1 : Math.fround(i * (2 / last) - 1),
      ),
    );
  },
};
