import { expect, type Page } from '@playwright/test';

/** A run that is over in a second or two: the story is not the point, the path is. */
export const SHORT = '#v1/relu-4bit?hidden=6-4&epochs=40';

/** Opens the page with a hash, failing the test on any error the page reports. */
export async function open(page: Page, hash = ''): Promise<void> {
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(`console: ${message.text()}`);
  });
  await page.goto(`/${hash}`);
}

/** Waits until the run on show has ended by itself. */
export async function trained(page: Page, timeout = 50_000): Promise<void> {
  await expect(page.locator('.run-bar')).toHaveClass(/completed/, { timeout });
}

/** What the table says: one row a layer. */
export async function readings(page: Page): Promise<string[][]> {
  return page
    .locator('.readout tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    );
}

/** The fingerprint that the address holds once a run is complete. */
export async function fingerprint(page: Page): Promise<string> {
  await expect(page).toHaveURL(/fp=[0-9a-f]{16}/);
  return /fp=([0-9a-f]{16})/.exec(page.url())?.[1] ?? '';
}
