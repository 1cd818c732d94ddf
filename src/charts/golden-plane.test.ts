// @vitest-environment jsdom
import { epochsLayout } from './epochs/layout.ts';
import { paintEpochs } from './epochs/paint.ts';
import { type PlaneOptions, planeLayout } from './plane/layout.ts';
import { paintPlane } from './plane/paint.ts';
import { layerLines } from './shared/lines.ts';
import { TEST, TRAIN } from './shared/palette.ts';
import { at, type Line } from './shared/trajectories.ts';
import { testPictures } from './testing/picture.ts';
import {
  coarse,
  compressingRun,
  ENTROPY_BOUNDS,
  epochsOf,
  LANDMARKS,
  planeOf,
  upTo,
  withLayersInCorner,
} from './testing/runs.ts';

const run = compressingRun(6, 400);
const PLANE = planeOf(run);
const SMALL: PlaneOptions = {
  ...PLANE,
  size: { width: 300, height: 220 },
  playhead: 70,
  compact: true,
};
const EPOCHS = epochsOf(run);

const planes: Record<string, PlaneOptions> = {
  'plane-empty': { ...PLANE, trajectories: upTo(run, 0), playhead: 0 },
  'plane-mid-run-with-previous': {
    ...PLANE,
    trajectories: upTo(run, 48),
    previous: compressingRun(6, 400, 0.3),
    playhead: 40,
    hover: 12,
    selected: 4,
  },
  'plane-end-of-run': { ...PLANE, selected: 5 },
  'plane-three-layers-in-corner': { ...PLANE, trajectories: withLayersInCorner(run, 3) },
  'plane-one-layer-isolated': { ...PLANE, playhead: 50, selected: 4, isolated: 4 },
  'plane-float32': { ...PLANE, trajectories: withLayersInCorner(run, 6) },
  'plane-nine-layers': { ...PLANE, trajectories: compressingRun(9, 400), playhead: 45 },
  'plane-estimate': { ...PLANE, estimate: coarse(run, 0.35), playhead: 70, selected: 4 },
  'plane-estimate-isolated': {
    ...PLANE,
    estimate: coarse(run, 0.1),
    landmarks: LANDMARKS,
    playhead: 60,
    selected: 4,
    isolated: 4,
  },
  'plane-landmarks': { ...PLANE, landmarks: LANDMARKS, playhead: 70 },
  'plane-compact': { ...SMALL, size: { width: 420, height: 300 }, landmarks: LANDMARKS },
  'plane-compact-estimate': { ...SMALL, estimate: coarse(run, 0.3), selected: 5 },
  'plane-compact-small': { ...SMALL, size: { width: 220, height: 150 } },
  'plane-compact-corner': { ...SMALL, trajectories: withLayersInCorner(run, 4), selected: 5 },
  'plane-phone': { ...PLANE, size: { width: 340, height: 320 }, playhead: 45 },
};

testPictures(planes, (svg, options) => paintPlane(svg, planeLayout(options)));

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
