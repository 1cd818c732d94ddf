// @vitest-environment jsdom
import { type BinChartOptions, binChartLayout } from './bins/layout.ts';
import { paintBinChart } from './bins/paint.ts';
import { type RibbonOptions, ribbonLayout } from './ribbon/layout.ts';
import { paintRibbon } from './ribbon/paint.ts';
import { layerColour } from './shared/palette.ts';
import { at } from './shared/trajectories.ts';
import { testPictures } from './testing/picture.ts';
import { coarse, compressingRun } from './testing/runs.ts';
import { type VerdictChartOptions, verdictChartLayout } from './verdict/layout.ts';
import { paintVerdictChart } from './verdict/paint.ts';

const run = compressingRun(6, 400);
const exact = run.layers[4]?.ixt ?? [];
const errors = (share: number) => {
  const estimate = coarse(run, share).layers[4]?.ixt ?? [];
  return Array.from(estimate, (bits, checkpoint) => bits - at(exact, checkpoint));
};

const RIBBON: RibbonOptions = {
  size: { width: 620, height: 190 },
  scale: 'log',
  totalEpochs: 400,
  count: run.count,
  epochs: run.epochs,
  lines: [
    { name: '30 bins', values: errors(0.45) },
    { name: '100 bins', values: errors(0.25), dashed: true },
    { name: '256 bins', values: errors(0.08), dashed: true },
  ],
  playhead: 60,
  hover: 20,
  title: 'Bits lost to the estimator, I(X;T) of T5: estimate − exact',
  ariaLabel: 'Bits lost to each estimator over epochs',
};
const someMissing = errors(-0.12).map((bits, checkpoint) =>
  checkpoint > 40 && checkpoint < 50 ? Number.NaN : bits,
);

const ribbons: Record<string, RibbonOptions> = {
  'ribbon-empty': { ...RIBBON, count: 0 },
  ribbon: RIBBON,
  'ribbon-both-signs': {
    ...RIBBON,
    scale: 'linear',
    lines: [
      ...RIBBON.lines,
      { name: 'KDE upper, σ² 0.1', values: someMissing },
      { name: 'KDE lower, σ² 0.1', values: errors(0.09), dashed: true },
    ],
  },
  'ribbon-phone': {
    ...RIBBON,
    size: { width: 320, height: 130 },
    title: 'Bits lost on I(X;T) of T5',
    count: 40,
    playhead: 39,
  },
};

testPictures(ribbons, (svg, options) => paintRibbon(svg, ribbonLayout(options)));

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
const MEASUREMENT: BinChartOptions = {
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

const measurements: Record<string, BinChartOptions> = {
  'bin-lens-empty': { ...MEASUREMENT, levels: [], bands: [] },
  'bin-lens': MEASUREMENT,
  'bin-lens-one-cell-twice': { ...MEASUREMENT, bands: wrapped },
  'bin-lens-256-levels': {
    ...MEASUREMENT,
    levels: levelsOf(256),
    bands: bandsOf(30, (bin) => 0.004 * (bin + 1)),
  },
  'bin-lens-phone-float32': {
    ...MEASUREMENT,
    size: { width: 320, height: 180 },
    levels: Array.from({ length: 4096 }, (_, index) => ({
      value: Math.tanh((index - 1900) / 900),
      count: 1,
    })),
    bands: bandsOf(100, (bin) => 0.001 * bin),
    title: 'Neuron 2 of T5, through 100 bins',
  },
};

testPictures(measurements, (svg, options) => paintBinChart(svg, binChartLayout(options)));

const checkpointOf = (epoch: number) => Array.from(run.epochs).findIndex((found) => found >= epoch);
const RULE: VerdictChartOptions = {
  size: { width: 520, height: 200 },
  scale: 'log',
  totalEpochs: 400,
  count: run.count,
  epochs: run.epochs,
  values: exact,
  colour: layerColour(4, 6),
  peak: { checkpoint: checkpointOf(60), bits: at(exact, checkpointOf(60)) },
  threshold: 0.25,
  hx: 12,
  title: 'I(X;T) of T5, exact, bits',
  ariaLabel: 'T5 under the exact estimator: compresses',
};

const rules: Record<string, VerdictChartOptions> = {
  'verdict-empty': { ...RULE, count: 0, peak: undefined },
  verdict: RULE,
  'verdict-at-the-bound': {
    ...RULE,
    scale: 'linear',
    values: Array.from(run.epochs, (epoch) => (epoch < 20 ? 11.5 + epoch / 40 : 11.9)),
    peak: { checkpoint: checkpointOf(20), bits: 12 },
  },
  'verdict-phone': {
    ...RULE,
    size: { width: 320, height: 150 },
    values: errors(0.45).map((error, checkpoint) => at(exact, checkpoint) + error),
    peak: { checkpoint: run.count - 1, bits: 6.5 },
    threshold: 1,
  },
};

testPictures(rules, (svg, options) => paintVerdictChart(svg, verdictChartLayout(options)));
