import { random, shuffle } from '../numeric/random.ts';
import type { Dataset } from './dataset.ts';
import { icosahedronLabel } from './icosahedron.ts';

/** The tasks on all 4096 words of 12 bits. */
export const TASKS = ['icosahedron', 'majority', 'parity', 'random'] as const;
export type Task = (typeof TASKS)[number];

export const INPUT_BITS = 12;
/** Rows of every task: each 12-bit word once. */
export const TASK_ROWS = 1 << INPUT_BITS;

/** Bit j (column j) of row r, the first column the most significant. */
export function bitOf(r: number, j: number): number {
  return (r >> (INPUT_BITS - 1 - j)) & 1;
}

function popcount(r: number): number {
  let k = 0;
  for (let j = 0; j < INPUT_BITS; j++) k += bitOf(r, j);
  return k;
}

/** Labels of the icosahedron task, dealt to rows at random: as many ones, no rule to learn. */
function randomLabels(seed: number): (r: number) => number {
  const order = Uint32Array.from({ length: TASK_ROWS }, (_, r) => r);
  shuffle(order, random(seed, 'labels'));
  return (r) => icosahedronLabel(order[r] as number);
}

function labelRule(task: Task, seed: number): (r: number) => number {
  switch (task) {
    case 'icosahedron':
      return icosahedronLabel;
    case 'majority':
      return (r) => (popcount(r) > INPUT_BITS / 2 ? 1 : 0);
    case 'parity':
      return (r) => popcount(r) & 1;
    case 'random':
      return randomLabels(seed);
  }
}

/** All 4096 twelve-bit inputs with the labels of a task; the seed matters to `random` only. */
export function makeTask(task: Task, seed: number): Dataset {
  const codes = new Uint8Array(INPUT_BITS * TASK_ROWS);
  const labels = new Uint8Array(TASK_ROWS);
  const label = labelRule(task, seed);
  for (let r = 0; r < TASK_ROWS; r++) {
    for (let j = 0; j < INPUT_BITS; j++) codes[j * TASK_ROWS + r] = bitOf(r, j);
    labels[r] = label(r);
  }
  return { rows: TASK_ROWS, inputs: INPUT_BITS, classes: 2, codes, scale: 1, labels };
}
