/** What a person can trigger, and what is to be seen then. */
import type { Panel, View } from '../../link/index.ts';
import { and, number } from './numbers.ts';
import { panel as panelNames, view as viewNames } from './views.ts';

const TITLE = {
  play: 'Play or pause the recorded epochs',
  previous: 'Previous recorded epoch',
  next: 'Next recorded epoch',
  'back-ten': 'Ten recorded epochs back',
  'on-ten': 'Ten recorded epochs forward',
  first: 'First epoch',
  last: 'Last epoch',
  slower: 'Play slower',
  faster: 'Play faster',
  train: 'Train or stop',
  reset: 'Train again with the same seed',
  'new-seed': 'Train with a new seed',
  'layer-up': 'Select the next layer',
  'layer-down': 'Select the previous layer',
  'all-layers': 'Show all layers',
  overlay: 'Draw the estimator over the exact points',
  peak: 'Go to the peak of the selected layer, or of the one that the sentence is about',
  landmarks: 'Show landmarks on the plane',
  scale: 'Epochs on a logarithmic or linear axis',
  share: 'Copy a link to this run and playhead',
  why: 'How the verdict is computed',
  about: 'About this run',
  help: 'Help',
  'reset-all': 'Reset all settings to the preset',
  'close-file': 'Back to the experiment',
  'by-estimator': 'Show the file through an estimator',
  'dismiss-file-problem': 'Dismiss what is wrong with the file',
  'measure-again': 'Measure again',
  'dismiss-notices': 'Dismiss notices',
  'reset-criteria': 'Reset criteria',
  'fewer-layers': 'One hidden layer fewer',
  'more-layers': 'One hidden layer more',
  'add-estimator': 'Add estimator',
  'add-network': 'Add network',
  'compare-experiment': 'Compare the experiment',
} as const;

type CommandId = keyof typeof TITLE;

export function title(id: CommandId): string {
  return TITLE[id];
}

export function showAlone(layer: string): string {
  return `Show layer ${layer} alone`;
}

export function showOneAlone(): string {
  return 'Show one layer alone';
}

export function showView(id: View): string {
  return `Show ${viewNames(id).title}`;
}

export function nextView(ids: readonly View[]): string {
  return `Switch between ${and(ids.map((id) => viewNames(id).title))}`;
}

export function showPanel(id: Panel): string {
  return `Show the panel ${panelNames(id).title}`;
}

export function trainNetwork(row: number): string {
  return `Train network ${row}`;
}

export function removeNetwork(row: number): string {
  return `Remove network ${row}`;
}

export function removeEstimator(column: number): string {
  return `Remove estimator ${column}`;
}

const GROUP = { playhead: 'Playhead', run: 'Run', view: 'View', page: 'Page' } as const;

export function group(id: keyof typeof GROUP): string {
  return GROUP[id];
}

/** What is to be seen after a command. */
export function epoch(of: number | undefined): string {
  return of === undefined ? 'no epoch recorded' : `epoch ${number(of)}`;
}

export function playing(): string {
  return 'playing';
}

export function paused(where: string): string {
  return `paused, ${where}`;
}

export function speed(of: number): string {
  return `speed ${number(of)}`;
}

export function layerShown(name: string): string {
  return `${name} alone`;
}

export function allLayersShown(): string {
  return 'all layers';
}

export function overlayShown(isOn: boolean): string {
  return isOn ? 'estimator on' : 'estimator off';
}

export function landmarksShown(isOn: boolean): string {
  return isOn ? 'landmarks on' : 'landmarks off';
}

export function scaleShown(scale: 'log' | 'linear'): string {
  return scale === 'log' ? 'epochs logarithmic' : 'epochs linear';
}

export function viewShown(id: View): string {
  return viewNames(id).title;
}

/** Keys without a sign of their own. */
export function spaceKey(): string {
  return 'Space';
}

export function escapeKey(): string {
  return 'Esc';
}
