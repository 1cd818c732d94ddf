import { expect, test } from '@playwright/test';
import {
  expectReadout,
  expectStatus,
  fingerprint,
  open,
  overflowing,
  painted,
  part,
  plane,
  readout,
  SHORT,
  settledText,
  trained,
  type,
} from './lab.ts';

test('one playhead links scrubbing, keys, charts and table', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  const epoch = page.getByTestId('epoch');
  await expect(epoch).toHaveText('40');
  const atEnd = await readout(page);

  await page.keyboard.press('Home');
  await expect(epoch).toHaveText('0');
  await expect(page.getByTestId('readout').locator('caption')).toContainText('epoch 0');
  await expect.poll(() => readout(page)).not.toEqual(atEnd);
  await page.keyboard.press('ArrowRight');
  await expect(epoch).toHaveText('1');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(epoch).toHaveText('11');

  await page.getByRole('slider', { name: 'Recorded epoch' }).fill('25');
  await expect(epoch).toHaveText('25');

  // A click on a chart over epochs moves the playhead; hovering only shows.
  const chart = page.getByTestId('epoch-chart').first();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('the chart is not on the page');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await expect(page.getByTestId('readout').locator('caption')).not.toContainText('epoch 25');
  await expect(epoch).toHaveText('25');
  await page.mouse.down();
  await expect(epoch).not.toHaveText('25');
  await page.mouse.up();

  await page.keyboard.press('End');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(epoch).not.toHaveText('40');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('letters and Space act after a slider was used, letters choose in a list, and the playhead wins over a resting pointer', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  await page.getByRole('slider', { name: 'Recorded epoch' }).fill('12');
  await page.getByRole('slider', { name: 'Recorded epoch' }).focus();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/seed=/);
  await fingerprint(page);
  const optimizer = page.getByLabel('Optimizer', { exact: true });
  await optimizer.focus();
  await page.keyboard.press('s');
  await expect(optimizer).toHaveValue('sgd');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await optimizer.selectOption('adam');
  await fingerprint(page);
  await page.getByRole('slider', { name: 'Recorded epoch' }).focus();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  const epoch = page.getByTestId('epoch');
  await page.keyboard.press('Home');
  await expect(epoch).toHaveText('0');
  const box = await page.getByTestId('epoch-chart').first().boundingBox();
  if (box === null) throw new Error('the chart is not on the page');
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2);
  const at = Number(await settledText(epoch, /^[1-9]\d*$/));
  await page.keyboard.press('ArrowRight');
  await expect(epoch).toHaveText(String(at + 1));
  await expect(page.getByTestId('readout').locator('caption')).toContainText(`epoch ${at + 1}`);
});

test('a width can be typed over, and leaving a field for the train button trains', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  const width = page.getByLabel('Width of T2');
  await width.press('End');
  await width.press('Backspace');
  await width.pressSequentially('12');
  await expect(page).not.toHaveURL(/6-12/);
  await width.press('Enter');
  await expect(page).toHaveURL(/hidden=6-12/);
  await type(width, '99');
  await width.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Enter a whole number from 1 to 32.');
  await width.press('Escape');
  await expect(width).toHaveValue('12');
  await type(page.getByRole('textbox', { name: 'Epochs' }), '8000');
  await page.getByRole('button', { name: 'Train again' }).click({ delay: 90 });
  await expectStatus(page, 'training');
});

test('hovering the plane shows the exact numbers of the nearest point', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  await painted(page, 40);
  const [first] = await readout(page);
  const box = await plane(page).boundingBox();
  if (box === null) throw new Error('the plane is not on the page');
  // T1 ends near the upper right corner of the entropy bounds.
  await page.mouse.move(box.x + box.width - 90, box.y + 75);
  const tooltip = page.getByTestId('tooltip');
  await expect(tooltip).toContainText('T1');
  await expect(tooltip).toContainText(/I\(X;T\) \d+\.\d{4} bits/);
  expect(first?.[0]).toContain('T1');
});

test('on a projector letters grow, charts with them, and the pointer still finds its point', async ({
  page,
}) => {
  const title = page
    .getByTestId('epoch-chart')
    .locator('text')
    .filter({ hasText: 'I(X;T) over epochs' });
  const widths = async () => ({
    page: (await page.locator('h1').boundingBox())?.width ?? 0,
    chart: (await title.boundingBox())?.width ?? 0,
  });
  await open(page, SHORT);
  await trained(page);
  await expect(title).toBeVisible();
  const laptop = await widths();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(async () => (await widths()).chart).toBeGreaterThan(1.15 * laptop.chart);
  await expect.poll(async () => (await widths()).page).toBeGreaterThan(1.15 * laptop.page);
  const [first] = await readout(page);
  // The plane may yet be painted for the larger window: then the point is somewhere else.
  await expect(async () => {
    // A circle, whose box has the same middle.
    const marker = await part(plane(page), 'markers').locator('path').first().boundingBox();
    if (marker === null) throw new Error('no layer is on the plane');
    await page.mouse.move(marker.x + marker.width / 2, marker.y + marker.height / 2);
    const tooltip = page.getByTestId('tooltip');
    await expect(tooltip).toContainText(`I(X;T) ${first?.[1]} bits`, { timeout: 1000 });
  }).toPass({ timeout: 10_000 });
});

