/**
 * A page cannot see that its worker has died: a killed worker sends no event. A lock can: the
 * worker holds one for as long as it lives, and the browser hands it to the page when it does not.
 * Where Web Locks are missing (pages served over plain HTTP from another machine) or refused (site
 * data is blocked) the page greets its worker every second, and takes long silence for its end.
 */

/** What of the browser's lock manager is used. */
export type Locks = Pick<LockManager, 'request'>;

/** Worker side: holds the named lock until the worker ends. */
export function holdForLife(locks: Locks | undefined, name: string): Promise<void> {
  if (locks === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    locks
      .request(name, () => {
        resolve();
        return new Promise<never>(() => {});
      })
      // Refused to the page as well: no reason not to train.
      .catch(() => resolve());
  });
}

/**
 * Page side: settles when the holder of the lock is gone; never before it has been taken. Without locks
 * when it does not answer `ping`.
 */
export function whenGone(
  locks: Locks | undefined,
  name: string,
  signal: AbortSignal,
  ping: () => Promise<void>,
): Promise<void> {
  if (locks === undefined) return whenSilent(ping, signal);
  return locks
    .request(name, { signal }, () => {})
    .then(
      () => {},
      () => whenSilent(ping, signal),
    );
}

/** Between two greetings, and between two looks for an answer. */
const PING_MS = 1000;
/**
 * Looks without an answer after which there will be none: a worker that reads a large file is as long
 * in one piece. They are counted rather than timed, for a machine may sleep.
 */
const MAX_LOOKS = 30;

/** Resolves when a worker has long been silent; never once the signal has aborted. */
export async function whenSilent(
  ping: () => Promise<void>,
  signal: AbortSignal,
  pause = PING_MS,
): Promise<void> {
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pause));
  while (!signal.aborted) {
    await wait();
    let hasAnswered = false;
    const mark = (): void => {
      hasAnswered = true;
    };
    if (!signal.aborted) ping().then(mark, mark);
    for (let looks = 0; !hasAnswered && !signal.aborted; looks++) {
      if (looks === MAX_LOOKS) return;
      await wait();
    }
  }
  await new Promise<never>(() => {});
}
