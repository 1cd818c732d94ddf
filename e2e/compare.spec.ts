import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { fingerprint, open } from './lab.ts';

/** A comparison that is over in a few seconds. */
const SHORT = '#v1/relu-4bit?hidden=6-4&epochs=40&view=compare&vs=act:tanh';

/** From a link to the whole matrix of a prepared comparison. */
const LIMIT_MS = 10_000;

/** Waits until each cell of the matrix has its verdict. */
async function verdictsShown(page: Page, timeout = 45_000): Promise<void> {
  const table = page.locator('.verdict-matrix');
  await expect(table.locator('button.verdict').first()).toBeVisible({ timeout });
  await expect(table).not.toContainText('…', { timeout });
}

/** What the cells say, row by row, the names of the layers left out. */
async function verdicts(page: Page): Promise<string[][]> {
  return page
    .locator('.verdict-matrix tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('td .kind')].map((cell) => cell.textContent ?? ''),
      ),
    );
}

test('from its link the prepared tanh and ReLU comparison reaches the matrix within 10 s', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await open(page, '#v1/tanh-4bit?epochs=1&view=compare');
  const link = page.getByRole('link', { name: 'tanh and ReLU' });
  const hash = (await link.getAttribute('href')) ?? '';
  // A shared machine may be busy with others; the fastest of three is ours.
  let took = Number.POSITIVE_INFINITY;
  for (let again = 0; again < 3 && took > LIMIT_MS; again++) {
    await page.goto('about:blank');
    const start = Date.now();
    await page.goto(`/${hash}`);
    await verdictsShown(page);
    took = Date.now() - start;
  }
  expect(took).toBeLessThan(LIMIT_MS);
  const rows = await verdicts(page);
  expect(rows).toHaveLength(6);
  for (const row of rows) expect(row).toHaveLength(8);
  await expect(page.locator('.matrix-summary')).toContainText(/^[1-9]\d* of 36 cells differ/);

  // By clicking one that disagrees, one understands why.
  const cell = page.locator('.verdict-matrix tr:nth-child(4) .verdict.disagrees').last();
  await expect(cell).toContainText('fits only');
  await cell.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toContainText('T4 of ReLU, 8 bits');
  await expect(dialog).toContainText(/256 bins, whole run: I\(X;T\) peaked at [\d.]+ bits/);
  await expect(dialog).toContainText(/Measured exactly: .* bits lost ≥ ε 0\.25 → compresses/);
  await expect(dialog.locator('.trajectory-rule')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cell).toBeFocused();
});

test('before a run has ended no plane viewStates like a result', async ({ page }) => {
  await open(page, '#v1/tanh-4bit?epochs=8000&view=compare');
  const planes = page.locator('.compared');
  await expect(planes).toHaveCount(8);
  await expect(page.locator('.run-bar')).toHaveClass(/training/);
  await expect(planes.nth(1)).toContainText('measured when the run has ended');
  await expect(page.locator('.verdict-matrix')).toContainText('after the run');
  await expect(page.locator('button.verdict')).toHaveCount(0);
  // What cannot be mistaken: another network, and degenerate.
  const headings = page.locator('.network-heading');
  await expect(headings.nth(0)).toContainText('The run itself');
  await expect(headings.nth(1)).toContainText('float32 twin');
  await expect(headings.nth(1)).toContainText('its exact plane is degenerate');
});

test('another estimator is measured without training again', async ({ page }) => {
  await open(page, SHORT);
  await verdictsShown(page);
  const before = await fingerprint(page);
  const planes = page.locator('.compared');
  await expect(planes.nth(1)).toHaveAccessibleName(/^30 bins, whole run/);
  await page.getByRole('button', { name: /^Estimator 2/ }).click();
  const settings = page.getByRole('region', { name: 'Estimator 2' });
  await settings.getByRole('combobox', { name: 'Estimator' }).selectOption('floor');
  await page.keyboard.press('Escape');
  await expect(planes.nth(1)).toHaveAccessibleName(/^Bins 0\.07 wide/);
  await verdictsShown(page);
  await expect(page.locator('.run-bar')).toHaveClass(/completed/);
  expect(await fingerprint(page)).toBe(before);
  await expect(page).toHaveURL(/estimators=exact;floor,0\.07/);

  const count = await planes.count();
  await page.getByRole('button', { name: 'Add estimator' }).click();
  await expect(planes).toHaveCount(count + 2);
  await page.getByRole('button', { name: /^Remove estimator 3/ }).click();
  await expect(planes).toHaveCount(count);
});

test('another experiment is trained alongside, and rows come and go', async ({ page }) => {
  await open(page, SHORT);
  await verdictsShown(page);
  const headings = page.locator('.network-heading h3');
  await expect(headings).toHaveText(['ReLU, 4 bits', 'tanh, 4 bits']);
  await page.getByRole('combobox', { name: 'Network 2' }).selectOption({ label: 'seed 2' });
  await expect(headings.nth(1)).toHaveText('ReLU, 4 bits, seed 2');
  await verdictsShown(page);
  await page.getByRole('button', { name: 'Add network' }).click();
  await expect(headings).toHaveCount(3);
  await expect(headings.nth(2)).toHaveText('float32 twin');
  await page.getByRole('button', { name: 'Remove network 2' }).click();
  await expect(page.locator('.plane-grid')).toBeFocused();
  await expect(headings).toHaveText(['ReLU, 4 bits', 'float32 twin']);
  await expect(page).toHaveURL(/view=compare&fp/);
});

