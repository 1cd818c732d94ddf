/** A worker that trains or measures, as its own module. */
export const spawnWorker = (): Worker =>
  new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'infoplane' });
