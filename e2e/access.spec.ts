import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { open, pageWidth, plane, SHORT, settledText, tap, trained, type } from './lab.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds no violation, ${scheme}, with help open and closed`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, `${SHORT}&bits=3&foo=1`);
    await trained(page);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toContainText('Train with a new seed');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('on a phone the plane, the transport and the settings can be reached and used @phone', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390);
  await expect(plane(page)).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeInViewport();
  await tap(page.getByRole('button', { name: 'First epoch' }));
  await expect(page.getByTestId('epoch')).toHaveText('0');
  await page.getByLabel('Task').selectOption('parity');
  await expect(page).toHaveURL(/data=parity/);
});

test('the focus goes to a neighbour when the button that has it goes away or comes to its limit', async ({
  page,
}) => {
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await open(page, `${SHORT}&colour=red`);
  await trained(page);
  await press('Dismiss notices');
  await expect(page.getByRole('main')).toBeFocused();
  await press('reset all');
  await expect(page.getByRole('combobox', { name: 'Preset' })).toBeFocused();
  // Where the machine is busy, all epochs of the preset would wait to be started.
  await page.goBack();
  await trained(page);

  await press('why?');
  const epsilon = page.getByRole('textbox', { name: 'ε, bits' });
  await type(epsilon, '0.4');
  await epsilon.press('Enter');
  await press('Reset criteria');
  await expect(page.getByRole('button', { name: 'Reset criteria' })).toBeFocused();
  await expect(epsilon).toHaveValue('0.25');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'why?' })).toBeFocused();

  await press('Help');
  await press('Epochs on a logarithmic or linear axis');
  await expect(page.getByRole('button', { name: 'Help' })).toBeFocused();

  await press('Compare');
  const estimator = page.getByRole('button', { name: 'Add estimator' });
  const columns = page.getByTestId('estimator-heading');
  for (let count = 4; count < 6; count++) {
    await expect(columns).toHaveCount(count);
    await estimator.press('Enter');
  }
  await expect(estimator).toBeDisabled();
  await expect(estimator).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(columns).toHaveCount(6);
});

test('a screen reader is given what a run came to and where a key has led, not each epoch of a playback', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  const outcome = page.getByTestId('command-announced');
  const announced = page.getByTestId('run-announced');
  const insight = await settledText(announced, /^Training complete\. .*\.$/);
  await expect(page.getByTestId('insight')).toHaveText(
    `${insight.replace('Training complete. ', '')} why?`,
  );
  await expect(page).toHaveTitle('ReLU, 4 bits – Lab – Infoplane');

  for (const [key, announced] of [
    ['Home', 'epoch 0'],
    ['2', 'T2 alone'],
    ['0', 'all layers'],
    ['l', 'epochs linear'],
    ['c', 'Compare'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(outcome).toHaveText(announced);
  }
  await expect(page).toHaveTitle('ReLU, 4 bits – Compare – Infoplane');
  await page.keyboard.press(' ');
  await expect(outcome).toHaveText('playing');
  await expect(page.getByTestId('epoch')).not.toHaveText('0');
  await expect(outcome).toHaveText('playing');
});

test('on a phone every command can be touched in the help, and what is refused is seen @phone', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  const help = page.getByRole('dialog', { name: 'What you are looking at' });
  const touch = async (name: string | RegExp): Promise<void> => {
    await tap(page.getByRole('button', { name: 'Help' }));
    await tap(help.getByRole('button', { name }));
  };
  await touch('Show layer T2 alone');
  await expect(help).toHaveCount(0);
  await expect(page).toHaveURL(/layer=2/);
  await touch(/First epoch/);
  await expect(page.getByTestId('epoch')).toHaveText('0');
  await touch(/About this run/);
  await expect(page.getByRole('dialog', { name: 'About this run' })).toBeVisible();
  await page.keyboard.press('Escape');

  const epochs = page.getByRole('textbox', { name: 'Epochs' });
  await type(epochs, '100001');
  await epochs.press('Enter');
  await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
});
