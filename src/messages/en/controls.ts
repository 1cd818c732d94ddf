/** The settings of an experiment. */
import { type DatasetId, MAX_WIDTH } from '../../engine/index.ts';
import { duration } from './numbers.ts';

export function headings(): Readonly<
  Record<'all' | 'network' | 'data' | 'training' | 'output', string>
> {
  return {
    all: 'Experiment settings',
    network: 'Network',
    data: 'Data',
    training: 'Training',
    output: 'Output layer measured as',
  };
}

export function units(): Readonly<Record<'percent' | 'rows', string>> {
  return { percent: '% of rows', rows: 'rows' };
}

/** How long a run is expected to take. */
export function about(seconds: number): string {
  return `≈ ${duration(seconds)}`;
}

export function newSeed(): string {
  return 'New seed';
}

/** The value that the preset has; widths of layers stay on one line. */
export function presetValue(value: string): string {
  return `preset: ${value.replaceAll('-', '\u2011')}`;
}

export function reset(
  title: string,
  value: string,
): { readonly title: string; readonly name: string } {
  return { title: `${title}: back to the preset’s ${value}`, name: `Reset ${title} to ${value}` };
}

export function rateSlider(): string {
  return 'Learning rate, logarithmic';
}

/** The number of hidden layers, and the width and activation of each. */
export function layers(): Readonly<
  Record<'count' | 'list' | 'widths' | 'enterWidth' | 'mixed', string>
> {
  return {
    count: 'Number of hidden layers',
    list: 'Width and activation of each hidden layer',
    widths: `1 to ${MAX_WIDTH} neurons`,
    enterWidth: `Enter a whole number from 1 to ${MAX_WIDTH}.`,
    mixed: 'mixed',
  };
}

export function widthOf(layer: number): string {
  return `Width of T${layer}`;
}

export function activationOf(layer: number): string {
  return `Activation of T${layer}`;
}

const TASK: Readonly<Record<DatasetId, string>> = {
  icosahedron:
    '12 bits light corners of an icosahedron. Label 1: many are lit, or fewer but all on one side.',
  majority: 'Label 1 if more than six of the 12 bits are on.',
  parity:
    'Label 1 if an odd number of the 12 bits is on: every bit matters, and none is informative alone.',
  random: 'Labels shuffled at random: the network can only memorize.',
};

/** What an input is and what its labels mean. */
export function task(id: DatasetId): string {
  return TASK[id];
}
