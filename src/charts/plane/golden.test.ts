// @vitest-environment jsdom

import { testPictures } from '../testing/picture.ts';
import {
  coarse,
  compressingRun,
  LANDMARKS,
  planeOf,
  upTo,
  withLayersInCorner,
} from '../testing/runs.ts';
import { type PlaneOptions, planeLayout } from './layout.ts';
import { paintPlane } from './paint.ts';

const run = compressingRun(6, 400);
const PLANE = planeOf(run);
const SMALL: PlaneOptions = {
  ...PLANE,
  size: { width: 300, height: 220 },
  playhead: 70,
  compact: true,
};

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
  'plane-compact-flat': { ...SMALL, size: { width: 280, height: 112 } },
  'plane-compact-corner': { ...SMALL, trajectories: withLayersInCorner(run, 4), selected: 5 },
  'plane-phone': { ...PLANE, size: { width: 340, height: 320 }, playhead: 45 },
};

testPictures(planes, (svg, options) => paintPlane(svg, planeLayout(options)));
