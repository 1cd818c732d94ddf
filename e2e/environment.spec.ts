import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import { browserFlags } from '../scripts/browser.mjs';
import { BUILD } from '../scripts/bytes.mjs';
import { serveBuild, serveEmbedding } from './hosts.ts';
import { expectStatus, open, readout, SHORT, trained } from './lab.ts';
import type { Served } from './serve.ts';

const servers: Served[] = [];
test.afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function running(server: Promise<Served>): Promise<string> {
  const served = await server;
  servers.push(served);
  return served.url;
}

/** The built page in a frame of a course's page. */
async function openFramed(page: Page, source: string, attributes: string): Promise<FrameLocator> {
  // Another name of this machine, and so another site.
  const embedding = (await running(serveEmbedding(source, attributes))).replace(
    '127.0.0.1',
    'localhost',
  );
  await page.goto(embedding);
  return page.frameLocator('iframe');
}

async function expectTrained(place: Page | FrameLocator): Promise<void> {
  await expect(place.getByTestId('run-bar')).toHaveAttribute('data-status', 'completed', {
    timeout: 50_000,
  });
}

const selectedText = (field: Locator): Promise<string> =>
  field.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );

/** Why the page has not started: the one reason that is shown. */
async function expectReason(place: Page | FrameLocator, reason: string): Promise<void> {
  await expect(place.getByRole('heading')).toHaveText('Infoplane has not started');
  // What is invisible has no text for people.
  await expect(place.getByRole('listitem')).toHaveCount(1, { timeout: 15_000 });
  await expect(place.getByRole('listitem')).toContainText(reason);
}

test.describe('in a frame of another site', () => {
  test('the page trains, and its link is copied from a field', async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'other browsers let a frame copy');
    const source = `${await running(serveBuild())}${SHORT}`;
    const frame = await openFramed(page, source, '');
    await expectTrained(frame);
    await frame.getByRole('button', { name: 'Copy link' }).click();
    const field = frame.getByRole('dialog').getByRole('textbox', { name: 'Link' });
    await expect(field).toBeFocused();
    const link = await selectedText(field);
    expect(link).toContain(source);
    expect(link).toBe(await field.inputValue());
    // It is the frame's own, and gives the same run in a tab.
    await page.goto(link);
    await trained(page);
    await expect(page.getByTestId('notices')).toHaveCount(0);
  });

  test('sandboxed, it trains where its host lets others fetch it', async ({ page }) => {
    const host = await running(serveBuild({ 'Access-Control-Allow-Origin': '*' }));
    const frame = await openFramed(page, `${host}${SHORT}`, 'sandbox="allow-scripts"');
    await expectTrained(frame);
    await expect(frame.getByTestId('notices')).toHaveCount(0);
    // Measuring works as well, and a lost worker is another matter.
    await frame.getByRole('tab', { name: 'Codes' }).click();
    await expect(frame.getByTestId('notices')).toHaveCount(0);
  });

  test('sandboxed, where no worker can be made it can be opened in a tab', async ({ page }) => {
    const host = await running(
      serveBuild({
        'Access-Control-Allow-Origin': '*',
        'Content-Security-Policy': "worker-src 'self'",
      }),
    );
    const frame = await openFramed(page, `${host}${SHORT}`, 'sandbox="allow-scripts"');
    await expect(frame.getByTestId('run-bar')).toHaveAttribute('data-status', 'failed');
    await expect(frame.getByRole('link', { name: 'Open in a new tab' })).toHaveAttribute(
      'href',
      `${host}${SHORT}`,
    );
  });

  test('sandboxed, where its host does not, it has a link to a tab of its own', async ({
    page,
  }) => {
    const source = `${await running(serveBuild())}${SHORT}`;
    const frame = await openFramed(page, source, 'sandbox="allow-scripts"');
    await expectReason(frame, 'It is in a frame that may not load it');
    await expect(frame.getByRole('link', { name: 'Open it in a new tab' })).toHaveAttribute(
      'href',
      source,
    );
    await expect(frame.getByText(source)).toBeVisible();
  });
});

