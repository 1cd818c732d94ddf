import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  expectReadout,
  fingerprint,
  open,
  overflowing,
  part,
  plane,
  readout,
  SHORT,
  trained,
  type,
} from './lab.ts';

/** 256 levels a neuron in eight bins: much is lost. */
const COARSE = '#v1/tanh-8bit?hidden=6-4&epochs=40&estimator=uniform,8,layer';

/** Where marks of one kind stand on the plane, in the order of the layers. */
async function positions(page: Page, marks: 'markers' | 'estimates'): Promise<number[]> {
  const found = await part(plane(page), marks)
    .locator('path')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('transform') ?? ''));
  return found.map((transform) => Number(/\(([-\d.]+)/.exec(transform)?.[1]));
}

const picker = (page: Page): Locator => page.getByRole('button', { name: /^Estimator: / });

/** Until the estimator on show has measured every checkpoint. */
async function measured(page: Page): Promise<void> {
  await expect(page.getByTestId('estimator-status')).toContainText('whiskers');
}

test('B lays hollow dots over the exact ones: binning only loses bits', async ({ page }) => {
  await open(page, COARSE);
  await trained(page);
  await expect(part(plane(page), 'estimates').locator('path')).toHaveCount(0);
  await page.keyboard.press('b');
  await measured(page);
  // What has been measured is painted some frames later.
  await expect(async () => {
    const exact = await positions(page, 'markers');
    const binned = await positions(page, 'estimates');
    const shifts = binned.map((x, layer) => x - (exact[layer] as number));
    expect(shifts).toHaveLength(3);
    expect(Math.max(...shifts)).toBeLessThanOrEqual(0.01);
    expect(Math.min(...shifts)).toBeLessThan(-10);
  }).toPass({ timeout: 10_000 });
  await expect(page.getByTestId('estimator-status')).toContainText('bits lost to binning');
  await expect(page.getByTestId('caption')).toContainText('can only lose bits');
  await expect(page.getByTestId('readout').locator('thead')).toContainText('lost');
  for (const row of await readout(page)) {
    const [ixt, read, lost] = row.slice(1, 4).map(Number) as [number, number, number];
    expect(lost).toBeGreaterThanOrEqual(0);
    expect(ixt - read).toBeCloseTo(lost, 2);
  }
  await page.keyboard.press('b');
  await expect(part(plane(page), 'estimates').locator('path')).toHaveCount(0);
});

test('another number of bins measures anew and trains nothing; the link brings it back', async ({
  page,
}) => {
  await open(page, COARSE);
  await trained(page);
  const print = await fingerprint(page);
  await page.getByRole('checkbox', { name: 'Compare exact with' }).check();
  await measured(page);
  await expect(part(plane(page), 'estimates').locator('path')).toHaveCount(3);
  const before = await positions(page, 'estimates');
  await picker(page).click();
  await page.getByRole('slider', { name: 'Bins, slider' }).fill('30');
  await expect.poll(() => positions(page, 'estimates')).not.toEqual(before);
  await measured(page);
  await trained(page);

  const field = page.getByRole('textbox', { name: 'Bins' });
  await type(field, '1');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Enter a whole number from 2 to 1024.');
  await type(field, '64');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Range' }).selectOption('fixed');
  await expect(picker(page)).toContainText('64 bins, −1 to 1');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await measured(page);
  await expect(page).toHaveURL(/estimator=uniform,64,-1\.\.1/);
  await expect(page).toHaveURL(/overlay=1/);
  expect(await fingerprint(page)).toBe(print);

  const [link, numbers] = [page.url(), await readout(page)];
  await page.goto('about:blank');
  await page.goto(link);
  await trained(page);
  await measured(page);
  await expect(picker(page)).toContainText('64 bins, −1 to 1');
  await expectReadout(page, numbers);
});

test('a range over the run is measured when the run has ended', async ({ page }) => {
  await open(page, '#v1/tanh-4bit?hidden=6-4&epochs=4000&overlay=1&estimator=uniform,8,run');
  await expect(page.getByTestId('estimator-status')).toHaveText('measured when the run has ended');
  await expect(page.getByTestId('epoch')).toHaveText(/^\d{2,}$/);
  await page.keyboard.press('t');
  await measured(page);
  await expect(part(plane(page), 'estimates').locator('path')).toHaveCount(3);
});

