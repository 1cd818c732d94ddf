import { pixelText, round2 } from './format.ts';
import { at } from './trajectories.ts';

/** Pixel positions of the checkpoints of one layer; a checkpoint that was not measured is NaN. */
export interface Curve {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

export function isMeasured(curve: Curve, checkpoint: number): boolean {
  return Number.isFinite(at(curve.xs, checkpoint)) && Number.isFinite(at(curve.ys, checkpoint));
}

export interface CurveChunk {
  readonly line: string;
  readonly dots: string;
  readonly opacity: number;
}

/** At most; at least half as many. */
const CHUNKS = 24;
const OLDEST = 0.28;
const NEWEST = 0.9;
const AFTER_PLAYHEAD = 0.15;

/** Pixels by which a checkpoint must differ from the one before to be worth a point of a path. */
const VISIBLE = 0.4;

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < VISIBLE;
}

/** A line through checkpoints from..to (inclusive); unmeasured checkpoints break it, a lone one is a dot. */
export function linePath(curve: Curve, from: number, to: number): string {
  let path = '';
  let length = 0;
  let lastX = 0;
  let lastY = 0;
  for (let checkpoint = from; checkpoint <= to; checkpoint++) {
    const x = curve.xs[checkpoint] ?? Number.NaN;
    const y = curve.ys[checkpoint] ?? Number.NaN;
    if (!(Number.isFinite(x) && Number.isFinite(y))) {
      if (length === 1) path += 'h0';
      length = 0;
      continue;
    }
    if (length > 0 && isNear(x, lastX) && isNear(y, lastY)) continue;
    path += `${length === 0 ? 'M' : 'L'}${pixelText(x)},${pixelText(y)}`;
    length++;
    lastX = x;
    lastY = y;
  }
  return length === 1 ? `${path}h0` : path;
}

/** One path of zero-length round-capped strokes: hundreds of dots for the price of one element. */
export function dotsPath(curve: Curve, from: number, to: number): string {
  let path = '';
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let checkpoint = from; checkpoint <= to; checkpoint++) {
    const x = curve.xs[checkpoint] ?? Number.NaN;
    const y = curve.ys[checkpoint] ?? Number.NaN;
    if (!(Number.isFinite(x) && Number.isFinite(y))) continue;
    if (isNear(x, lastX) && isNear(y, lastY)) continue;
    path += `M${pixelText(x)},${pixelText(y)}h0`;
    lastX = x;
    lastY = y;
  }
  return path;
}

/**
 * Time as opacity: it rises up to the playhead, and what comes after is paler than all before.
 *
 * Chunks have fixed ends, and the one with the playhead is two, be one of them empty. So a moving
 * playhead and a growing run change few paths, and a browser parses only those again.
 */
export function curveChunks(curve: Curve, count: number, playhead: number): CurveChunk[] {
  const chunks: CurveChunk[] = [];
  const length = chunkLength(count);
  for (let from = 0; from < count - 1; from += length) {
    const to = Math.min(from + length, count - 1);
    const end = Math.min(to, playhead);
    if (from <= playhead) {
      const opacity = OLDEST + ((NEWEST - OLDEST) * end) / Math.max(1, playhead);
      chunks.push(chunk(curve, from, end, from === 0 ? 0 : from + 1, opacity));
    }
    if (playhead < from + length) {
      const start = Math.max(from, playhead);
      chunks.push(chunk(curve, start, to, start + 1, AFTER_PLAYHEAD));
    }
  }
  return chunks;
}

/** Doubling lengths: while a run grows, chunks seldom change their ends. */
function chunkLength(count: number): number {
  let length = 1;
  while (length * CHUNKS < count - 1) length *= 2;
  return length;
}

/** Neighbouring chunks share a checkpoint: the line joins them, the dot is drawn by the earlier one. */
function chunk(
  curve: Curve,
  from: number,
  to: number,
  firstDot: number,
  opacity: number,
): CurveChunk {
  return {
    line: from < to ? linePath(curve, from, to) : '',
    dots: dotsPath(curve, firstDot, to),
    opacity: round2(opacity),
  };
}
