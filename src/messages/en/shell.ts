/** The frame of the page: header, playhead, training, dialogs. */
import { bitsOf, constant, decimal, number } from './numbers.ts';

/** More are not listed. */
const MANY_LAYERS = 20;
const MANY_EPOCHS = 12;

export function header(): Readonly<
  Record<'preset' | 'file' | 'view' | 'resetAll' | 'help' | 'copyLink' | 'notices', string>
> {
  return {
    preset: 'Preset',
    file: 'File',
    view: 'View',
    resetAll: 'Reset all',
    help: 'Help',
    copyLink: 'Copy link',
    notices: 'Notices',
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

/** Settings that differ from the preset. */
export function changed(settings: readonly string[]): string {
  return `changed: ${settings.join(' · ')}`;
}

/** A laboratory whose code could not be fetched. */
export function notLoaded(): string {
  return 'This view could not be loaded: the connection was lost, or the site has been updated. Reload only with a connection: the run is trained again then.';
}

export function backToLab(): string {
  return 'Back to the Lab';
}

export function reload(): string {
  return 'Reload the page';
}

type LinkOutcome = 'copied' | 'copied-without-file' | 'in-address-bar';

const LINK: Readonly<Record<LinkOutcome, string>> = {
  copied: 'Link copied',
  'copied-without-file': 'Link copied, without the file',
  'in-address-bar': 'Copy it from the address bar',
};

/** What became of the link that was to be copied. */
export function link(outcome: LinkOutcome): string {
  return LINK[outcome];
}

/** The field from which the link is copied by hand. */
export function linkField(): Readonly<Record<'title' | 'name' | 'how', string>> {
  return {
    title: 'Link to this run and view',
    name: 'Link',
    how: 'The browser does not let this page copy. The link is selected: copy it with Ctrl+C (⌘C on a Mac).',
  };
}

const FAILED: Readonly<Record<'page' | 'view' | 'panel', string>> = {
  page: 'The page has failed',
  view: 'This view has failed',
  panel: 'This panel has failed',
};

/** An error that was not expected. */
export function failed(part: 'page' | 'view' | 'panel', detail: string): string {
  return `${FAILED[part]} (${detail.replace(/\.$/, '')}). The link below leads back to the same run and view.`;
}

export function showAgain(): string {
  return 'Show it again';
}

export function close(title: string): string {
  return `Close ${title}`;
}

/** What a run was computed from and with, or what a file holds. */
export function about(
  isFile: boolean,
): Readonly<
  Record<
    | 'title'
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
    title: isFile ? 'About this file' : 'About this run',
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

export function epochsDone(epoch: number, epochs: number, recorded: number): string {
  return `${number(epoch)} of ${number(epochs)}; ${number(recorded)} recorded`;
}

export function checkpointSize(bytes: number): string {
  return `${decimal(bytes / 1e6, 2)} MB of parameters and ranges`;
}

/** Where a frame may keep the page from working. */
export function newTab(): string {
  return 'Open in a new tab';
}

export function transport(): Readonly<
  Record<
    'region' | 'play' | 'pause' | 'speed' | 'epoch' | 'epochWord' | 'noEpoch' | 'progress',
    string
  >
> {
  return {
    region: 'Playhead and training',
    play: 'Play',
    pause: 'Pause',
    speed: 'Playback speed',
    epoch: 'Recorded epoch',
    epochWord: 'epoch',
    noEpoch: 'none recorded',
    progress: 'Training',
  };
}

export function fingerprint(of: string): string {
  return `Fingerprint of the recording: ${of}. The same link gives the same one everywhere.`;
}

export function train(): Readonly<
  Record<'train' | 'again' | 'retry' | 'stop' | 'trainTitle' | 'stopTitle', string>
> {
  return {
    train: 'Train',
    again: 'Train again',
    retry: 'Retry',
    stop: 'Stop',
    trainTitle: 'Train from the beginning, same seed',
    stopTitle: 'Stop training',
  };
}
