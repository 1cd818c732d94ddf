import type { Series } from './series.ts';

/** Runs made up for tests: the shapes of real ones, from formulas. */
export const WALLS = { hx: 12, hy: 0.9993 };

/** Every epoch up to 20, then ever sparser up to `last`. */
export function recordedEpochs(last: number): number[] {
  const epochs: number[] = [];
  for (let epoch = 0; epoch < last; epoch = Math.max(epoch + 1, Math.round(epoch * 1.05))) {
    epochs.push(epoch);
  }
  return [...epochs, last];
}

/** Layers that learn the label, then, the deeper the more, forget the input. */
export function compressingRun(depth: number, last: number, wobble = 0): Series {
  const epochs = recordedEpochs(last);
  const layers = Array.from({ length: depth }, (_, layer) => {
    const deep = (layer + 1) / depth;
    const ixt = epochs.map((epoch) => {
      const fit = 1 - 0.75 * deep * Math.exp(-epoch / 6);
      const forget = 6.5 * deep ** 4 * (1 - Math.exp(-Math.max(0, epoch - 60) / 120));
      const noise = deep * (0.14 + wobble) * Math.sin(epoch * (1.7 + layer) + wobble * 9);
      return Math.max(0, Math.min(12, 13.2 * fit - 2.6 * deep ** 1.5 - forget + noise));
    });
    const ity = epochs.map((epoch, record) => {
      const kept = Math.min(1, (ixt[record] ?? 0) / 9);
      const learnt = 1 - Math.exp(-(epoch + 1) / (10 + 8 * wobble));
      return WALLS.hy * Math.min(1, kept ** 4 * (1 - deep) + (0.05 + 0.93 * learnt) * deep);
    });
    return { name: `T${layer + 1}`, ixt, ity };
  });
  return { count: epochs.length, epochs, layers };
}

/** A run whose first `stuck` layers never leave the corner where everything is kept. */
export function withLayersInCorner(series: Series, stuck: number): Series {
  const full = (value: number) => Array.from({ length: series.count }, () => value);
  return {
    ...series,
    layers: series.layers.map((layer, index) =>
      index < stuck ? { ...layer, ixt: full(WALLS.hx), ity: full(WALLS.hy) } : layer,
    ),
  };
}

export function upTo(series: Series, count: number): Series {
  return { ...series, count };
}
