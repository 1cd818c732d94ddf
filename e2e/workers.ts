import type { Page } from '@playwright/test';

export type WithWorkers = Window & { readonly workers: readonly Worker[] };

/** Keeps what workers the page makes within reach: a test may end one behind its back. */
export async function catchWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        workers.push(this);
      }
    };
  });
}
