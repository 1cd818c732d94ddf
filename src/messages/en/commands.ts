/** What a person can trigger, and what is to be seen then. */
import type { View } from '../../link/index.ts';
import { number } from './numbers.ts';
import { view as viewNames } from './views.ts';

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
  compare: 'Compare estimators and networks, or go back',
  peak: 'Go to the peak of the selected layer, or of the layer that lost most',
  landmarks: 'Show landmarks on the plane',
  scale: 'Epochs on a logarithmic or linear axis',
  share: 'Copy a link to this run and playhead',
  why: 'How the verdict is computed',
  about: 'About this run',
  help: 'Help',
} as const;

export type CommandId = keyof typeof TITLE;

export function title(id: CommandId): string {
  return TITLE[id];
}

export function showAlone(layer: string): string {
  return `Show layer ${layer} alone`;
}

export function showOneAlone(): string {
  return 'Show one layer alone';
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
