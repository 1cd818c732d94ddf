/**
 * Keeps the address bar and what is on screen equal: a new run, or a turn to another view, layer,
 * panel or estimator, is a new entry in the history; a moved playhead replaces the present one; back,
 * forward or an edited hash change what is on screen. A file is not in an address, nor is its view.
 */
import { type Preset, type Run, sameRun } from '../engine/index.ts';
import type { Page } from './page.ts';
import type { PageView } from './view.ts';

/** Browsers refuse more than about three changes of the address a second; Safari, 100 in ten. */
const QUIET_MS = 400;

/** A change that was refused is tried again after this long, then after twice as long, … */
const RETRY_MS = 1000;
/** Ten seconds of refusal are over by then. What is refused still is so for good, as in some frames. */
const MAX_RETRIES = 5;

/** Parts of a view that change in one step; steps of one part in quick succession are one entry. */
const STEPS: readonly (keyof PageView)[] = ['view', 'output', 'layer', 'panel'];

/** Parts of a view that are dragged through many values: the one they rest on counts. */
const DRAGGED: readonly (keyof PageView)[] = ['estimator', 'estimators', 'comparisonRuns'];

type Change = 'pushState' | 'replaceState';

/** What an address depends on. */
interface Seen {
  readonly preset: Preset;
  readonly run: Run;
  readonly view: PageView;
  readonly epoch: number | undefined;
  /** Whether that is what is on show; what has no run has no address. */
  readonly isShown: boolean;
  readonly fingerprint: string | undefined;
}

function seenOn({ screen }: Pick<Page, 'screen'>): Seen {
  const { preset, run } = screen.experiment;
  const { view, playhead, recordedRun, session } = screen;
  const { fingerprint } = session;
  const isShown = recordedRun !== undefined;
  return { preset, run, view, epoch: playhead.epoch, isShown, fingerprint };
}

export function followAddress(
  page: Pick<Page, 'screen' | 'runs' | 'changes'>,
  window: Window,
): void {
  const { screen, runs, changes } = page;
  let before = seenOn(page);
  /** Of the run that the address names. */
  let { preset, run } = before;
  let fromAddress = false;
  let timer: number | undefined;
  /** What the address is about to become: once the state rests, or once the browser lets it. */
  let pending: { readonly how: Change; readonly hash: string } | undefined;
  let refused = 0;
  /** The last step. */
  let step: { readonly part: keyof PageView; readonly at: number } | undefined;

  const write = (how: Change, hash: string): void => {
    window.clearTimeout(timer);
    pending = undefined;
    try {
      if (`#${hash}` !== window.location.hash) window.history[how](null, '', `#${hash}`);
      refused = 0;
    } catch {
      // Too many changes, or a page that may not: the experiment goes on without its address.
      pending = { how, hash };
      if (refused < MAX_RETRIES) {
        timer = window.setTimeout(writePending, RETRY_MS * 2 ** refused);
      }
      refused++;
    }
  };
  const writePending = (): void => {
    if (pending !== undefined) write(pending.how, pending.hash);
  };
  const writeLater = (how: Change): void => {
    // The entry that is left behind keeps its last playhead.
    if (how === 'pushState' && pending?.how === 'replaceState') writePending();
    window.clearTimeout(timer);
    pending = { how: pending?.how ?? how, hash: runs.hash };
    timer = window.setTimeout(writePending, QUIET_MS);
  };
  const writeStep = (part: keyof PageView): void => {
    const at = window.performance.now();
    const isBurst = part === step?.part && at - step.at < QUIET_MS;
    step = { part, at };
    if (isBurst) {
      writeLater('replaceState');
      return;
    }
    writePending();
    write('pushState', runs.hash);
  };

  changes.subscribe(() => {
    const now = seenOn(page);
    const last = before;
    before = now;
    if (fromAddress) {
      ({ run, preset } = now);
      return;
    }
    const { view } = now;
    const hasChanged = (part: keyof PageView): boolean => view[part] !== last.view[part];
    const stepped = STEPS.find(hasChanged);
    if (now.preset !== preset || !sameRun(now.run, run)) {
      writePending();
      if (screen.experiment.adjusting) return;
      ({ run, preset } = now);
      write('pushState', runs.hash);
    } else if (!now.isShown) {
      writePending();
    } else if (!last.isShown) {
      // Back from the file: the view is another, but not by choice.
      writeLater('replaceState');
    } else if (stepped !== undefined) {
      writeStep(stepped);
    } else if (
      view !== last.view ||
      now.epoch !== last.epoch ||
      now.fingerprint !== last.fingerprint
    ) {
      writeLater(DRAGGED.some(hasChanged) ? 'pushState' : 'replaceState');
    }
  });

  window.addEventListener('popstate', () => {
    window.clearTimeout(timer);
    pending = undefined;
    step = undefined;
    refused = 0;
    fromAddress = true;
    runs.openHash(window.location.hash);
    fromAddress = false;
  });
}
