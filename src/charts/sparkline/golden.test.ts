// @vitest-environment jsdom

import { layerColour } from '../shared/palette.ts';
import { testPictures } from '../testing/picture.ts';
import { compressingRun } from '../testing/runs.ts';
import { type SparklineOptions, sparklineLayout } from './layout.ts';
import { paintSparkline } from './paint.ts';

const run = compressingRun(6, 400);
const SPARKLINE: SparklineOptions = {
  size: { width: 64, height: 20 },
  count: run.count,
  epochs: run.epochs,
  values: run.layers[5]?.ixt ?? [],
  colour: layerColour(5, 6),
  ariaLabel: 'I(X;T) of T6 over epochs',
};

const sparklines: Record<string, SparklineOptions> = {
  sparkline: SPARKLINE,
  'sparkline-flat': { ...SPARKLINE, values: Array.from(run.epochs, () => 12) },
  'sparkline-guides': {
    ...SPARKLINE,
    guides: { range: [0, 12.5], bound: 12, fitted: 20, lastEpoch: 800 },
  },
  'sparkline-empty': { ...SPARKLINE, count: 0 },
};

testPictures(sparklines, (svg, options) => paintSparkline(svg, sparklineLayout(options)));
