// @vitest-environment jsdom

import { type Line, layerLines } from '../shared/lines.ts';
import { TEST, TRAIN } from '../shared/palette.ts';
import { at } from '../shared/trajectories.ts';
import { testPictures } from '../testing/picture.ts';
import { compressingRun, ENTROPY_BOUNDS, epochsOf } from '../testing/runs.ts';
import { epochsLayout } from './layout.ts';
import { paintEpochs } from './paint.ts';

const run = compressingRun(6, 400);
const EPOCHS = epochsOf(run);

const rise = (low: number, high: number, pace: number) =>
  Array.from(
    { length: run.count },
    (_, checkpoint) => low + (high - low) * (1 - Math.exp(-at(run.epochs, checkpoint) / pace)),
  );
const metric = (name: string, values: number[], colour: string, axis: Line['axis']): Line => ({
  name,
  values,
  colour,
  axis,
  dashed: axis === 'right',
  faded: false,
  light: colour === TRAIN,
  symbol: undefined,
});
const accuracyAndLoss = [
  metric('train', rise(0.5, 0.995, 14), TRAIN, 'left'),
  metric('test', rise(0.5, 0.97, 16), TEST, 'left'),
  metric('train loss', rise(1, 0.03, 18), TRAIN, 'right'),
  metric('test loss', rise(1.02, 0.12, 16), TEST, 'right'),
];

const epochCharts = {
  'epochs-empty': { ...EPOCHS, count: 0 },
  'epochs-log': { ...EPOCHS, playhead: 40, hover: 22 },
  'epochs-log-mid-run': { ...EPOCHS, count: 30, playhead: 29 },
  'epochs-linear': { ...EPOCHS, scale: 'linear', playhead: 60 },
  'epochs-isolated': { ...EPOCHS, lines: layerLines(run, 'ixt', 4), playhead: 45 },
  'epochs-label-information': {
    ...EPOCHS,
    lines: layerLines(compressingRun(9, 400), 'ity', undefined),
    left: { domain: [0, ENTROPY_BOUNDS.hy], title: 'I(T;Y) over epochs, bits' },
  },
  'epochs-accuracy-and-loss': {
    ...EPOCHS,
    lines: accuracyAndLoss,
    left: { domain: [0, 1], title: 'Accuracy, share of rows' },
    right: { domain: [0, 1.2], title: 'Loss, bits (dashed)' },
    ariaLabel: 'Accuracy and loss over epochs',
  },
} as const;

testPictures(epochCharts, (svg, options) => paintEpochs(svg, epochsLayout(options)));
