import { expect, test } from '@playwright/test';
import type { FingerprintsPage } from './fingerprints/page.ts';
import { RECORD } from './fingerprints/record.ts';
import { type Served, servePage } from './serve.ts';

let served: Served;
test.beforeAll(async () => {
  served = await servePage(new URL('fingerprints/', import.meta.url));
});
test.afterAll(() => served.close());

for (const backend of ['wasm-simd', 'typed-arrays'] as const) {
  test(`${RECORD[backend].length} runs give the fingerprints on record, with ${backend}`, async ({
    page,
  }) => {
    test.slow();
    await page.goto(served.url);
    await page.waitForFunction('window.trained');
    for (const entry of RECORD[backend]) {
      const found = await page.evaluate(
        ([link, id]) => (window as unknown as FingerprintsPage).trained(link, id),
        [entry.link, backend] as const,
      );
      expect.soft(found, entry.link).toEqual(entry);
    }
  });
}
