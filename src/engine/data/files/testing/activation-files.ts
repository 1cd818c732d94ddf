/** What has been read from a file of activations, and why it was refused. */
import { expect } from 'vitest';
import { messages } from '../../../../messages/index.ts';
import type { ActivationCheckpoints } from '../activation-checkpoints.ts';
import { readActivations as readFile } from '../activation-file.ts';
import { TableError } from '../table-error.ts';
import { encodeUtf8 } from '../text-bytes.ts';

/** What a file of text is read as. */
export const readActivations = (text: string, name?: string): ActivationCheckpoints =>
  readFile(encodeUtf8(text), name).checkpoints;

/** The activations of a layer at an epoch, row by row. */
export const rowsOf = (file: ActivationCheckpoints, layer = 0, epoch = 0): number[][] => {
  const { rows, columns, values } = file.activations(layer, epoch) ?? {
    rows: 0,
    columns: 0,
    values: [],
  };
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, j) => values[j * rows + r] as number),
  );
};

/** All there is in a file. */
export const contentOf = (file: ActivationCheckpoints) => ({
  labels: Array.from(file.labels),
  layers: file.layers,
  epochs: file.epochs,
  checkpoints: file.layers.map((_, l) => file.epochs.map((epoch) => rowsOf(file, l, epoch))),
});

/** Why a file is refused, in words. */
export function complaint(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(TableError);
    return messages.files.fault((error as TableError).fault);
  }
  return 'nothing wrong';
}
