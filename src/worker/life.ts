/**
 * A page cannot see that its worker has died: a killed worker sends no event. A lock can: the
 * worker holds one for as long as it lives, and the browser hands it to the page when it does not.
 * Where Web Locks are missing (pages served over plain HTTP from another machine) or refused (site
 * data is blocked) only error events report a loss.
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
      // Refused to the page as well, which then never learns of a loss: no reason not to train.
      .catch(() => resolve());
  });
}

/** Page side: settles when the holder of the lock is gone; never before it has been taken. */
export function whenGone(
  locks: Locks | undefined,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  if (locks === undefined) return new Promise(() => {});
  return locks
    .request(name, { signal }, () => {})
    .then(
      () => {},
      // Aborted: the answer is not awaited any more. Refused: there will be none.
      () => new Promise<void>(() => {}),
    );
}
