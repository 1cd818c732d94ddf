/**
 * A page cannot see that its worker has died: a killed worker sends no event. A lock can: the
 * worker holds one for as long as it lives, and the browser hands it to the page when it does not.
 * Where Web Locks are missing (pages served over plain HTTP from another machine) only error events
 * report a loss.
 */

interface MaybeLocks {
  readonly locks?: LockManager;
}

const locks = (): LockManager | undefined => (navigator as MaybeLocks).locks;

/** Worker side: holds the named lock until the worker ends. */
export function holdForLife(name: string): Promise<void> {
  const manager = locks();
  if (manager === undefined) return Promise.resolve();
  return new Promise((resolve, reject) => {
    manager
      .request(name, () => {
        resolve();
        return new Promise<never>(() => {});
      })
      .catch(reject);
  });
}

/** Page side: settles when the holder of the lock is gone; never before it has been taken. */
export function whenGone(name: string, signal: AbortSignal): Promise<void> {
  const manager = locks();
  if (manager === undefined) return new Promise(() => {});
  return manager.request(name, { signal }, () => {}).then(
    () => {},
    // Aborted: nobody waits for the answer any more.
    () => new Promise<void>(() => {}),
  );
}
