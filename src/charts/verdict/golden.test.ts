// @vitest-environment jsdom

import { layerColour } from '../shared/palette.ts';
import { at } from '../shared/trajectories.ts';
import { testPictures } from '../testing/picture.ts';
import { compressingRun, errorsOf } from '../testing/runs.ts';
import { type VerdictChartOptions, verdictChartLayout } from './layout.ts';
import { paintVerdictChart } from './paint.ts';

const run = compressingRun(6, 400);
const exact = run.layers[4]?.ixt ?? [];
const checkpointOf = (epoch: number) => Array.from(run.epochs).findIndex((found) => found >= epoch);
const VERDICT: VerdictChartOptions = {
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

const verdicts: Record<string, VerdictChartOptions> = {
  'verdict-empty': { ...VERDICT, count: 0, peak: undefined },
  verdict: VERDICT,
  'verdict-at-the-bound': {
    ...VERDICT,
    scale: 'linear',
    values: Array.from(run.epochs, (epoch) => (epoch < 20 ? 11.5 + epoch / 40 : 11.9)),
    peak: { checkpoint: checkpointOf(20), bits: 12 },
  },
  'verdict-phone': {
    ...VERDICT,
    size: { width: 320, height: 150 },
    values: errorsOf(run, 4, 0.45).map((error, checkpoint) => at(exact, checkpoint) + error),
    peak: { checkpoint: run.count - 1, bits: 6.5 },
    threshold: 1,
  },
};

testPictures(verdicts, (svg, options) => paintVerdictChart(svg, verdictChartLayout(options)));