test('one playhead and one selected layer for all planes', async ({ page }) => {
  await open(page, SHORT);
  await verdictsShown(page);
  const planes = page.locator('.compared');
  await page.keyboard.press('Home');
  for (let n = 0; n < 8; n++) await expect(planes.nth(n)).toContainText('T3');
  const svgs = page.locator('.compared svg');
  for (let n = 0; n < 8; n++) await expect(svgs.nth(n)).toHaveAccessibleName(/At epoch 0,/);
  await page.getByRole('button', { name: 'T2', exact: true }).click();
  for (let n = 0; n < 8; n++) await expect(planes.nth(n)).toContainText(/T2 \([\d.]+, [\d.]+\)/);
  await expect(page.locator('.ribbon')).toContainText('T2: estimate − exact');
});

test('how the output is read is said, and can be changed', async ({ page }) => {
  await open(page, SHORT);
  await verdictsShown(page);
  const table = page.locator('.verdict-matrix');
  await expect(table).not.toContainText('T3: the');
  await page.getByLabel('Output layer measured as').selectOption({ label: 'predicted label' });
  await expect(page).toHaveURL(/out=class/);
  await verdictsShown(page);
  await expect(table).toContainText('T3: the predicted label.');
  await table.locator('tbody tr').nth(2).locator('button.verdict').first().click();
  await expect(page.getByRole('dialog')).toContainText('T3: the predicted label.');
});

test('reasons close when the comparison is another one', async ({ page }) => {
  await open(page, SHORT);
  await verdictsShown(page);
  await page.locator('button.verdict').nth(1).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#v1/tanh-4bit?hidden=6-4&epochs=40&view=compare&vs=seed:5';
  });
  await expect(page.locator('.network-heading h3').nth(1)).toHaveText('tanh, 4 bits, seed 5');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('no name and no verdict is cut off, not even of six estimators', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const estimators =
    'exact;uniform,30,run;quantized,8,layer;adaptive,30,layer;kde_upper,0.1;uniform,30,run,mean';
  const links = [
    '#v1/tanh-8bit?epochs=40&view=compare&vs=act:relu',
    `${SHORT}&estimators=${estimators}`,
  ];
  for (const link of links) {
    await page.goto('about:blank');
    await open(page, link);
    await verdictsShown(page);
    const cut = await page
      .locator(
        '.matrix-scroll, .verdict-matrix :is(th, td, button), .estimator-heading, .estimator-button *',
      )
      .evaluateAll((parts) =>
        parts
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
          .map(({ textContent }) => textContent),
      );
    expect(cut).toEqual([]);
  }
});

test('ε decides what compresses, and what it may not be is said', async ({ page }) => {
  await open(page, SHORT);
  await verdictsShown(page);
  const epsilon = page.locator('.epsilon input');
  await epsilon.fill('0');
  await epsilon.press('Enter');
  await expect(page.locator('.epsilon')).toContainText('from 0.01 to 5');
  await epsilon.fill('5');
  await epsilon.press('Enter');
  await expect(page).toHaveURL(/criteria=5,/);
  expect((await verdicts(page)).flat()).not.toContain('compresses');
});

test('a failed comparisonRun is named and can be trained again', async ({ page }) => {
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
  await open(page, '#v1/tanh-4bit?epochs=8000&view=compare');
  const status = page.locator('.network-status');
  await expect(status.nth(1)).toContainText(/training: \d+ %/);
  await page.evaluate(() => {
    for (const worker of (window as unknown as { workers: Worker[] }).workers) worker.terminate();
  });
  await expect(status.nth(1)).toContainText('terminated from outside');
  await status.nth(1).getByRole('button', { name: 'Retry' }).click();
  await expect(status.nth(1)).toContainText(/training: \d+ %/);
});

test('axe finds nothing serious, with the matrix complete and with reasons open', async ({
  page,
}) => {
  await open(page, SHORT);
  await verdictsShown(page);
  const check = async (): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const bad = violations.filter(
      ({ id, impact }) => impact === 'serious' || impact === 'critical' || id === 'heading-order',
    );
    expect(bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  await check();
  await page.locator('button.verdict').nth(1).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check();
});

test('at 1366 × 768 and 1024 × 768 the comparison fits without scrolling the page', async ({
  page,
}) => {
  await open(page, SHORT);
  await verdictsShown(page);
  for (const width of [1366, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    const room = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth - innerWidth, scrollHeight - innerHeight];
    });
    expect(room).toEqual([0, 0]);
  }
});

test('@phone planes stand below one another and the page does not scroll sideways', async ({
  page,
}) => {
  await open(page, SHORT);
  await verdictsShown(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const boxes = await page
    .locator('.compared')
    .evaluateAll((planes) => planes.map((plane) => plane.getBoundingClientRect().top));
  expect(boxes).toEqual([...boxes].sort((a, b) => a - b));
  expect(new Set(boxes).size).toBe(8);
});
