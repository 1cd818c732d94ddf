import { expect, test } from '@playwright/test';
import { serveBuild } from './hosts.ts';
import { open, trained } from './lab.ts';

/** The run that each of them means. */
const MEANT = '#v1/tanh-8bit?hidden=5-3&epochs=9&seed=41';

for (const [what, address, notice] of [
  ['punctuation behind it', `/${MEANT}).`, 'Punctuation around the link was left out.'],
  ['quotation marks', `/${MEANT}\u201d,`, 'Punctuation around the link was left out.'],
  ['an angle bracket', `/${MEANT}>`, 'Punctuation around the link was left out.'],
  ['zero-width characters', `/${MEANT}\u200b\ufeff`, 'Invisible characters'],
  ['entities', `/${MEANT.replaceAll('&', '&amp;')}`, 'its entities (&amp;) were read'],
  ['marks escaped', `/${MEANT.replaceAll('&', '%26')}`, 'it was unescaped'],
  [
    'all escaped twice',
    `/#${encodeURIComponent(encodeURIComponent(MEANT.slice(1)))}`,
    'it was unescaped',
  ],
  ['its own mark escaped', `/?${MEANT.replace('#', '%23')}`, 'it was unescaped'],
  ['capitals', `/${MEANT.replace('epochs', 'Epochs').replace('tanh', 'TANH')}`, 'Capital letters'],
  [
    'full-width digits',
    `/${MEANT.replace('41', '\uff14\uff11')}`,
    'Full-width characters in the link were read as plain ones.',
  ],
  ['a dash', `/${MEANT.replace('5-3', '5\u20133')}`, 'Dashes in the link were read as hyphens.'],
  ['tracking parameters', `/${MEANT}&utm_source=mail&fbclid=Iw7`, undefined],
  ['a tracking parameter behind a question mark', `/${MEANT}?utm_medium=feed`, undefined],
] as const) {
  test(`a link with ${what} gives its run, and what was mended is reported`, async ({ page }) => {
    await open(page, address.slice(1));
    await trained(page);
    await expect(page).toHaveURL(/\/#v1\/tanh-8bit\?hidden=5-3&epochs=9&seed=41&fp=/);
    if (notice === undefined) {
      await expect(page.getByTestId('notices')).toHaveCount(0);
      return;
    }
    await expect(page.getByTestId('notices').getByRole('listitem')).toHaveCount(1);
    await expect(page.getByTestId('notices')).toContainText(notice);
  });
}

for (const [what, path] of [
  ['once', MEANT.replace('#', '%23')],
  ['with all else', encodeURIComponent(MEANT)],
  ['twice', encodeURIComponent(encodeURIComponent(MEANT))],
] as const) {
  test(`a link whose mark was escaped ${what}, so that its host has no such file, gives its run`, async ({
    page,
  }) => {
    const host = await serveBuild();
    await page.goto(`${host.url}${path}`);
    await trained(page);
    await expect(page).toHaveURL(/\/#v1\/tanh-8bit\?hidden=5-3&epochs=9&seed=41&fp=/);
    await expect(page.getByTestId('notices').getByRole('listitem')).toHaveCount(1);
    await expect(page.getByTestId('notices')).toContainText('it was unescaped');
    await host.close();
  });
}

test('where a host has no such file, and it is no link, that is what the page has', async ({
  page,
}) => {
  const host = await serveBuild();
  const response = await page.goto(`${host.url}none`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading')).toHaveText('Not found');
  await expect(page.getByText('may have become')).toBeVisible();
  await host.close();
});
