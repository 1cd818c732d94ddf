import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import {
  open,
  overflowing,
  pageWidth,
  part,
  readout,
  SHORT,
  settledAttribute,
  settledText,
  tap,
  trained,
  trainedOnRequest,
  type,
} from './lab.ts';
import { catchWorkers, type WithWorkers } from './workers.ts';

const PANELS = ['codes', 'bins', 'shape'] as const;

/** What must not be smaller than its content. */
const PARTS =
  'html, body, main, [data-testid=side], [role=tabpanel], [role=tabpanel] > [data-testid$=-panel]';

/** Two neurons in its last hidden layer: each code has a rectangle of its own. */
const NARROW = '#v1/relu-4bit?hidden=6-2&epochs=40';

const LAST_EPOCH = 40;

/** Of a run as short as these, each epoch is a checkpoint. */
async function scrubTo(page: Page, epoch: number): Promise<void> {
  await page.getByRole('slider', { name: 'Recorded epoch' }).fill(String(epoch));
  await expect(page.getByTestId('epoch')).toHaveText(String(epoch));
}

/**
 * Opens a panel once the playhead stands at the end of a run: all that the panel ever shows is of
 * the last epoch, and what is read from it cannot be of one before.
 */
async function openPanel(page: Page, link: string, name: string): Promise<void> {
  await open(page, link);
  await trained(page);
  await expect(page.getByTestId('epoch')).toHaveText(String(LAST_EPOCH));
  await page.getByRole('tab', { name }).click();
}

/** Inputs of a code that are listed at first, and added at a time. */
const LISTED = 96;

/** The number of codes that the table gives a layer. */
async function codesInTable(page: Page, layer: number): Promise<number> {
  await page.getByRole('tab', { name: 'Numbers' }).click();
  return Number((await readout(page))[layer]?.[3]);
}

test.describe('codes', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('there are as many rectangles as in the table, at each checkpoint', async ({ page }) => {
    await open(page, NARROW);
    await trained(page);
    for (const checkpoint of [40, 3, 17]) {
      await scrubTo(page, checkpoint);
      const codes = await codesInTable(page, 1);
      expect(codes).toBeGreaterThan(1);
      await page.getByRole('tab', { name: 'Codes' }).click();
      const map = page.getByTestId('treemap');
      await expect(map).toContainText(`T2: 4096 inputs → ${codes} codes`);
      await expect(part(map, 'codes').locator('rect')).toHaveCount(codes);
    }
  });

  test('the treemap follows the playhead and the selected layer', async ({ page }) => {
    await open(page, SHORT);
    await trained(page);
    await expect(page.getByTestId('epoch')).toHaveText(String(LAST_EPOCH));
    const atEnd = await codesInTable(page, 1);
    await scrubTo(page, 0);
    const atStart = await codesInTable(page, 1);
    expect(atStart).not.toBe(atEnd);
    await page.getByRole('tab', { name: 'Codes' }).click();
    const map = page.getByTestId('treemap');
    await expect(map).toContainText(`T2: 4096 inputs → ${atStart} codes`);
    await page.getByRole('slider', { name: 'Recorded epoch' }).press('End');
    await expect(map).toContainText(`T2: 4096 inputs → ${atEnd} codes`);
    await page.keyboard.press('1');
    await expect(map).toContainText('T1: 4096 inputs');
  });

  test('a code shows its inputs to the pointer and to the keyboard', async ({ page }) => {
    await openPanel(page, SHORT, 'Codes');
    const map = page.getByTestId('treemap');
    await expect(map).toContainText(/→ \d+ codes/);
    const box = await map.boundingBox();
    if (box === null) throw new Error('the treemap is not on the page');
    await page.mouse.move(box.x + 12, box.y + 40);
    const card = page.getByTestId('code-card');
    await expect(card).toContainText(/^\d+ inputs, /);
    await expect(card.locator('svg')).toHaveCount(12);
    await expect(card).toContainText(/and \d+ more$/);
    await page.mouse.move(box.x + 12, box.y - 60);
    await expect(card).toHaveCount(0);

    const slider = page.getByRole('slider', { name: 'Code' });
    await slider.focus();
    await expect(card).toBeVisible();
    const largest = await settledText(card.locator('strong'), /^\d+ inputs, /);
    await slider.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', /^2 of \d+: \d+ inputs?, /);
    await slider.press('Home');
    await expect(card.locator('strong')).toHaveText(largest);
  });

  test('all inputs of a code can be listed by key, each with its label', async ({ page }) => {
    await openPanel(page, `${SHORT}&data=parity`, 'Codes');
    const slider = page.getByRole('slider', { name: 'Code' });
    await expect(slider).toBeEnabled();
    await slider.focus();
    await expect(page.getByTestId('code-card').locator('li').first()).toHaveText(
      /^[01]{12} .*[01]$/,
    );
    const text = await settledAttribute(slider, 'aria-valuetext', /^1 of \d+: \d+ inputs/);
    const size = Number(/: (\d+) inputs/.exec(text)?.[1]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const list = page.getByRole('region', { name: 'Inputs of the code' });
    await expect(list).toContainText(`${size} inputs`);
    const items = list.getByRole('listitem');
    const more = list.getByRole('button');
    // With a part of the list, for it takes long with thousands of entries, which are all alike.
    await expect(items).toHaveCount(LISTED);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    for (let shown = LISTED; shown < size; shown += LISTED) {
      await expect(items).toHaveCount(shown);
      await more.press('Enter');
    }
    await expect(items).toHaveCount(size);
    await expect(more).toHaveCount(0);
    const inputs = await items.allTextContents();
    for (const input of inputs) {
      const ones = input.slice(0, 12).replaceAll('0', '').length;
      expect(input).toMatch(new RegExp(`${ones % 2}$`));
    }
    await page.getByRole('button', { name: 'Back to the picture' }).press('Enter');
    await expect(list).toHaveCount(0);
  });
});

