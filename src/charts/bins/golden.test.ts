// @vitest-environment jsdom

import { layerColour } from '../shared/palette.ts';
import { testPictures } from '../testing/picture.ts';
import { type BinChartOptions, binChartLayout } from './layout.ts';
import { paintBinChart } from './paint.ts';

/** A neuron of tanh near its ends, on some of 2^bits levels. */
const levelsOf = (amount: number) =>
  Array.from({ length: amount }, (_, level) => {
    const value = -1 + (2 * level) / (amount - 1);
    return { value, count: Math.round(2 + (40_000 / amount ** 1.5) * value ** 6) };
  });
const bandsOf = (amount: number, cost: (band: number) => number) =>
  Array.from({ length: amount }, (_, bin) => ({
    from: -1 + (2 * bin) / amount,
    to: -1 + (2 * (bin + 1)) / amount,
    bin,
    cost: cost(bin),
  }));
const BINS: BinChartOptions = {
  size: { width: 520, height: 220 },
  levels: levelsOf(16),
  bands: bandsOf(10, (bin) => (bin % 2 === 0 ? 0.02 * (bin + 1) : 0)),
  title: 'Neuron 2 of T5 at epoch 135, through 10 bins',
  axis: 'activation',
  colour: layerColour(4, 6),
  ariaLabel: 'Activations of neuron 2 of T5 in 10 bins',
};
const wrapped = [
  { from: Number.NEGATIVE_INFINITY, to: -0.95, bin: 6, cost: 0.21 },
  ...bandsOf(6, () => 0).map(({ from, to, ...band }) => ({
    ...band,
    from: from * 0.95,
    to: to * 0.95,
  })),
  { from: 0.95, to: Number.POSITIVE_INFINITY, bin: 6, cost: 0.19 },
];

const charts: Record<string, BinChartOptions> = {
  'bins-empty': { ...BINS, levels: [], bands: [] },
  bins: BINS,
  'bins-one-cell-twice': { ...BINS, bands: wrapped },
  'bins-256-levels': {
    ...BINS,
    levels: levelsOf(256),
    bands: bandsOf(30, (bin) => 0.004 * (bin + 1)),
  },
  'bins-phone-float32': {
    ...BINS,
    size: { width: 320, height: 180 },
    levels: Array.from({ length: 4096 }, (_, index) => ({
      value: Math.tanh((index - 1900) / 900),
      count: 1,
    })),
    bands: bandsOf(100, (bin) => 0.001 * bin),
    title: 'Neuron 2 of T5, through 100 bins',
  },
};

testPictures(charts, (svg, options) => paintBinChart(svg, binChartLayout(options)));
