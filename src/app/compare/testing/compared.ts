/** A small comparison of made-up trajectories, for tests. */

import type { Trajectory } from '../../../engine/index.ts';
import type { ColumnRecording, ComparedRecording } from '../verdict-matrix.ts';

const COUNT = 20;
export const EPOCHS = Array.from({ length: COUNT }, (_, checkpoint) => checkpoint);

/** A layer that learns the label while I(X;T) goes from `start` over `peak`, in the middle, to `end`. */
export function trajectory(
  name: string,
  [start, peak, end]: readonly [number, number, number],
  states: number,
): Trajectory {
  const middle = COUNT / 2;
  const ixt = EPOCHS.map((r) =>
    r < middle
      ? start + ((peak - start) * r) / middle
      : peak + ((end - peak) * (r - middle)) / (COUNT - 1 - middle),
  );
  return { name, ixt, ity: EPOCHS.map((r) => r / COUNT), states: EPOCHS.map(() => states) };
}

export const LOSSLESS = trajectory('T1', [12, 12, 12], 4096);
export const FITS = trajectory('T2', [6, 8, 7.9], 900);
export const COMPRESSES = trajectory('T3', [6, 9, 6.5], 300);
export const DEAD = trajectory('T3', [1, 2, 0.01], 2);

export const column = (title: string, layers: readonly Trajectory[]): ColumnRecording => ({
  title,
  isExact: title === 'Exact',
  waits: '',
  layers,
  ceiling: 12,
});

export function network(title: string, columns: readonly ColumnRecording[]): ComparedRecording {
  const exact = columns.find(({ isExact }) => isExact)?.layers ?? [LOSSLESS, FITS, COMPRESSES];
  return { title, count: COUNT, rows: 4096, hx: 12, exact, isOver: true, columns };
}
