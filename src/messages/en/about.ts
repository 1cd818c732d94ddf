/** What a run was computed from and with, and what a file holds. */
import { bitsOf, constant, decimal, number } from './numbers.ts';

/** More are not listed. */
const MANY_LAYERS = 20;
const MANY_EPOCHS = 12;

/** What a run was computed from and with, or what a file holds. */
export function facts(): Readonly<
  Record<
    | 'state'
    | 'backend'
    | 'noBackend'
    | 'fingerprint'
    | 'noFingerprint'
    | 'epochs'
    | 'rows'
    | 'labels'
    | 'layers'
    | 'entropies'
    | 'measuredWith'
    | 'repairs'
    | 'checkpoints'
    | 'link',
    string
  >
> {
  return {
    state: 'State',
    backend: 'Computed with',
    noBackend: 'no worker has answered yet',
    fingerprint: 'Fingerprint',
    noFingerprint: 'known when the run is complete',
    epochs: 'Epochs',
    rows: 'Rows, each one input',
    labels: 'Labels',
    layers: 'Layers and their neurons',
    entropies: 'H(X) and H(Y)',
    measuredWith: 'Measured with',
    repairs: 'Guessed to read it',
    checkpoints: 'Saved checkpoints',
    link: 'Link',
  };
}

/** “T1 10 · T2 7”, the first of many. */
export function layerWidths(
  layers: readonly { readonly name: string; readonly width: number }[],
): string {
  const named = layers.slice(0, MANY_LAYERS).map(({ name, width }) => `${name} ${number(width)}`);
  const more = layers.length - named.length;
  return [...named, ...(more > 0 ? [`${number(more)} more`] : [])].join(' · ');
}

/** Epochs by name as far as they are few: “0, 1, 3, 10”, “400 from 0 to 2000”. */
export function epochsOf(epochs: readonly number[]): string {
  if (epochs.length <= MANY_EPOCHS) return epochs.map(number).join(', ');
  return `${number(epochs.length)} from ${number(epochs[0] ?? 0)} to ${number(epochs.at(-1) ?? 0)}`;
}

/** “10.8 and 3.32 bits”. */
export function entropies(hx: number, hy: number): string {
  return `${constant(hx)} and ${bitsOf(Number(hy.toFixed(3)))}`;
}

export function epochsDone(epoch: number, epochs: number, recorded: number): string {
  return `${number(epoch)} of ${number(epochs)}; ${number(recorded)} recorded`;
}

export function checkpointSize(bytes: number): string {
  return `${decimal(bytes / 1e6, 2)} MB of parameters and ranges`;
}
