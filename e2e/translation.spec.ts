import { expect, type Page, test } from '@playwright/test';
import { open, SHORT, trained } from './lab.ts';

/** How translators take a text away: Chrome puts an element in its place, others one around it. */
type Way = 'replaced' | 'wrapped';

/** Translates what is on the page and not translated yet: into capitals. */
function translate(page: Page, way: Way): Promise<void> {
  return page.evaluate((how) => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      // Pictures are left alone, and so are blanks.
      if (parent === null || text.data.trim() === '' || parent.closest('font, svg')) continue;
      const font = document.createElement('font');
      if (how === 'replaced') {
        font.textContent = text.data.toUpperCase();
        text.replaceWith(font);
      } else {
        text.replaceWith(font);
        font.append(text);
      }
    }
  }, way);
}

const KEYS = [
  ...['Home', 'End', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft', ' ', ' ', '[', ']'],
  ...['1', '2', 'ArrowDown', '0', 'k', 'l', 'b', 'b'],
  ...['?', 'Escape', 'i', 'Escape', 'w', 'Escape', 'c', '2', '0', 'c'],
  ...['n', 't', 't', 'r', 's'],
];

for (const way of ['replaced', 'wrapped'] as const) {
  test(`a page whose texts were ${way} by a translator lives on with every key`, async ({
    page,
  }) => {
    test.slow(); // Forty steps.
    await open(page, `${SHORT}&colour=red`);
    await trained(page);
    for (const key of KEYS) {
      await translate(page, way);
      await page.keyboard.press(key);
      await expect(page.locator('header')).toBeVisible();
      await expect(page.locator('main')).toBeVisible();
      await expect(page.getByTestId('run-bar')).toBeVisible();
    }
    for (const panel of [/codes/i, /bins/i, /shape/i, /numbers/i]) {
      await translate(page, way);
      await page.getByRole('tab', { name: panel }).click();
    }
    await trained(page);
    // Numbers are those of the playhead, not what was there when they were translated.
    await page.locator('main').focus();
    await page.keyboard.press('Home');
    const caption = page.getByTestId('readout').locator('caption');
    for (const epoch of [1, 2]) {
      await translate(page, way);
      await page.keyboard.press('ArrowRight');
      await expect(page.getByTestId('epoch')).toHaveText(String(epoch));
      await expect(caption).toContainText(new RegExp(`epoch ${epoch}`, 'i'));
    }
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('an error in a panel leaves the rest of the page, with the link and a way back', async ({
  page,
}) => {
  // What a panel shows is taken out of the page behind its back: React cannot remove it.
  await page.goto(`/${SHORT}&panel=numbers`);
  await trained(page);
  await page.getByTestId('readout').evaluate((readout) => readout.remove());
  await page.getByRole('tab', { name: 'Codes' }).click();
  await expect(page.getByRole('alert')).toContainText('failed');
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/hidden=6-4/);
  await page.getByRole('button', { name: 'Show it again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByTestId('run-bar')).toBeVisible();
});
