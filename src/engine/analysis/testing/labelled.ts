/**
 * Trajectories that were labelled by eye from pictures without words, before the verdicts on them were
 * known. `scripts/verdict-sheet.mjs` makes the pictures and writes the record.
 */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { JudgedTrajectory } from '../verdicts/verdict.ts';

export interface Labelled {
  readonly name: string;
  readonly label: string;
  /** Whether the eye was certain. */
  readonly isClear: boolean;
  readonly judged: JudgedTrajectory;
}

interface LabelRecord {
  readonly drawn: readonly {
    readonly preset: string;
    readonly seed: number;
    readonly layer: string;
    readonly checkpoints: number;
    readonly label: string;
    readonly isClear: boolean;
  }[];
  readonly series: string;
}

const record: LabelRecord = JSON.parse(
  readFileSync(new URL('./labels.json', import.meta.url), 'utf8'),
);

/** Thousandths of a bit, each as the difference to the one before it in its trajectory. */
function seriesOf(text: string): (count: number) => number[] {
  const { buffer, byteOffset, byteLength } = inflateRawSync(Buffer.from(text, 'base64'));
  const differences = new Int16Array(buffer.slice(byteOffset, byteOffset + byteLength));
  let next = 0;
  return (count) => {
    let value = 0;
    const own = differences.subarray(next, next + count);
    next += count;
    return Array.from(own, (difference) => {
      value += difference;
      return value / 1000;
    });
  };
}

const take = seriesOf(record.series);

/** H(X) is 12 bits, H(Y) 1, every epoch was recorded, and no label is of saturation. */
export const LABELLED: readonly Labelled[] = record.drawn.map((entry) => ({
  name: `${entry.preset}, seed ${entry.seed}, ${entry.layer}`,
  label: entry.label,
  isClear: entry.isClear,
  judged: {
    epochs: Array.from({ length: entry.checkpoints }, (_, epoch) => epoch),
    ixt: take(entry.checkpoints),
    ity: take(entry.checkpoints),
    hx: 12,
    hy: 1,
    isSaturated: false,
  },
}));
