import { expect, test } from '@playwright/test';
import { openWebKit, type Session } from '../../scripts/webdriver.mjs';
import type { FingerprintsPage } from '../fingerprints/page.ts';
import { RECORD } from '../fingerprints/record.ts';
import { type Served, servePage } from '../serve.ts';

let session: Session;
let served: Served;
test.beforeAll(async () => {
  session = await openWebKit(process.env['E2E_WEBKIT'] ?? '');
  served = await servePage(new URL('../fingerprints/', import.meta.url));
});
test.afterAll(async () => {
  await session?.close();
  await served?.close();
});

for (const backend of ['wasm-simd', 'typed-arrays'] as const) {
  test(`${RECORD[backend].length} runs give the fingerprints on record, with ${backend}`, async () => {
    test.slow();
    await session.open(served.url);
    await expect.poll(() => session.call(() => 'trained' in window)).toBe(true);
    for (const entry of RECORD[backend]) {
      const found = await session.call(
        (link, id) => (window as unknown as FingerprintsPage).trained(link, id),
        entry.link,
        backend,
      );
      expect.soft(found, entry.link).toEqual(entry);
    }
  });
}
