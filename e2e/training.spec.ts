import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import {
  expectStatus,
  fingerprint,
  open,
  plane,
  readout,
  SHORT,
  settledText,
  trained,
} from './lab.ts';
import { catchWorkers, type WithWorkers } from './workers.ts';

test('the first view has axes, entropy bounds and their names within a second, before anything is trained', async ({
  page,
}) => {
  // No worker, so that what is seen comes from constants.
  await page.route(/entry-.*\.js/, (route) => route.abort());
  const texts = ['H(X) = 12 bits', 'H(Y) = 0.999 bits', 'I(X;T)'];
  // Timed in the page, from the start of the navigation: the driver looks late.
  await page.addInitScript((wanted) => {
    const observer = new MutationObserver(() => {
      const shown = document.querySelector('[data-testid=plane] svg')?.textContent ?? '';
      if (!wanted.every((text) => shown.includes(text))) return;
      observer.disconnect();
      performance.mark('first view');
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  }, texts);
  // A shared machine may be busy with others; the fastest of three is ours.
  let took = Number.POSITIVE_INFINITY;
  for (let again = 0; again < 3 && took >= 1000; again++) {
    await page.goto('about:blank');
    await page.goto('/');
    for (const text of texts) await expect(plane(page)).toContainText(text);
    const times = await page.evaluate(() =>
      performance.getEntriesByName('first view').map(({ startTime }) => startTime),
    );
    expect(times).toHaveLength(1);
    took = times[0] ?? took;
  }
  expect(took).toBeLessThan(1000);
});

test('the default experiment trains by itself and draws six labelled trajectories', async ({
  page,
}) => {
  await open(page);
  for (const name of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6']) {
    await expect(plane(page)).toContainText(name);
  }
  await trained(page);
  await expect(page.getByTestId('epoch')).toHaveText('400');
  const rows = await readout(page);
  expect(rows).toHaveLength(6);
  for (const [, ixt, ity] of rows) {
    expect(Number(ixt)).toBeLessThanOrEqual(12);
    expect(Number(ity)).toBeLessThanOrEqual(1);
  }
});

for (const link of [
  '#v1/tanh-4bit?hidden=6-4&act=tanh-sigmoid&epochs=20&seed=5',
  '#v1/float32?hidden=5-3&epochs=8',
]) {
  test(`a run gives the same fingerprint and numbers in the browser and in Node: ${link}`, async ({
    page,
  }) => {
    await open(page, link);
    await trained(page);
    const { stdout } = spawnSync(
      process.execPath,
      ['scripts/infoplane.mjs', 'train', '--link', `http://localhost/${link}`],
      { encoding: 'utf8' },
    );
    const inNode = JSON.parse(stdout);
    expect(await fingerprint(page)).toBe(inNode.fingerprint);
    const rows = await readout(page);
    expect(rows.map(([, ixt]) => ixt)).toEqual(
      inNode.layers.map(({ ixt }: { ixt: number }) => ixt.toFixed(4)),
    );
  });
}

test('stop works at once and keeps what was recorded', async ({ page }) => {
  await open(page, '#v1/tanh-4bit?epochs=8000');
  await expect(page.getByTestId('epoch')).not.toHaveText('–');
  await expect(page.getByTestId('run-status')).toContainText(/epochs\/s · .* left/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectStatus(page, 'stopped', 500);
  // The last of its epochs may come on show after the status.
  await expect(async () => {
    const epoch = await settledText(page.getByTestId('epoch'), /^\d+$/);
    await page.waitForTimeout(500);
    expect(await page.getByTestId('epoch').textContent()).toBe(epoch);
  }).toPass({ timeout: 3000 });
  await page.getByRole('button', { name: 'Train again' }).click();
  await expectStatus(page, 'training');
});

test('a worker killed in mid-run is named within a second, and retry works', async ({ page }) => {
  // Ended behind the page's back: no event reaches it, as when the browser kills a worker.
  await catchWorkers(page);
  await open(page, '#v1/relu-4bit?epochs=10000');
  await expectStatus(page, 'training');
  // By then it has answered the greeting: one that dies before is given ten seconds to start.
  const epochsDone = (): Promise<number> =>
    page.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value);
  await expect.poll(epochsDone).toBeGreaterThan(100);
  await page.evaluate(() => {
    for (const worker of (window as unknown as WithWorkers).workers) worker.terminate();
  });
  await expectStatus(page, 'failed', 1000);
  await expect(page.getByTestId('run-status')).toContainText('terminated from outside');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expectStatus(page, 'training');
});

test('a worker that cannot start is a named state, and retry works once it can', async ({
  page,
}) => {
  await page.route(/entry-.*\.js/, (route) => route.abort());
  await page.goto(`/${SHORT}`);
  await expectStatus(page, 'failed');
  await expect(page.getByTestId('run-status')).toContainText('could not be started');
  await page.unroute(/entry-.*\.js/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await trained(page);
});

test('a run that diverges is announced and shows only finite numbers', async ({ page }) => {
  await open(page, '#v1/float32?act=linear&opt=sgd&lr=1&epochs=200');
  await expectStatus(page, 'diverged');
  await expect(page.getByTestId('run-status')).toContainText('Training diverged at epoch');
  const rows = await readout(page);
  for (const [, ixt] of rows) expect(Number(ixt)).toBeLessThanOrEqual(12);
  await page.keyboard.press('w');
  await expect(page.getByRole('dialog')).toContainText(
    'Training diverged: such a run has no verdicts.',
  );
});

test('twenty runs in a row leave no memory behind', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium can be made to collect garbage');
  test.setTimeout(150_000);
  await open(page, SHORT);
  await trained(page);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const train = async (runs: number): Promise<void> => {
    for (let run = 0; run < runs; run++) {
      const before = await fingerprint(page);
      await page.keyboard.press('n');
      await expect(page).not.toHaveURL(new RegExp(before));
      await fingerprint(page);
    }
  };
  await train(4);
  const before = await heap();
  await train(20);
  // One recording of this run is about 0.1 MB; twenty kept would show.
  expect((await heap()) - before).toBeLessThan(1_000_000);
});
