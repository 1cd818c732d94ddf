import type { FileSummary } from '../../state/inspection.ts';
import { plural } from '../shared/words.ts';

/** “Activations of run.csv: 1000 rows, 3 layers, 12 epochs.” */
export function describeFile(name: string, { rows, layers, epochs }: FileSummary): string {
  const counts = [plural(rows, 'row'), plural(layers.length, 'layer')];
  if (epochs.length > 1) counts.push(plural(epochs.length, 'epoch'));
  return `Activations of ${name}: ${counts.join(', ')}.`;
}

/** What a file holds, with an example. */
export const FILE_FORMAT =
  'A CSV has a row for each input: numbers, one column for each neuron, and the label last or in a ' +
  'column named label, as in “0.25,-0.5,cat”. Columns named epoch and layer may come beside them. ' +
  'JSON: {"T": rows of numbers, "y": labels}.';

/** That of several files one was opened; nothing where one was brought. */
export function firstOnly(brought: number): string {
  return brought > 1 ? `Only the first of ${brought} files was opened.` : '';
}

/** What the page shows of a run and cannot know of a file, and how to read what it shows. */
export function notesOn({ epochs, classes, rows }: FileSummary): string {
  const notes = ['It does not tell loss, accuracy or the network’s answers.'];
  if (epochs.length === 1) notes.push('One epoch has no trajectories.');
  if (rows === 1) notes.push('One row has nothing to be told apart from.');
  else if (classes === 1) notes.push('Every row has the same label: I(T;Y) is 0.');
  else notes.push('Labels are numbered in their order, from 0.');
  return notes.join(' ');
}
