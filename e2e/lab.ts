import { expect, type Locator, type Page } from '@playwright/test';

/** A run that is over in a second or two: the story is not the point, the path is. */
export const SHORT = '#v1/relu-4bit?hidden=6-4&epochs=40';

/** The code of Compare, the one laboratory that does not come with the page. */
export const COMPARE_CODE = /laboratory-[^/]*\.js$/;
/** What stands in dialogs, also in those of Compare. */
export const DIALOGS_CODE = /dialogs-[^/]*\.js$/;

/** Once the page has fetched what can wait for the end of the first run. */
export async function fetchedWhenIdle(page: Page): Promise<void> {
  const responses = [COMPARE_CODE, DIALOGS_CODE].map((code) => page.waitForResponse(code));
  for (const response of await Promise.all(responses)) await response.finished();
}

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

/** The state that training is in, as the bar beside the playhead has it. */
export async function expectStatus(page: Page, status: string, timeout = 5000): Promise<void> {
  await expect(page.getByTestId('run-bar')).toHaveAttribute('data-status', status, { timeout });
}

/** Waits until the run on show has ended by itself. */
export async function trained(page: Page, timeout = 50_000): Promise<void> {
  await expectStatus(page, 'completed', timeout);
}

/**
 * The same of a run after another one, by which the page expects how long it takes: on a machine that is
 * busy with others that may be so long that it has to be requested.
 */
export async function trainedOnRequest(page: Page, epochs: number): Promise<void> {
  const bar = page.getByTestId('run-bar');
  await expect(async () => {
    if ((await bar.getAttribute('data-status')) === 'waiting') await page.keyboard.press('t');
    await expectStatus(page, 'completed', 1000);
    await expect(page.getByTestId('epoch')).toHaveText(String(epochs), { timeout: 1000 });
  }).toPass({ timeout: 50_000 });
}

/** The picture of the information plane. */
export function plane(page: Page): Locator {
  return page.getByTestId('plane').locator('svg');
}

/** A part of a painted chart: the group that the chart gave this name. */
export function part(chart: Locator, name: string): Locator {
  return chart.getByTestId(`part-${name}`);
}

/** Charts are painted some frames after the state has changed: waits until the plane shows an epoch. */
export async function painted(page: Page, epoch: number): Promise<void> {
  await expect(plane(page)).toHaveAccessibleName(new RegExp(`At epoch ${epoch},`));
}

/**
 * Types over what a field holds. Firefox takes only what is typed for a change that Enter commits,
 * not a value that the driver fills in.
 */
export async function type(field: Locator, text: string): Promise<void> {
  await field.selectText();
  await field.pressSequentially(text);
}

/** Touches an element; the driver of Firefox has no touch screen, and a mouse clicks it. */
export async function tap(element: Locator): Promise<void> {
  const driver = element.page().context().browser()?.browserType().name();
  await (driver === 'chromium' ? element.tap() : element.click());
}

/** The text of an element, once it is what it has to become: the very text that was compared. */
export async function settledText(element: Locator, pattern: RegExp): Promise<string> {
  let text = '';
  const read = async (): Promise<string> => {
    text = (await element.textContent()) ?? '';
    return text;
  };
  await expect.poll(read).toMatch(pattern);
  return text;
}

/** The same of an attribute. */
export async function settledAttribute(
  element: Locator,
  name: string,
  pattern: RegExp,
): Promise<string> {
  let value = '';
  const read = async (): Promise<string> => {
    value = (await element.getAttribute(name)) ?? '';
    return value;
  };
  await expect.poll(read).toMatch(pattern);
  return value;
}

/**
 * The table, one row a layer, once it is of the epoch on which the playhead stands and has every
 * number. Caption, playhead and cells are read in one go: nothing can change in between.
 */
export async function readout(page: Page): Promise<string[][]> {
  let rows: string[][] = [];
  await expect(async () => {
    const read = await page.evaluate(() => {
      const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
      const table = document.querySelector('[data-testid=readout] table');
      return {
        caption: text('[data-testid=readout] caption'),
        // A file of one epoch has no playhead.
        epoch: document.querySelector('[data-testid=epoch]')?.textContent ?? undefined,
        rows: [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
          [...row.children].map((cell) => cell.textContent ?? ''),
        ),
      };
    });
    const end = read.epoch === undefined ? 'in bits' : ` ${read.epoch}`;
    expect(read.caption.endsWith(end)).toBe(true);
    expect(read.rows.flat()).not.toContain('–');
    expect(read.rows).not.toEqual([]);
    rows = read.rows;
  }).toPass({ timeout: 20_000 });
  return rows;
}

/** Waits until the table reads so. */
export async function expectReadout(page: Page, expected: readonly string[][]): Promise<void> {
  await expect.poll(() => readout(page), { timeout: 20_000 }).toEqual(expected);
}

/** The fingerprint that the address holds once a run is complete. */
export async function fingerprint(page: Page): Promise<string> {
  await expect(page).toHaveURL(/fp=[0-9a-f]{16}/);
  return /fp=([0-9a-f]{16})/.exec(page.url())?.[1] ?? '';
}

/** Elements of those that a selector names whose content is larger than they are. */
export function overflowing(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)]
        .filter(
          (element) =>
            element.scrollHeight > element.clientHeight + 1 ||
            element.scrollWidth > element.clientWidth + 1,
        )
        .map((element) => element.getAttribute('data-testid') ?? element.tagName),
    selector,
  );
}

/** How wide the page is with all that it would have to scroll to, in pixels. */
export function pageWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
