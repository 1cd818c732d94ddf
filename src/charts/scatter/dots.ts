import { pixelText, round2 } from '../shared/format.ts';
import { labelColour } from '../shared/label-palette.ts';
import type { Position } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';

/** One entry a point, in columns. */
export interface Points {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** Labels, 0 to labelCount − 1. */
  readonly labels: ArrayLike<number>;
  /** Inputs at the point. */
  readonly counts: ArrayLike<number>;
  readonly labelCount: number;
}

/** All points of one label and about one size: dots of one path. */
export interface DotPath {
  readonly d: string;
  readonly colour: string;
  /** Diameter. */
  readonly width: number;
}

/** Diameter of a point of few inputs, and by how much it grows where there are four times as many. */
const DOT = 3.5;
const GROWTH = 1.6;
const BUCKETS = 5;

/** Large dots first, so that small ones lie on them. */
export function dotPaths(
  { xs, ys, labels, counts, labelCount }: Points,
  x: Position,
  y: Position,
): DotPath[] {
  const paths = new Array<string>(labelCount * BUCKETS).fill('');
  for (let point = 0; point < xs.length; point++) {
    const px = x(at(xs, point));
    const py = y(at(ys, point));
    if (!(Number.isFinite(px) && Number.isFinite(py))) continue;
    const bucket = bucketOf(at(counts, point));
    const path = (BUCKETS - 1 - bucket) * labelCount + at(labels, point);
    paths[path] += `M${pixelText(px)},${pixelText(py)}h0`;
  }
  return paths.flatMap((d, index) => {
    if (d === '') return [];
    const bucket = BUCKETS - 1 - Math.floor(index / labelCount);
    const colour = labelColour(index % labelCount, labelCount);
    return { d, colour, width: round2(DOT * GROWTH ** bucket) };
  });
}

/** 1 to 3 inputs, 4 to 15, 16 to 63, ... */
function bucketOf(count: number): number {
  let bucket = 0;
  for (let limit = 4; count >= limit && bucket < BUCKETS - 1; limit *= 4) bucket++;
  return bucket;
}