test('what an estimator does is a question away, and the keyboard gets there and back', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  await picker(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Estimator' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Estimator' }).selectOption('kde_upper');
  await expect(page.getByRole('textbox', { name: 'Noise variance σ²' })).toBeVisible();
  await page.getByRole('button', { name: 'What this estimator does' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('KDE upper bound');
  await expect(dialog).toContainText('Kolchinsky');
  await expect(dialog).toContainText('Where it misleads');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(picker(page)).toBeFocused();
  await expect(page.getByTestId('estimator-status')).toContainText('difference from exact');
});

test('“why?” shows the definition with numbers that may be changed', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  await page.getByRole('button', { name: 'why?' }).click();
  const dialog = page.getByRole('dialog');
  const verdicts = dialog.locator('tbody td:nth-child(2)');
  await expect(verdicts).toHaveCount(3);
  await expect(dialog.locator('tbody td:nth-child(3)').first()).toHaveText(/^\d+\.\d{4}$/);

  const epsilon = dialog.getByRole('textbox', { name: 'ε, bits' });
  await type(epsilon, '0.01');
  await epsilon.press('Enter');
  await expect(page).toHaveURL(/criteria=0\.01,0\.01,0\.05/);
  const inTable = page.getByTestId('readout').locator('td:last-child').last();
  await expect(verdicts.last()).toHaveText(
    /^(compresses|drops|re-expands|rises|falls|no clear direction|reaches H\(X\))/,
  );
  await expect(inTable).toHaveText(
    /^(compresses|drops|re-expands|rises|falls|no clear direction|reaches H\(X\))/,
  );
  await type(epsilon, '5');
  await epsilon.press('Enter');
  await expect(verdicts).toHaveText(Array(3).fill(/^(no change|stays (at|near) H\(X\)|dead)/));
  await expect(inTable).toHaveText(/^(no change|stays (at|near) H\(X\)|dead)/);
  await expect(page).toHaveURL(/criteria=5,0\.01,0\.05/);

  await type(epsilon, '9');
  await epsilon.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(
    'ε: enter a number from 0.01 to 5. Verdicts still use 5.',
  );
  await dialog.getByRole('button', { name: 'Reset criteria' }).click();
  await expect(epsilon).toHaveValue('0.25');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});

test('an estimate that cannot be is marked, with the reason', async ({ page }) => {
  await open(page, '#v1/relu-8bit?seed=1&epochs=100&overlay=1&estimator=uniform,30,-1..1');
  await trained(page);
  await expect(page.getByTestId('processing')).toContainText(
    /This estimator gives T(\d) more information about the label than T(\d) \(.* at epoch \d+\), which is impossible: T\1 is computed from T\2 alone\./,
  );
});

test('landmarks stand on the plane with their names', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  await page.keyboard.press('m');
  await expect(page.getByRole('checkbox', { name: 'Landmarks' })).toBeChecked();
  await expect(part(plane(page), 'landmark-names')).toContainText('identity');
  await expect(page.getByTestId('landmark-names')).toContainText('one bit 1.00');
  await expect(page).toHaveURL(/marks=1/);
  await page.getByRole('checkbox', { name: 'Landmarks' }).uncheck();
  await expect(part(plane(page), 'landmark-names').locator('text')).toHaveCount(0);
});

test('verdicts are not cut off beside the columns of an estimator', async ({ page }) => {
  await open(page, `${SHORT}&overlay=1`);
  await trained(page);
  await expect(page.getByTestId('readout').locator('thead')).toContainText('lost');
  for (const width of [1366, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    await expect.poll(() => overflowing(page, '[data-testid=readout]')).toEqual([]);
  }
});

test('another output definition is named where it matters', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  const [, , before] = await readout(page);
  await page.getByRole('combobox', { name: 'Output layer measured as' }).selectOption('class');
  await expect(page.getByTestId('caption')).toContainText('T3: the predicted label.');
  await expect(page.getByTestId('readout')).toContainText('predicted label');
  await expect.poll(async () => (await readout(page))[2]).not.toEqual(before);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious with estimator, settings and definition on show, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, COARSE);
    await trained(page);
    await page.keyboard.press('b');
    await page.keyboard.press('m');
    await measured(page);
    const serious = async (): Promise<string[]> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    await picker(page).click();
    expect(await serious()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'why?' }).click();
    expect(await serious()).toEqual([]);
  });
}
