import type { Guides } from '../../charts/sparkline/layout.ts';
import type { fetchedMessages } from '../../messages/fetched.ts';

/** The words that have a picture. */
export type PicturedWord = NonNullable<
  ReturnType<typeof fetchedMessages.glossary.entries>[number]['pictured']
>;

/** At each of so many epochs there is a checkpoint. */
const LAST_EPOCH = 120;
/** H(X), bits. */
export const HX = 12;
/** Where the layer of each sketch is fitted: I(T;Y) rises there. */
export const FITTED = 8;
/** Chance, and the test accuracy that is not above it. */
export const CHANCE = 0.5;

type Corner = readonly [epoch: number, value: number];

interface Sketch {
  readonly corners: readonly Corner[];
  /** The most by which values are off the lines from corner to corner. */
  readonly jitter?: number;
}

/**
 * I(X;T) in bits, of a shape that is judged as the word has it; of a network that did not learn, the
 * test accuracy.
 */
const SKETCHES: Readonly<Record<PicturedWord, Sketch>> = {
  compresses: {
    corners: [
      [0, 4],
      [10, 10],
      [120, 5],
    ],
  },
  'drops-while-fitting': {
    corners: [
      [0, 11],
      [7, 4.8],
      [120, 4.8],
    ],
  },
  're-expands': {
    corners: [
      [0, 9],
      [12, 2],
      [120, 7],
    ],
  },
  rises: {
    corners: [
      [0, 3],
      [30, 7],
      [120, 9],
    ],
  },
  'reaches-hx': {
    corners: [
      [0, 6],
      [30, 12],
      [120, 12],
    ],
  },
  'stays-near-hx': {
    corners: [
      [0, 12],
      [20, 11.7],
      [120, 11.9],
    ],
  },
  'stays-at-hx': {
    corners: [
      [0, 12],
      [120, 12],
    ],
  },
  'no-change': {
    corners: [
      [0, 6],
      [40, 6.1],
      [120, 6],
    ],
  },
  'no-clear-direction': {
    corners: [
      [0, 5],
      [120, 5],
    ],
    jitter: 2,
  },
  dead: {
    corners: [
      [0, 8],
      [25, 0],
      [120, 0],
    ],
  },
  falls: {
    corners: [
      [0, 9],
      [120, 3],
    ],
  },
  borderline: {
    corners: [
      [0, 5],
      [10, 9],
      [120, 7.2],
    ],
    jitter: 0.9,
  },
  saturated: {
    corners: [
      [0, 9],
      [20, 12],
      [120, 12],
    ],
  },
  'did-not-learn': {
    corners: [
      [0, 0.5],
      [1, 0.53],
      [3, 0.475],
      [8, 0.535],
      [20, 0.47],
      [45, 0.53],
      [80, 0.475],
      [120, 0.51],
    ],
    jitter: 0.008,
  },
  diverged: {
    corners: [
      [0, 5],
      [6, 8],
      [9, 7],
      [12, 11],
    ],
  },
};

/** Shares of the jitter, over and over, in full from an epoch on. */
const FULL_JITTER = 30;
const JITTER = [0.7, -1, 0.3, 0.9, -0.4, -0.8, 1, 0.1, -0.6, 0.5, -0.7];

export interface SketchedTrajectory {
  readonly epochs: readonly number[];
  readonly values: readonly number[];
  readonly guides: Guides;
}

/** The trajectory that stands beside a word. */
export function sketchedTrajectory(word: PicturedWord): SketchedTrajectory {
  const { corners, jitter = 0 } = SKETCHES[word];
  const end = corners.at(-1)?.[0] ?? 0;
  const epochs = Array.from({ length: end + 1 }, (_, epoch) => epoch);
  const values = epochs.map((epoch) => between(corners, epoch) + jitter * jitterAt(epoch));
  const isAccuracy = word === 'did-not-learn';
  const guides: Guides = {
    range: isAccuracy ? [0.4, 0.65] : [0, HX],
    bound: isAccuracy ? CHANCE : HX,
    fitted: isAccuracy || word === 'diverged' ? undefined : FITTED,
    lastEpoch: LAST_EPOCH,
  };
  return { epochs, values, guides };
}

function jitterAt(epoch: number): number {
  return Math.min(1, epoch / FULL_JITTER) * (JITTER[epoch % JITTER.length] ?? 0);
}

/** On the straight line between two corners. */
function between(corners: readonly Corner[], epoch: number): number {
  const next = Math.max(
    1,
    corners.findIndex(([at]) => at >= epoch),
  );
  const [e0, v0] = corners[next - 1] ?? [0, 0];
  const [e1, v1] = corners[next] ?? [e0 + 1, v0];
  return v0 + ((v1 - v0) * (epoch - e0)) / (e1 - e0);
}
