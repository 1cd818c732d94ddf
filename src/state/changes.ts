/**
 * One place where the small states of a page report that they have changed. What a person does is
 * shown at once; mere progress, of a run or a playback, need not be shown sixty times a second: on
 * two cores without a GPU each change of a number costs more than the run itself.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

export type Urgency = 'at once' | 'progress';
type ChangeListener = (urgency: Urgency) => void;

/** How time passes for a throttled subscription. */
export interface Timer {
  /** Milliseconds. */
  now(): number;
  after(ms: number, callback: () => void): unknown;
}

export class Changes {
  private readonly listeners = new Set<ChangeListener>();
  private depth = 0;
  private pending: Urgency | undefined;

  /** Returns the function that ends the subscription. */
  readonly subscribe = (listener: ChangeListener): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Changes several states; listeners are notified once, when all have changed. */
  batch(change: () => void): void {
    this.depth++;
    try {
      change();
    } finally {
      this.depth--;
      this.flush();
    }
  }

  /** Notifies every listener, also where one throws; the first error is thrown afterwards. */
  notify(urgency: Urgency): void {
    if (this.pending !== 'at once') this.pending = urgency;
    this.flush();
  }

  /**
   * A store whose changes are reported here; `isProgress` marks those that need not be shown at
   * once.
   */
  store<T extends object>(
    initial: T,
    isProgress: (now: T, before: T) => boolean = () => false,
  ): StoreApi<T> {
    const store = createStore<T>(() => initial);
    store.subscribe((now, before) => {
      if (!isSame(now, before)) this.notify(isProgress(now, before) ? 'progress' : 'at once');
    });
    return store;
  }

  /** The same changes: what is progress at most once in `pause` milliseconds, all else at once. */
  throttled(pause: number, timer: Timer): Pick<Changes, 'subscribe'> {
    const throttled = new Changes();
    let notified = Number.NEGATIVE_INFINITY;
    let isBehind = false;
    let isTimerSet = false;
    const notify = (urgency: Urgency): void => {
      notified = timer.now();
      isBehind = false;
      throttled.notify(urgency);
    };
    this.subscribe((urgency) => {
      const wait = urgency === 'progress' ? notified + pause - timer.now() : 0;
      if (wait <= 0) {
        notify(urgency);
        return;
      }
      isBehind = true;
      if (isTimerSet) return;
      isTimerSet = true;
      timer.after(wait, () => {
        isTimerSet = false;
        if (isBehind) notify('progress');
      });
    });
    return throttled;
  }

  private flush(): void {
    const { pending } = this;
    if (this.depth > 0 || pending === undefined) return;
    this.pending = undefined;
    const errors: unknown[] = [];
    for (const listener of [...this.listeners]) {
      // Another listener of this notification may have ended its subscription.
      if (!this.listeners.has(listener)) continue;
      try {
        listener(pending);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}

/** Whether a value is nothing more than its parts. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}

/** Whether two objects or arrays have the same parts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        Object.is((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
