// @vitest-environment jsdom

import { testPictures } from '../testing/picture.ts';
import { compressingRun, errorsOf } from '../testing/runs.ts';
import { type RibbonOptions, ribbonLayout } from './layout.ts';
import { paintRibbon } from './paint.ts';

const run = compressingRun(6, 400);
const errors = (share: number) => errorsOf(run, 4, share);

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
