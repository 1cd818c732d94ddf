/**
 * Keeps the address bar and the state saying the same: a new run is a new entry in the history, a
 * moved playhead replaces the present one, and back, forward or an edited hash change the state.
 */
import { sameRun } from '../engine/index.ts';
import type { Lab } from './lab.ts';

/** Browsers refuse more than about three changes of the address a second. */
const QUIET_MS = 400;

export function followAddress(lab: Lab, window: Window): void {
  let run = lab.state.run;
  let preset = lab.state.preset;
  let fromAddress = false;
  let timer: number | undefined;
  /** What the present entry is about to say, once the playhead rests. */
  let pending: string | undefined;

  const write = (how: 'pushState' | 'replaceState', hash: string): void => {
    if (`#${hash}` === window.location.hash) return;
    try {
      window.history[how](null, '', `#${hash}`);
    } catch {
      // Too many changes, or a page that may not: the experiment goes on without its address.
    }
  };
  const writePending = (): void => {
    window.clearTimeout(timer);
    if (pending !== undefined) write('replaceState', pending);
    pending = undefined;
  };

  lab.store.subscribe((state, before) => {
    if (fromAddress) {
      ({ run, preset } = state);
      return;
    }
    if (state.preset !== preset || !sameRun(state.run, run)) {
      // The entry that is left behind keeps its last playhead.
      writePending();
      if (state.adjusting) return;
      ({ run, preset } = state);
      write('pushState', lab.hash);
    } else if (state.look !== before.look || state.fingerprint !== before.fingerprint) {
      window.clearTimeout(timer);
      pending = lab.hash;
      timer = window.setTimeout(writePending, QUIET_MS);
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
