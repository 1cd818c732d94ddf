/**
 * Keeps the address bar and what is on screen equal: a new run, or a turn to another view, layer,
 * panel or estimator, is a new entry in the history; a moved playhead replaces the present one; back,
 * forward or an edited hash change what is on screen. A file is not in an address, nor is its view.
 */
import { type Preset, type Run, sameRun } from '../engine/index.ts';
import type { Page } from './page.ts';
import type { PageView } from './view.ts';

/** Browsers refuse more than about three changes of the address a second. */
const QUIET_MS = 400;

/** Parts of a view that change in one step. */
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
  /** What the address is about to become, once the state rests. */
  let pending: { readonly how: Change; readonly hash: string } | undefined;

  const write = (how: Change, hash: string): void => {
    if (`#${hash}` === window.location.hash) return;
    try {
      window.history[how](null, '', `#${hash}`);
    } catch {
      // Too many changes, or a page that may not: the experiment goes on without its address.
    }
  };
  const writePending = (): void => {
    window.clearTimeout(timer);
    if (pending !== undefined) write(pending.how, pending.hash);
    pending = undefined;
  };
  const writeLater = (how: Change): void => {
    // The entry that is left behind keeps its last playhead.
    if (how === 'pushState' && pending?.how === 'replaceState') writePending();
    window.clearTimeout(timer);
    pending = { how: pending?.how ?? how, hash: runs.hash };
    timer = window.setTimeout(writePending, QUIET_MS);
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
    } else if (STEPS.some(hasChanged)) {
      writePending();
      write('pushState', runs.hash);
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
    fromAddress = true;
    runs.openHash(window.location.hash);
    fromAddress = false;
  });
}