test('changing the bits cancels the old run, trains a new one and shows the difference', async ({
  page,
}) => {
  await open(page, '#v1/tanh-4bit?epochs=8000');
  await expectStatus(page, 'training');
  const slider = page.getByRole('slider', { name: 'Activation bits' });
  await slider.focus();
  await slider.press('ArrowLeft');
  await expect(page).toHaveURL(/bits=3/);
  await expect(page.getByTestId('changes')).toContainText('3 bits');
  await expectStatus(page, 'training');
  await page.getByRole('button', { name: 'Reset Activation bits to 4 bits' }).click();
  await expect(page).not.toHaveURL(/bits=3/);
});

test('while a slider is dragged the plane follows each value, and the history gets one entry', async ({
  page,
}) => {
  await open(page);
  await trained(page);
  const before = await page.evaluate(() => history.length);
  const slider = page.getByRole('slider', { name: 'Activation bits' });
  const box = await slider.boundingBox();
  if (box === null) throw new Error('the slider is not on the page');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.375, y);
  await page.mouse.down();
  for (const share of [0.25, 0.5, 0.7, 0.8]) {
    await page.mouse.move(box.x + box.width * share, y);
    // Axes and the old trajectories stay; the new run's numbers come by themselves.
    await expect(page.getByTestId('readout').locator('caption')).toContainText(/epoch [1-9]/);
  }
  await expect(page).not.toHaveURL(/bits=/);
  await page.mouse.up();
  await expect(page).toHaveURL(/bits=8/);
  await trained(page);
  await expect.poll(() => page.evaluate(() => history.length)).toBe(before + 1);
});

test('every setting can be changed, shows its preset and can be reset alone', async ({ page }) => {
  await open(page, SHORT);
  await type(page.getByLabel('Learning rate', { exact: true }), '0.01');
  await page.getByLabel('Learning rate', { exact: true }).press('Enter');
  await page.getByLabel('Optimizer', { exact: true }).selectOption('sgd');
  await page.getByLabel('Task').selectOption('majority');
  await page.getByLabel('Initial weights').selectOption('width');
  await type(page.getByLabel('Training split'), '50');
  await type(page.getByLabel('Batch size'), '64');
  await type(page.getByLabel('L2 penalty'), '0.001');
  await type(page.getByLabel('Width of T2'), '5');
  await page.getByLabel('Width of T2').press('Enter');
  await page.getByLabel('Activation of T1').selectOption('tanh');
  await page.getByRole('button', { name: 'One hidden layer more' }).click();
  await expect(page).toHaveURL(
    /data=majority&hidden=6-5-5&act=tanh-relu-relu&opt=sgd&lr=0\.01&batch=64&epochs=40&l2=0\.001&init=width&train=50/,
  );
  await page.getByRole('button', { name: 'Reset Batch size to 256' }).click();
  await expect(page).not.toHaveURL(/batch=/);
  await page.getByRole('button', { name: 'New seed' }).click();
  await expect(page).toHaveURL(/seed=\d+/);
  await trained(page);
});

test('a value out of range is refused with the field and its range, and nothing changes', async ({
  page,
}) => {
  await open(page, SHORT);
  await type(page.getByLabel('Batch size'), '100000');
  await page.getByLabel('Batch size').press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Enter a whole number from 1 to 1024.');
  await expect(page).not.toHaveURL(/batch=/);
  await page.getByLabel('Batch size').press('Escape');
  await expect(page.getByLabel('Batch size')).toHaveValue('256');
});

test('what counts as T at the output can be switched without training again', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  const logits = (await readout(page)).at(-1);
  await page.getByLabel('Output layer measured as').selectOption('class');
  await expect.poll(async () => (await readout(page)).at(-1)).not.toEqual(logits);
  await expect.poll(async () => Number((await readout(page)).at(-1)?.[3])).toBeLessThanOrEqual(2);
  await trained(page);
});