test('the prepared case of ReLU under bins fixed to [−1, 1] warns; more bins to the top do not', async ({
  page,
}) => {
  await open(page, `${SHORT}&panel=bins`);
  await page.getByRole('link', { name: /ReLU on/ }).click();
  await expect(page).toHaveURL(/#v1\/relu-4bit\?layer=4&panel=bins&estimator=uniform,30,-1\.\.1/);
  await trainedOnRequest(page, 400);
  const light = page.getByTestId('validity');
  await expect(light).toHaveText(
    /⚠ These bins do not even preserve the network’s own predictions \(0\.\d+ bits missing\)\./,
  );
  await expect(page.getByTestId('bins-text')).toHaveText(
    /^\d+ levels → \d+ bins: \d\.\d+ bits about this neuron are lost\.$/,
  );
  await page
    .getByRole('button', { name: /^Estimator: / })
    .last()
    .click();
  const settings = page.getByRole('region', { name: 'Estimator' }).last();
  await settings.getByLabel('Range').selectOption('layer');
  await page.keyboard.press('Escape');
  await expect(light).toHaveText('✓ These bins preserve the network’s predictions.');
  await trained(page);
});

test('a neuron is picked in the drawing and in the fields, and links keep it', async ({ page }) => {
  await openPanel(page, SHORT, 'Bins');
  const chart = page.getByTestId('bins-chart');
  await expect(chart).toContainText('Neuron 1 of T2');
  await page.getByLabel('Layer', { exact: true }).selectOption('T1');
  await type(page.getByLabel('Neuron', { exact: true }), '6');
  await expect(chart).toContainText('Neuron 6 of T1');
  await expect(page).toHaveURL(/layer=1&neuron=6&panel=bins/);
  const box = await page.getByTestId('network').boundingBox();
  if (box === null) throw new Error('the network is not on the page');
  // The output stands at the right; above its neurons the first is the nearest.
  await page.mouse.click(box.x + box.width - 14, box.y + 30);
  await expect(chart).toContainText('Neuron 1 of T3');
  await page.mouse.click(box.x + box.width - 14, box.y + box.height - 30);
  await expect(chart).toContainText('Neuron 2 of T3');
});

test('for an estimator without bins that is stated, with an offer of one that has them', async ({
  page,
}) => {
  await open(page, `${SHORT}&panel=bins&estimator=kde_upper`);
  await trained(page);
  await expect(page.getByTestId('bins-text')).toContainText('has no bins');
  await expect(page.getByTestId('validity')).toHaveCount(0);
  await page.getByRole('button', { name: /^Use 30 bins/ }).click();
  await expect(page.getByTestId('bins-text')).toContainText('levels →');
  // The button is gone; who pressed it by key is where the estimator can be changed.
  await expect(
    page.getByTestId('bins-panel').getByRole('button', { name: /^Estimator: / }),
  ).toBeFocused();
});

test('the shape follows the playhead, and the scatter is measured over all epochs', async ({
  page,
}) => {
  await openPanel(page, SHORT, 'Shape');
  const points = page.getByTestId('scatter');
  await expect(points).toContainText(/T2: first two principal axes, \d+ % of the variance/);
  const dots = part(points, 'dots').locator('path').first();
  const atEnd = await settledAttribute(dots, 'd', /^M/);
  await scrubTo(page, 2);
  await expect(dots).not.toHaveAttribute('d', atEnd);
  await scrubTo(page, LAST_EPOCH);
  await expect(dots).toHaveAttribute('d', atEnd);
  // Scatter within and between labels, and I(X;T), each in one piece: nothing is missing.
  const lines = part(page.getByTestId('shape-panel').getByTestId('epoch-chart'), 'lines').locator(
    'path',
  );
  await expect(lines).toHaveCount(3);
  for (const line of await lines.all()) await expect(line).toHaveAttribute('d', /^M[^M]*$/);
});

test('while the bins are dragged the panel keeps talking of them', async ({ page }) => {
  await open(page, `${SHORT}&panel=bins`);
  await trained(page);
  await expect(page.getByTestId('validity')).toBeVisible();
  const noted = await page.evaluateHandle(() => {
    const panel = document.querySelector<HTMLElement>('[data-testid=bins-panel]');
    if (panel === null) throw new Error('the panel is not on the page');
    const texts: string[] = [];
    const note = () => {
      const light = panel.querySelector('[data-testid=validity]');
      texts.push(light ? panel.innerText : 'no light');
    };
    new MutationObserver(note).observe(panel, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  });
  await page
    .getByTestId('bins-panel')
    .getByRole('button', { name: /^Estimator: / })
    .click();
  const bins = page.getByRole('region', { name: 'Estimator' }).last().getByRole('slider').first();
  await bins.focus();
  for (let step = 0; step < 5; step++) await bins.press('ArrowLeft');
  await expect(page.getByTestId('validity')).toBeVisible();
  const texts = await noted.jsonValue();
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => /no light|No epoch|Measuring/.test(text))).toEqual([]);
});

