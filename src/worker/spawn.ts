const spawn = (): Worker =>
  new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'infoplane' });

let early: Worker | undefined;

/** Starts the worker that `spawnWorker` gives out first. */
export function spawnEarly(): void {
  try {
    early = spawn();
  } catch {
    // The next call of `spawnWorker` tries again, and throws.
  }
}

/** A worker that trains or measures, as its own module. */
export function spawnWorker(): Worker {
  const worker = early ?? spawn();
  early = undefined;
  return worker;
}
