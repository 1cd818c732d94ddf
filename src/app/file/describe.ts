import type { FileSummary } from '../../state/inspection.ts';
import { plural } from '../words.ts';

/** “Activations of run.csv: 1000 rows, 3 layers, 12 epochs.” */
export function describeFile(name: string, { rows, layers, epochs }: FileSummary): string {
  const counts = [plural(rows, 'row'), plural(layers.length, 'layer')];
  if (epochs.length > 1) counts.push(plural(epochs.length, 'epoch'));
  return `Activations of ${name}: ${counts.join(', ')}.`;
}

/** What the page shows of a run and cannot know of a file, and how to read what it shows. */
export function notesOn({ epochs, classes, rows }: FileSummary): string {
  const notes = ['It does not tell loss, accuracy or the network’s answers.'];
  if (epochs.length === 1) notes.push('One epoch has no trails.');
  if (rows === 1) notes.push('One row has nothing to be told apart from.');
  else if (classes === 1) notes.push('Every row has the same label: I(T;Y) is 0.');
  else notes.push('Labels are numbered in their order, from 0.');
  return notes.join(' ');
}
