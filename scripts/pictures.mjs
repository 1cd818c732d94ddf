// Takes the pictures of the README from the built page: `npm run build && node scripts/pictures.mjs`.

import { fileURLToPath } from 'node:url';
import { chromium, expect } from '@playwright/test';
import { preview } from 'vite';
import { browserFlags, findBrowser } from './browser.mjs';

/** File and link: the first visit, and the first link of the README's table of comparisons. */
const PICTURES = [
  ['docs/infoplane.png', ''],
  ['docs/compare.png', '#v1/tanh-8bit?view=compare&vs=act:relu'],
];

const root = fileURLToPath(new URL('..', import.meta.url));
const server = await preview({
  root,
  logLevel: 'error',
  preview: { host: '127.0.0.1', port: 0 },
});
const address = server.httpServer.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
try {
  for (const [file = '', hash] of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(`http://127.0.0.1:${address.port}/${hash}`);
    await expect(page.getByTestId('run-bar')).toHaveAttribute('data-status', 'completed', {
      timeout: 60_000,
    });
    if (hash !== '') {
      const verdicts = page.getByTestId('verdicts').getByRole('table');
      await expect(verdicts).toBeVisible({ timeout: 60_000 });
      await expect(verdicts).not.toContainText('…', { timeout: 60_000 });
    }
    // What moves has come to rest.
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `${root}${file}` });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
