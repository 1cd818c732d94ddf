// @vitest-environment jsdom
import { type BinLensOptions, binLensLayout } from './bin-lens-layout.ts';
import { paintBinLens } from './bin-lens-paint.ts';
import { coarse, compressingRun } from './fixtures.ts';
import { layerColour } from './palette.ts';
import { testPictures } from './picture.ts';
import { type RibbonOptions, ribbonLayout } from './ribbon-layout.ts';
import { paintRibbon } from './ribbon-paint.ts';
import { at } from './series.ts';
import { type TrailRuleOptions, trailRuleLayout } from './trail-rule-layout.ts';
import { paintTrailRule } from './trail-rule-paint.ts';

const run = compressingRun(6, 400);
const exact = run.layers[4]?.ixt ?? [];
const errors = (share: number) => {
  const estimate = coarse(run, share).layers[4]?.ixt ?? [];
  return Array.from(estimate, (bits, record) => bits - at(exact, record));
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
  title: 'Bits lost to the ruler, I(X;T) of T5: estimate − exact',
  ariaLabel: 'Bits lost to each ruler over epochs',
};
const someMissing = errors(-0.12).map((bits, record) =>
  record > 40 && record < 50 ? Number.NaN : bits,
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
const LENS: BinLensOptions = {
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

const lenses: Record<string, BinLensOptions> = {
  'bin-lens-empty': { ...LENS, levels: [], bands: [] },
  'bin-lens': LENS,
  'bin-lens-one-cell-twice': { ...LENS, bands: wrapped },
  'bin-lens-256-levels': {
    ...LENS,
    levels: levelsOf(256),
    bands: bandsOf(30, (bin) => 0.004 * (bin + 1)),
  },
  'bin-lens-phone-float32': {
    ...LENS,
    size: { width: 320, height: 180 },
    levels: Array.from({ length: 4096 }, (_, index) => ({
      value: Math.tanh((index - 1900) / 900),
      count: 1,
    })),
    bands: bandsOf(100, (bin) => 0.001 * bin),
    title: 'Neuron 2 of T5, through 100 bins',
  },
};

testPictures(lenses, (svg, options) => paintBinLens(svg, binLensLayout(options)));

const recordOf = (epoch: number) => Array.from(run.epochs).findIndex((found) => found >= epoch);
const RULE: TrailRuleOptions = {
  size: { width: 520, height: 200 },
  scale: 'log',
  totalEpochs: 400,
  count: run.count,
  epochs: run.epochs,
  values: exact,
  colour: layerColour(4, 6),
  knee: { record: recordOf(60), bits: at(exact, recordOf(60)) },
  threshold: 0.25,
  hx: 12,
  title: 'I(X;T) of T5, exact, bits',
  ariaLabel: 'T5 under the exact ruler: compresses',
};

const rules: Record<string, TrailRuleOptions> = {
  'trail-rule-empty': { ...RULE, count: 0, knee: undefined },
  'trail-rule': RULE,
  'trail-rule-at-the-wall': {
    ...RULE,
    scale: 'linear',
    values: Array.from(run.epochs, (epoch) => (epoch < 20 ? 11.5 + epoch / 40 : 11.9)),
    knee: { record: recordOf(20), bits: 12 },
  },
  'trail-rule-phone': {
    ...RULE,
    size: { width: 320, height: 150 },
    values: errors(0.45).map((error, record) => at(exact, record) + error),
    knee: { record: run.count - 1, bits: 6.5 },
    threshold: 1,
  },
};

testPictures(rules, (svg, options) => paintTrailRule(svg, trailRuleLayout(options)));
