/** A small comparison of made-up trajectories, for tests. */

import type { JudgedRecording, Trajectory } from '../../engine/index.ts';
import type { ColumnRecording, ComparedRecording } from '../verdict-matrix.ts';

const COUNT = 20;
export const EPOCHS = Array.from({ length: COUNT }, (_, checkpoint) => checkpoint);

/** A layer that learns the label while I(X;T) goes from `start` to `peak`, and then ends at `end`. */
export function trajectory(
  name: string,
  [start, peak, end]: readonly [number, number, number],
  states: number,
): Trajectory {
  const [turn, settled] = [COUNT / 4, (3 * COUNT) / 4];
  const ixt = EPOCHS.map((r) =>
    r < turn
      ? start + ((peak - start) * r) / turn
      : peak + ((end - peak) * Math.min(r - turn, settled - turn)) / (settled - turn),
  );
  const ity = EPOCHS.map((r) => Math.min(r / turn, 1));
  return { name, ixt, ity, states: EPOCHS.map(() => states) };
}

export const STAYS = trajectory('T1', [12, 12, 12], 4096);
export const RISES = trajectory('T2', [8, 9.5, 9.4], 900);
export const COMPRESSES = trajectory('T3', [6, 9, 6.5], 300);
export const DEAD = trajectory('T3', [1, 2, 0.01], 2);

/** What is known of a network that is no better than chance. */
export const UNLEARNED = {
  status: { kind: 'did-not-learn', testAccuracy: 0.5, majorityShare: 0.52 },
} as const;
export const DIVERGED = { status: { kind: 'diverged' } } as const;

export const column = (title: string, layers: readonly Trajectory[]): ColumnRecording => ({
  title,
  isExact: title === 'Exact',
  waits: '',
  layers,
});

export function network(
  title: string,
  columns: readonly ColumnRecording[],
  changes: Partial<JudgedRecording> = {},
): ComparedRecording {
  const exact = columns.find(({ isExact }) => isExact)?.layers ?? [STAYS, RISES, COMPRESSES];
  return {
    title,
    judged: { epochs: EPOCHS, hx: 12, hy: 1, rows: 4096, status: { kind: 'learned' }, ...changes },
    note: '',
    isChain: true,
    exact,
    isOver: true,
    columns,
  };
}
