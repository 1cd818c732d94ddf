// Takes the pictures of the README and of docs/files.md from the built page:
// `npm run build && node scripts/pictures.mjs`. That of a file needs numpy and sklearn for
// `python3`, or the one that PYTHON names.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect } from '@playwright/test';
import { preview } from 'vite';
import { browserFlags, findBrowser } from './browser.mjs';

/** File and link: the first visit, and the first link of the README's table of comparisons. */
const PICTURES = [
  ['docs/infoplane.png', ''],
  ['docs/compare.png', '#v1/tanh-8bit?view=compare&vs=act:relu'],
];

/** The page with what an example saves: the cheapest run is behind it. */
const FILE_PICTURE = 'docs/file.png';
const EXAMPLE = 'examples/save_sklearn.py';
const BEHIND = '#v1/relu-4bit?hidden=2&epochs=1';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = await preview({
  root,
  logLevel: 'error',
  preview: { host: '127.0.0.1', port: 0 },
});
const address = server.httpServer.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const url = `http://127.0.0.1:${address.port}/`;
const folder = mkdtempSync(join(tmpdir(), 'infoplane-'));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
try {
  for (const [file = '', hash] of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(`${url}${hash}`);
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
  await takeFilePicture();
} finally {
  rmSync(folder, { recursive: true });
  await browser.close();
  await server.close();
}

async function takeFilePicture() {
  const file = join(folder, 'digits.npz');
  const python = process.env['PYTHON'] ?? 'python3';
  const { status } = spawnSync(python, [`${root}${EXAMPLE}`, file], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${python} ${EXAMPLE} fails: ${FILE_PICTURE} is not taken`);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`${url}${BEHIND}`);
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByTestId('insight')).toContainText('By KDE', { timeout: 60_000 });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${root}${FILE_PICTURE}` });
}
