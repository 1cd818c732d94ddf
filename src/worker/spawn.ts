/** The worker that trains, as its own module. */
export const spawnTrainer = (): Worker =>
  new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'trainer' });
