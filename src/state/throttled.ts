/**
 * What a person does shows at once. What goes on by itself, a run or a playback, need not be said
 * sixty times a second: on two cores without a GPU each change of a number costs more than the run.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabState } from './lab.ts';

/** Grow with a run, each time it has got further. */
const GROWING: readonly (keyof LabState)[] = ['epoch', 'rate', 'version', 'measured'];

/** Whether a change is only that a run or a playback has got further. */
export function isProgress(now: LabState, before: LabState): boolean {
  if (now.status.kind !== before.status.kind) return false;
  const isPlaying = now.playing && before.playing;
  if (!isPlaying && now.status.kind !== 'training') return false;
  const keys = Object.keys(now) as (keyof LabState)[];
  return keys.every(
    (key) =>
      Object.is(now[key], before[key]) ||
      GROWING.includes(key) ||
      // Of the same kind, but each message brings an object of its own.
      key === 'status' ||
      (key === 'viewState' && isPlaying && isSameButEpoch(now.viewState, before.viewState)),
  );
}

function isSameButEpoch(now: LabState['viewState'], before: LabState['viewState']): boolean {
  const keys = Object.keys({ ...now, ...before }) as (keyof LabState['viewState'])[];
  return keys.every((key) => key === 'epoch' || Object.is(now[key], before[key]));
}

export interface Timer {
  /** Milliseconds. */
  now(): number;
  after(ms: number, callback: () => void): unknown;
}

/** A store that follows another: mere progress at most once in `pause` milliseconds, all else at once. */
export function throttledStore(
  store: StoreApi<LabState>,
  pause: number,
  { now, after }: Timer,
): StoreApi<LabState> {
  const follower = createStore<LabState>(() => store.getState());
  let told = Number.NEGATIVE_INFINITY;
  let isTimerSet = false;
  const tell = (): void => {
    told = now();
    follower.setState(store.getState(), true);
  };
  store.subscribe((state) => {
    const wait = isProgress(state, follower.getState()) ? told + pause - now() : 0;
    if (wait <= 0) {
      tell();
    } else if (!isTimerSet) {
      isTimerSet = true;
      after(wait, () => {
        isTimerSet = false;
        if (follower.getState() !== store.getState()) tell();
      });
    }
  });
  return follower;
}
