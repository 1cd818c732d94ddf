import type { EpochsOptions } from '../epochs/layout.ts';
import type { PlaneOptions } from '../plane/layout.ts';
import { layerLines } from '../shared/lines.ts';
import { at, type Trajectories } from '../shared/trajectories.ts';

/** Runs made up for tests: the shapes of real ones, from formulas. */
export const ENTROPY_BOUNDS = { hx: 12, hy: 0.9993 };

/** Every epoch up to 20, then ever sparser up to `last`. */
export function checkpointEpochs(last: number): number[] {
  const epochs: number[] = [];
  for (let epoch = 0; epoch < last; epoch = Math.max(epoch + 1, Math.round(epoch * 1.05))) {
    epochs.push(epoch);
  }
  return [...epochs, last];
}

/** Layers that learn the label, then, the deeper the more, lose the input. */
export function compressingRun(depth: number, last: number, wobble = 0): Trajectories {
  const epochs = checkpointEpochs(last);
  const layers = Array.from({ length: depth }, (_, layer) => {
    const deep = (layer + 1) / depth;
    const ixt = epochs.map((epoch) => {
      const fit = 1 - 0.75 * deep * Math.exp(-epoch / 6);
      const forget = 6.5 * deep ** 4 * (1 - Math.exp(-Math.max(0, epoch - 60) / 120));
      const noise = deep * (0.14 + wobble) * Math.sin(epoch * (1.7 + layer) + wobble * 9);
      return Math.max(0, Math.min(12, 13.2 * fit - 2.6 * deep ** 1.5 - forget + noise));
    });
    const ity = epochs.map((epoch, checkpoint) => {
      const kept = Math.min(1, (ixt[checkpoint] ?? 0) / 9);
      const learnt = 1 - Math.exp(-(epoch + 1) / (10 + 8 * wobble));
      return (
        ENTROPY_BOUNDS.hy * Math.min(1, kept ** 4 * (1 - deep) + (0.05 + 0.93 * learnt) * deep)
      );
    });
    return { name: `T${layer + 1}`, ixt, ity };
  });
  return { count: epochs.length, epochs, layers };
}

/** The plane of a run at its end. */
export function planeOf(run: Trajectories): PlaneOptions {
  return {
    size: { width: 620, height: 520 },
    entropyBounds: ENTROPY_BOUNDS,
    trajectories: run,
    previous: undefined,
    playhead: run.count - 1,
    hover: undefined,
    selected: undefined,
    isolated: undefined,
    ariaLabel: 'Information plane',
    previousLabels: [],
  };
}

/** I(X;T) of a run over its 400 epochs, at its end. */
export function epochsOf(run: Trajectories): EpochsOptions {
  return {
    size: { width: 400, height: 150 },
    scale: 'log',
    totalEpochs: 400,
    count: run.count,
    epochs: run.epochs,
    lines: layerLines(run, 'ixt', undefined),
    left: { domain: [0, 12], title: 'I(X;T) over epochs, bits' },
    right: undefined,
    room: 0,
    playhead: run.count - 1,
    hover: undefined,
    ariaLabel: 'I(X;T) over epochs',
  };
}

/** A run whose first `stuck` layers never leave the corner where everything is kept. */
export function withLayersInCorner(trajectories: Trajectories, stuck: number): Trajectories {
  const full = (value: number) => Array.from({ length: trajectories.count }, () => value);
  return {
    ...trajectories,
    layers: trajectories.layers.map((layer, index) =>
      index < stuck
        ? { ...layer, ixt: full(ENTROPY_BOUNDS.hx), ity: full(ENTROPY_BOUNDS.hy) }
        : layer,
    ),
  };
}

export function upTo(trajectories: Trajectories, count: number): Trajectories {
  return { ...trajectories, count };
}

/** The same run through coarse bins: the more a layer keeps, the more is lost. */
export function coarse(trajectories: Trajectories, share: number): Trajectories {
  return {
    ...trajectories,
    layers: trajectories.layers.map(({ name, ixt, ity }) => ({
      name,
      ixt: Array.from(ixt, (bits) => bits - share * bits * (bits / ENTROPY_BOUNDS.hx)),
      ity: Array.from(ity, (bits) => bits * (1 - share / 3)),
    })),
  };
}

/** What coarse bins lose of one layer's I(X;T): estimate minus exact, by checkpoint. */
export function errorsOf(run: Trajectories, layer: number, share: number): number[] {
  const exact = run.layers[layer]?.ixt ?? [];
  const estimate = coarse(run, share).layers[layer]?.ixt ?? [];
  return Array.from(estimate, (bits, checkpoint) => bits - at(exact, checkpoint));
}

export const LANDMARKS = [
  { name: 'identity', ixt: 12, ity: 0.9992 },
  { name: 'orbits: up to symmetry', ixt: 6.0738, ity: 0.9992 },
  { name: 'number lit and |Σv|', ixt: 5.5695, ity: 0.9992 },
  { name: 'number of ones', ixt: 2.8385, ity: 0.6276 },
  { name: 'one bit', ixt: 1, ity: 0.0339 },
  { name: 'the label alone', ixt: 0.9992, ity: 0.9992 },
];

/** About 4096 inputs in codes of falling sizes, most of them nearly pure. */
export function madeUpCodes(
  amount: number,
  labelCount: number,
): { key: number; size: number; shares: number[] }[] {
  const weights = Array.from({ length: amount }, (_, rank) => 1 / (rank + 3));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, rank) => {
    const size = Math.max(1, Math.round((4096 * weight) / total));
    const majority = (rank * 7) % labelCount;
    const odd = Math.floor(size * 0.5 * Math.abs(Math.sin(rank)) ** 3);
    const shares = Array.from({ length: labelCount }, (_, label) =>
      label === majority ? size - odd : label === (majority + 1) % labelCount ? odd : 0,
    );
    return { key: (rank * 1103) % 4096, size, shares };
  });
}
