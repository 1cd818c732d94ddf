/**
 * Keeps the address bar and the state saying the same: a new run, or a turn to another view, layer,
 * panel or estimator, is a new entry in the history; a moved playhead replaces the present one; back,
 * forward or an edited hash change the state. A file is not in an address, nor is the viewState at it.
 */
import { sameRun } from '../engine/index.ts';
import type { ViewState } from '../link/index.ts';
import type { Lab } from './lab.ts';

/** Browsers refuse more than about three changes of the address a second. */
const QUIET_MS = 400;

/** Parts of a viewState that change in one step. */
const STEPS: readonly (keyof ViewState)[] = ['view', 'output', 'layer', 'panel'];

/** Parts of a viewState that are dragged through many values: the one they rest on counts. */
const DRAGGED: readonly (keyof ViewState)[] = ['estimator', 'estimators', 'comparisonRuns'];

type Change = 'pushState' | 'replaceState';

export function followAddress(lab: Lab, window: Window): void {
  let run = lab.state.run;
  let preset = lab.state.preset;
  let fromAddress = false;
  let timer: number | undefined;
  /** What the address is about to say, once the state rests. */
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
    pending = { how: pending?.how ?? how, hash: lab.hash };
    timer = window.setTimeout(writePending, QUIET_MS);
  };

  lab.store.subscribe((state, before) => {
    if (fromAddress) {
      ({ run, preset } = state);
      return;
    }
    const { viewState } = state;
    const hasChanged = (part: keyof ViewState): boolean =>
      viewState[part] !== before.viewState[part];
    if (state.preset !== preset || !sameRun(state.run, run)) {
      writePending();
      if (state.adjusting) return;
      ({ run, preset } = state);
      write('pushState', lab.hash);
    } else if (state.file !== undefined) {
      writePending();
    } else if (state.file !== before.file) {
      // Back from the file: the viewState is another, but nobody has turned to it.
      writeLater('replaceState');
    } else if (STEPS.some(hasChanged)) {
      writePending();
      write('pushState', lab.hash);
    } else if (viewState !== before.viewState || state.fingerprint !== before.fingerprint) {
      writeLater(DRAGGED.some(hasChanged) ? 'pushState' : 'replaceState');
    }
  });

  window.addEventListener('popstate', () => {
    window.clearTimeout(timer);
    pending = undefined;
    fromAddress = true;
    lab.openHash(window.location.hash);
    fromAddress = false;
  });
}