test('tabs are walked by key, and a link opens its panel', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  await page.getByRole('tab', { name: 'Numbers' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Codes' })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Codes' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Shape' })).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/panel=shape/);
  await expect(page.getByTestId('epoch')).toHaveText('40');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Numbers' })).toBeFocused();
});

for (const panel of PANELS) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${panel}: nothing scrolls and axe finds no violation, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await open(page, `#v1/relu-4bit?epochs=40&panel=${panel}&estimator=uniform,30,-1..1`);
      await trained(page);
      if (panel === 'codes') {
        await expect(page.getByRole('slider', { name: 'Code' })).toBeEnabled();
        await page.getByRole('slider', { name: 'Code' }).focus();
      }
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await expect.poll(() => overflowing(page, PARTS)).toEqual([]);
    });
  }
}

test('on a phone each panel can be opened and fits the width @phone', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  for (const name of ['Codes', 'Bins', 'Shape']) {
    await tap(page.getByRole('tab', { name }));
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390);
  }
});

test('a picture of another epoch than that of the playhead is marked while no worker answers', async ({
  page,
}) => {
  await catchWorkers(page);
  await open(page, `${SHORT}&panel=codes`);
  await trained(page);
  await expect(page.getByRole('slider', { name: 'Code' })).toBeEnabled();
  await expect(page.getByTestId('behind')).toHaveCount(0);
  // The next worker waits for its script.
  await page.route(/entry-[^/]*\.js$/, () => {});
  await page.evaluate(() => {
    for (const worker of (window as unknown as WithWorkers).workers) worker.terminate();
  });
  await page.keyboard.press('Home');
  await expect(page.getByTestId('behind')).toHaveText('Still epoch 40; epoch 0 is under way.');
  await expect(page.getByTestId('behind')).toBeVisible();
});
