/** The frame of the page: header, playhead, training, dialogs. */

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

/** Settings that differ from the preset. */
export function changed(settings: readonly string[]): string {
  return `changed: ${settings.join(' · ')}`;
}

const NOT_LOADED: Readonly<Record<'view' | 'dialog', readonly [what: string, retry: string]>> = {
  view: ['This view', ''],
  dialog: ['This text', ' Some browsers load it only when the page is reloaded.'],
};

/** A laboratory, or the content of a dialog, whose code could not be fetched. */
export function notLoaded(part: 'view' | 'dialog'): string {
  const [what, retry] = NOT_LOADED[part];
  return `${what} could not be loaded: the connection was lost, or the site has been updated.${retry} Reload only with a connection: the run is trained again then.`;
}

export function loading(): string {
  return 'Loading…';
}

export function backToLab(): string {
  return 'Back to the Lab';
}

/** Requests once more what could not be loaded. */
export function retry(): string {
  return 'Try again';
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

export function aboutTitle(isFile: boolean): string {
  return isFile ? 'About this file' : 'About this run';
}

export function helpTitle(): string {
  return 'What you are looking at';
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
