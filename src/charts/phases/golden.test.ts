// @vitest-environment jsdom

import { layerColour } from '../shared/palette.ts';
import { at } from '../shared/trajectories.ts';
import { testPictures } from '../testing/picture.ts';
import { compressingRun } from '../testing/runs.ts';
import { type DrawnPhase, type PhasesOptions, type Place, phasesLayout } from './layout.ts';
import { paintPhases } from './paint.ts';

const run = compressingRun(6, 400);
const exact = run.layers[4]?.ixt ?? [];
const placeAt = (epoch: number): Place => {
  const checkpoint = Array.from(run.epochs).findIndex((found) => found >= epoch);
  return { epoch: at(run.epochs, checkpoint), ixt: at(exact, checkpoint) };
};
const phase = (kind: DrawnPhase['kind'], from: number, to: number): DrawnPhase => {
  const [start, end] = [placeAt(from), placeAt(to)];
  return { kind, start, end, bits: end.ixt - start.ixt };
};
const PHASES: PhasesOptions = {
  size: { width: 520, height: 200 },
  scale: 'log',
  totalEpochs: 400,
  count: run.count,
  epochs: run.epochs,
  values: exact,
  colour: layerColour(4, 6),
  verdict: {
    peak: placeAt(60),
    end: placeAt(400),
    fitted: placeAt(20),
    phases: [phase('rise', 0, 60), phase('fall', 60, 400)],
    theta: 0.25,
  },
  hx: 12,
  title: 'I(X;T) of T5, exact, bits',
  ariaLabel: 'T5 under the exact estimator: compresses',
};

const pictures: Record<string, PhasesOptions> = {
  'phases-empty': { ...PHASES, count: 0, verdict: undefined },
  phases: PHASES,
  'phases-at-the-bound': {
    ...PHASES,
    scale: 'linear',
    values: Array.from(run.epochs, () => 12),
    verdict: {
      peak: { epoch: 400, ixt: 12 },
      end: { epoch: 400, ixt: 12 },
      fitted: undefined,
      phases: [phase('level', 0, 400)],
      theta: 0.25,
    },
  },
  'phases-phone': {
    ...PHASES,
    size: { width: 320, height: 150 },
    verdict: {
      peak: placeAt(0),
      end: placeAt(400),
      fitted: placeAt(300),
      phases: [phase('level', 0, 5), phase('rise', 5, 60), phase('fall', 60, 400)],
      theta: 1.2,
    },
  },
};

testPictures(pictures, (svg, options) => paintPhases(svg, phasesLayout(options)));