test('a link gives back the same run, playhead and layer, and back and forward work', async ({
  page,
  context,
}) => {
  await open(page, SHORT);
  await trained(page);
  const mark = await fingerprint(page);
  await page.getByRole('slider', { name: 'Recorded epoch' }).fill('7');
  await page.getByRole('button', { name: 'T2', exact: true }).click();
  await expect(page).toHaveURL(/e=7&layer=2/);
  const expected = await readout(page);

  const other = await context.newPage();
  await other.goto(page.url());
  await trained(other);
  expect(await fingerprint(other)).toBe(mark);
  await expect(other.getByTestId('epoch')).toHaveText('7');
  await expectReadout(other, expected);
  await expect(other.getByTestId('notices')).toHaveCount(0);
  await other.close();

  await page.getByLabel('Optimizer', { exact: true }).selectOption('sgd');
  await expect(page).toHaveURL(/opt=sgd/);
  await trained(page);
  await page.goBack();
  await expect(page.getByLabel('Optimizer', { exact: true })).toHaveValue('adam');
  await expect(page.getByTestId('epoch')).toHaveText('7');
  await trained(page);
  await expectReadout(page, expected);
  await page.goForward();
  await expect(page.getByLabel('Optimizer', { exact: true })).toHaveValue('sgd');
});

test('back leads from the comparison, a panel and a layer to what was on show before', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  await page.getByRole('tab', { name: 'Shape' }).click();
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/view=compare/);
  await page.goBack();
  await expect(page).toHaveURL(/layer=2&panel=shape/);
  await expect(plane(page)).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/layer=2/);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Numbers' })).toHaveAttribute('aria-selected', 'true');
  await trained(page);
});

test('a key pressed 130 times in a row makes one entry of the history', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  const fingerprinted = await fingerprint(page);
  const before = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    for (let press = 0; press < 130; press++) {
      const key = press % 2 === 0 ? 'ArrowUp' : 'ArrowDown';
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
  });
  await page.keyboard.press('3');
  await expect(page).toHaveURL(/layer=3/);
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect(page).not.toHaveURL(/layer=/);
  expect(await fingerprint(page)).toBe(fingerprinted);
});

test('a link with mistakes is repaired and shows how; a foreign fingerprint is noticed', async ({
  page,
}) => {
  await open(page, `${SHORT}&bits=99&colour=red&fp=0123456789abcdef`);
  await expect(page.getByTestId('notices')).toContainText(
    'bits: “99” is not allowed (1 to 8, or 32 for float32); using 8.',
  );
  await expect(page.getByTestId('notices')).toContainText('colour');
  await trained(page);
  await expect(page.getByTestId('notices')).toContainText('0123456789abcdef');
  await page.getByRole('button', { name: 'Dismiss notices' }).click();
  await expect(page.getByTestId('notices')).toHaveCount(0);
});

test('a run that would take long waits to be started', async ({ page }) => {
  await open(page, '#v1/tanh-4bit?hidden=32-32-32-32&epochs=20000');
  await expectStatus(page, 'waiting');
  await expect(page.getByTestId('run-status')).toContainText(/about .* Press Train/);
  await page.keyboard.press('t');
  await expectStatus(page, 'training');
});

test('help lists every key, opens and closes by key, and letters can be switched off', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'What you are looking at' });
  await expect(help).toContainText('Train with a new seed');
  await help.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('Home');
  await page.keyboard.press('t');
  await trained(page);
});

test('about this run names what computed it, its fingerprint and every setting', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  const mark = await fingerprint(page);
  await page.keyboard.press('i');
  const about = page.getByRole('dialog', { name: 'About this run' });
  await expect(about).toContainText('WebAssembly SIMD');
  await expect(about).toContainText(mark);
  await expect(about).toContainText('Learning rate');
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});

test('where WebAssembly cannot be compiled the reference trains, and the page shows it', async ({
  page,
}) => {
  // A stricter policy than our own, as a careful host may send.
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const policy = (response.headers()['content-security-policy'] ?? '').replace(
      " 'wasm-unsafe-eval'",
      '',
    );
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': policy },
    });
  });
  await page.goto(`/${SHORT}`);
  await expect(page.getByTestId('notices')).toContainText('slower here (typed arrays)');
  await trained(page);
  await page.getByRole('button', { name: 'About this run' }).click();
  await expect(page.getByRole('dialog', { name: 'About this run' })).toContainText('typed arrays');
});

/** What must not be smaller than its content. */
const PARTS = 'html, body, main, [data-testid=controls], [data-testid=side]';

test('nothing scrolls at 1366 × 768', async ({ page }) => {
  await open(page);
  await trained(page);
  await expect.poll(() => overflowing(page, PARTS)).toEqual([]);
});

test('the page requests nothing from any other host', async ({ page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') foreign.push(request.url());
  });
  await open(page, SHORT);
  await trained(page);
  expect(foreign).toEqual([]);
});

test('a refused value is dropped with the run it was meant for', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  const seed = page.getByRole('textbox', { name: 'Seed' });
  for (const link of [SHORT.replace('6-4', '5-4'), `${SHORT.replace('6-4', '5-4')}&layer=1`]) {
    await type(seed, 'minus one');
    await seed.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, link);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(seed).toHaveValue('1');
  }
});