test.describe('a static text replaces an empty page', () => {
  test('opened as a file', async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'other browsers may run modules of files');
    await page.goto(pathToFileURL(join(BUILD, 'index.html')).href);
    await expectReason(page, 'It was opened as a file');
  });

  test('where scripts are sent with another type', async ({ page }) => {
    const host = serveBuild({ 'X-Content-Type-Options': 'nosniff' }, { '.js': 'text/plain' });
    await page.goto(await running(host));
    // Its own script is of the wrong type as well: all reasons stay.
    await expect(page.getByRole('listitem')).toHaveCount(3, { timeout: 15_000 });
    await expect(page.getByRole('listitem').last()).toContainText('text/javascript');
  });

  test('where a script cannot be loaded', async ({ page }) => {
    await page.route(/page-.*\.js/, (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('heading')).toBeHidden(); // It may yet be loading.
    await expectReason(page, 'a file could not be loaded');
  });

  test('where scripts are blocked', async ({ page }) => {
    const host = serveBuild({ 'Content-Security-Policy': "script-src 'none'" });
    await page.goto(await running(host));
    await expect(page.getByRole('listitem').last()).toContainText('blocked', { timeout: 15_000 });
    await expect(page.getByRole('heading')).toBeVisible({ timeout: 15_000 });
  });

  test('at once where JavaScript is switched off', async ({ browser, browserName, baseURL }) => {
    test.skip(browserName !== 'chromium', 'the driver cannot switch it off');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}`);
    await expect(page.getByRole('heading')).toBeVisible({ timeout: 2500 });
    await expect(page.getByRole('listitem').last()).toContainText('JavaScript is switched off');
    await context.close();
  });
});

test('plain HTTP on a local network has neither locks nor a clipboard, and works', async ({
  playwright,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'names are mapped by a flag of Chromium');
  const { E2E_BROWSER: executablePath } = process.env;
  const browser = await playwright.chromium.launch({
    args: [...browserFlags, '--host-resolver-rules=MAP infoplane.test 127.0.0.1'],
    ...(executablePath && { executablePath }),
  });
  const page = await browser.newPage();
  const host = (await running(serveBuild())).replace('127.0.0.1', 'infoplane.test');
  await page.goto(`${host}${SHORT}`);
  expect(
    await page.evaluate(() => [
      window.isSecureContext,
      'locks' in navigator,
      'clipboard' in navigator,
    ]),
  ).toEqual([false, false, false]);
  await trained(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copy it from the address bar' })).toBeVisible();
  await browser.close();
});

test('where site data is blocked the page trains, and a choice lasts as long as the page', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    const request = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
    Object.defineProperty(Navigator.prototype, 'locks', { get: () => ({ request }) });
  });
  await open(page, SHORT);
  await trained(page);
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await trained(page);
});

test.describe('where the browser refuses to change the address', () => {
  test('for good, the page goes on, and the link is that of what is on show', async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = (): never => {
        throw new DOMException('refused', 'SecurityError');
      };
      Object.assign(History.prototype, { pushState: refuse, replaceState: refuse });
      Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
    });
    await open(page, SHORT);
    await trained(page);
    const before = page.url();
    await page.getByLabel('Optimizer', { exact: true }).selectOption('sgd');
    await page.keyboard.press('2');
    await trained(page);
    const numbers = await readout(page);
    expect(page.url()).toBe(before);
    await expect(page.getByTestId('notices')).toHaveCount(0);
    // The address bar has another run: nothing may lead there.
    await page.getByRole('button', { name: 'Copy link' }).click();
    const link = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue();
    expect(link).toMatch(/opt=sgd.*layer=2/);
    await page.goto('about:blank');
    await page.goto(link);
    await trained(page);
    expect(await readout(page)).toEqual(numbers);
    await expect(page.getByTestId('notices')).toHaveCount(0);
  });

  test('for some seconds, it is changed after them, and back leads to the run before', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const { pushState, replaceState } = History.prototype;
      const limited = (change: History['pushState']): History['pushState'] =>
        function limitedChange(this: History, ...args) {
          if (Reflect.get(window, 'isRefused')) throw new DOMException('refused', 'SecurityError');
          change.apply(this, args);
        };
      Object.assign(History.prototype, {
        pushState: limited(pushState),
        replaceState: limited(replaceState),
      });
    });
    const refuse = (isRefused: boolean) =>
      page.evaluate((isRefused) => void Object.assign(window, { isRefused }), isRefused);
    await open(page, SHORT);
    await trained(page);
    await expect(page).toHaveURL(/fp=/);
    const before = page.url();
    await refuse(true);
    await page.getByLabel('Optimizer', { exact: true }).selectOption('sgd');
    await trained(page);
    expect(page.url()).toBe(before);
    await refuse(false);
    await expect(page).toHaveURL(/opt=sgd.*fp=/, { timeout: 20_000 });
    await expect(page.getByTestId('notices')).toHaveCount(0);
    await page.goBack();
    await expect(page.getByLabel('Optimizer', { exact: true })).toHaveValue('adam');
    expect(page.url()).toBe(before);
  });
});

test('a kernel that this computer runs wrongly is replaced, with a notice and the same numbers', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  const numbers = await readout(page);
  await page.goto('about:blank');
  await page.route(/entry-.*\.js/, async (route) => {
    const response = await route.fetch();
    // In the kernel's binary: additions of four numbers done as subtractions.
    const body = (await response.text()).replaceAll('\xfd\xe4\x01', '\xfd\xe5\x01');
    await route.fulfill({ response, body });
  });
  await page.goto(`/${SHORT}`);
  await expect(page.getByTestId('notices')).toContainText(
    'slower here (typed arrays), with the same results: a test of WebAssembly SIMD gave wrong results',
  );
  await trained(page);
  expect(await readout(page)).toEqual(numbers);
});

test('a tab that is hidden finishes its run, and shows it when it is seen again', async ({
  page,
}) => {
  // The driver keeps every tab visible: what a browser does to a hidden one is done by hand. It draws no
  // frame, and a timer waits a second or more.
  await page.addInitScript(() => {
    const frames: FrameRequestCallback[] = [];
    const draw = window.requestAnimationFrame.bind(window);
    const wait = window.setTimeout.bind(window);
    let isHidden = true;
    Object.defineProperty(document, 'visibilityState', {
      get: () => (isHidden ? 'hidden' : 'visible'),
    });
    Object.defineProperty(document, 'hidden', { get: () => isHidden });
    Object.assign(window, {
      requestAnimationFrame: (frame: FrameRequestCallback) =>
        isHidden ? -frames.push(frame) : draw(frame),
      setTimeout: (callback: () => void, ms = 0) =>
        wait(callback, isHidden ? Math.max(ms, 1000) : ms),
      showTab: () => {
        isHidden = false;
        for (const frame of frames.splice(0)) draw(frame);
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  await open(page, SHORT);
  await trained(page);
  await page.evaluate(() => (window as unknown as { showTab(): void }).showTab());
  await expect(page.getByTestId('epoch')).toHaveText('40');
  await expect(page.getByTestId('plane').locator('svg')).toHaveAccessibleName(/At epoch 40,/);
  await page.keyboard.press('Home');
  await expect(page.getByTestId('epoch')).toHaveText('0');
});

test('back and forward restore the page, from the browser’s cache where it keeps pages', async ({
  playwright,
  browserName,
  baseURL,
}) => {
  test.skip(browserName !== 'chromium', 'the flag is one of Chromium');
  const { E2E_BROWSER: executablePath } = process.env;
  const browser = await playwright.chromium.launch({
    args: browserFlags,
    // The driver switches the cache off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(executablePath && { executablePath }),
  });
  const page = await browser.newPage();
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
  });
  await page.goto(`${baseURL}${SHORT}`);
  await trained(page);
  await page.getByRole('slider', { name: 'Recorded epoch' }).fill('7');
  await expect(page).toHaveURL(/e=7/);
  await page.goto(`${baseURL}favicon.svg`);
  // The driver would wait for a page to be loaded.
  const goBack = () => page.evaluate(() => history.back());
  await goBack();
  await expect(page.getByTestId('epoch')).toHaveText('7');
  await trained(page);
  const isPersisted = await page.evaluate(() => Reflect.get(window, 'persisted') === true);
  if (!isPersisted) test.info().annotations.push({ type: 'not exercised', description: 'cache' });
  expect(isPersisted, 'the page was restored from the back/forward cache').toBe(true);
  // Its workers are alive, and its history goes on.
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/seed=/);
  await trained(page);
  await goBack();
  await expect(page).not.toHaveURL(/seed=/);
  await expectStatus(page, 'completed', 20_000);
  await browser.close();
});
