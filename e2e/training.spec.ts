import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { fingerprint, open, readings, SHORT, trained } from './lab.ts';

test('the first view has axes, walls and their names within a second, before anything is trained', async ({
  page,
}) => {
  // No worker, so that what is seen comes from constants.
  await page.route(/entry-.*\.js/, (route) => route.abort());
  const start = Date.now();
  await page.goto('/');
  const plane = page.locator('.plane svg');
  await expect(plane).toContainText('H(X) = 12 bits');
  await expect(plane).toContainText('H(Y) = 0.999 bits');
  await expect(plane).toContainText('I(X;T)');
  expect(Date.now() - start).toBeLessThan(1000);
});

test('the default experiment trains by itself and draws six labelled trails', async ({ page }) => {
  await open(page);
  const plane = page.locator('.plane svg');
  for (const name of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6']) await expect(plane).toContainText(name);
  await trained(page);
  await expect(page.locator('.epoch strong')).toHaveText('400');
  const rows = await readings(page);
  expect(rows).toHaveLength(6);
  for (const [, ixt, ity] of rows) {
    expect(Number(ixt)).toBeLessThanOrEqual(12);
    expect(Number(ity)).toBeLessThanOrEqual(1);
  }
});

test('the page stays free while training: no main-thread task over 50 ms', async ({ page }) => {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  await open(page, '#v1/tanh-4bit?epochs=4000');
  await expect(page.locator('.run-bar')).toHaveClass(/training/);
  // Starting the page itself is not training.
  await page.evaluate(() => {
    (window as unknown as { longTasks: number[] }).longTasks.length = 0;
  });
  await trained(page);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  expect(tasks.filter((duration) => duration > 50)).toEqual([]);
});

test('the same run gives the same fingerprint in the browser and in Node', async ({ page }) => {
  const link = '#v1/tanh-4bit?hidden=6-4&act=tanh-sigmoid&epochs=20&seed=5';
  await open(page, link);
  await trained(page);
  const inBrowser = await fingerprint(page);
  const { stdout } = spawnSync(
    process.execPath,
    ['scripts/infoplane.mjs', 'train', '--link', `http://localhost/${link}`],
    { encoding: 'utf8' },
  );
  const { fingerprint: inNode, layers } = JSON.parse(stdout);
  expect(inBrowser).toBe(inNode);
  const rows = await readings(page);
  expect(rows.map(([, ixt]) => ixt)).toEqual(
    layers.map(({ ixt }: { ixt: number }) => ixt.toFixed(4)),
  );
});

test('float32 gives the same fingerprint in the browser and in Node', async ({ page }) => {
  const link = '#v1/float32?hidden=5-3&epochs=8';
  await open(page, link);
  await trained(page);
  const inBrowser = await fingerprint(page);
  const { stdout } = spawnSync(
    process.execPath,
    ['scripts/infoplane.mjs', 'train', '--link', `http://localhost/${link}`],
    { encoding: 'utf8' },
  );
  expect(inBrowser).toBe(JSON.parse(stdout).fingerprint);
});

test('stop works at once and keeps what was recorded', async ({ page }) => {
  await open(page, '#v1/tanh-4bit?epochs=8000');
  await expect(page.locator('.epoch strong')).not.toHaveText('–');
  await expect(page.locator('.run-bar .status')).toContainText(/epochs\/s · .* left/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('.run-bar')).toHaveClass(/stopped/, { timeout: 500 });
  const epoch = await page.locator('.epoch strong').textContent();
  await page.waitForTimeout(500);
  expect(await page.locator('.epoch strong').textContent()).toBe(epoch);
  await page.getByRole('button', { name: 'Train again' }).click();
  await expect(page.locator('.run-bar')).toHaveClass(/training/);
});

test('a worker killed in mid-run is named within a second, and retry works', async ({ page }) => {
  // Ended behind the page's back: no event reaches it, as when the browser kills a worker.
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
  await open(page, '#v1/relu-4bit?epochs=10000');
  await expect(page.locator('.run-bar')).toHaveClass(/training/);
  await page.evaluate(() => {
    for (const worker of (window as unknown as { workers: Worker[] }).workers) worker.terminate();
  });
  await expect(page.locator('.run-bar')).toHaveClass(/failed/, { timeout: 1000 });
  await expect(page.locator('.run-bar .status')).toContainText('ended from outside');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.locator('.run-bar')).toHaveClass(/training/);
});

test('a worker that cannot start is a named state, and retry works once it can', async ({
  page,
}) => {
  await page.route(/entry-.*\.js/, (route) => route.abort());
  await page.goto(`/${SHORT}`);
  await expect(page.locator('.run-bar')).toHaveClass(/failed/);
  await expect(page.locator('.run-bar .status')).toContainText('could not be started');
  await page.unroute(/entry-.*\.js/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await trained(page);
});

test('a run that diverges says so and shows only finite numbers', async ({ page }) => {
  await open(page, '#v1/float32?act=linear&opt=sgd&lr=1&epochs=200');
  await expect(page.locator('.run-bar')).toHaveClass(/diverged/);
  await expect(page.locator('.run-bar .status')).toContainText('no longer finite');
  const rows = await readings(page);
  for (const [, ixt] of rows) expect(Number(ixt)).toBeLessThanOrEqual(12);
});
