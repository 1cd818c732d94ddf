import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { activations, EPOCHS } from './activations.ts';
import {
  expectReadout,
  fetchedWhenIdle,
  open,
  pageWidth,
  plane,
  readout,
  SHORT,
  trained,
} from './lab.ts';

/** Drops a file on the page, as from a desktop, and with it so many others. */
async function drop(page: Page, name: string, text: string, others = 0): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content, more]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      for (let n = 0; n < more; n++) transfer.items.add(new File([''], `other-${n}.csv`));
      return transfer;
    },
    [name, text, others] as const,
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer });
  await expect(page.getByTestId('drop-zone')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer });
  await expect(page.getByTestId('drop-zone')).toHaveCount(0);
}

const banner = (page: Page) => page.getByTestId('file-banner');

test('a dropped file is shown at every epoch with the numbers of the command line', async ({
  page,
}, testInfo) => {
  const text = activations();
  const path = testInfo.outputPath('run.csv');
  writeFileSync(path, text);
  const { stdout } = spawnSync(process.execPath, ['scripts/infoplane.mjs', 'measure', path], {
    encoding: 'utf8',
  });
  const measured: { epoch: number; layer: string; codes: number; ixt: number; ity: number }[] =
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  await open(page, SHORT);
  await trained(page);
  const ofRun = await readout(page);
  await drop(page, 'run.csv', text);
  await expect(banner(page)).toContainText('Activations of run.csv: 60 rows, 2 layers, 9 epochs.');
  await expect(plane(page)).toContainText('H(X) = 5.907 bits');
  await expect(page.getByTestId('controls')).toBeHidden();
  await expect(page.getByTestId('run-bar')).toBeHidden();
  await expect(page.getByTestId('epoch-chart').filter({ visible: true })).toHaveCount(2);

  await page.keyboard.press('Home');
  for (const epoch of EPOCHS) {
    await expect(page.getByTestId('readout').locator('caption')).toContainText(`epoch ${epoch}`);
    const expected = measured
      .filter((line) => line.epoch === epoch)
      .map(({ layer, ixt, ity, codes }) => [layer, ixt.toFixed(4), ity.toFixed(4), String(codes)]);
    await expect
      .poll(async () => (await readout(page)).map((row) => row.slice(0, 4)))
      .toEqual(expected);
    await page.keyboard.press('ArrowRight');
  }

  await page.getByRole('button', { name: 'Back to the experiment' }).click();
  await expect(banner(page)).toHaveCount(0);
  await trained(page);
  await expectReadout(page, ofRun);
});

test('every panel shows the file, and the estimator can be laid over it', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  await page.getByLabel('File of activations').setInputFiles({
    name: 'run.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(activations()),
  });
  await expect(banner(page)).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByTestId('readout').locator('thead')).toContainText('lost');

  await page.getByRole('tab', { name: 'Codes' }).click();
  await expect(page.getByTestId('codes-panel')).toContainText(/T2: 60 inputs → \d+ codes/);
  await expect(page.getByRole('slider', { name: 'Code' })).toBeEnabled();
  await page.getByRole('slider', { name: 'Code' }).focus();
  await expect(page.getByTestId('code-card')).toContainText(/rows? \d+/);
  await page.getByRole('tab', { name: 'Bins' }).click();
  await expect(page.getByTestId('validity')).toContainText('The file has no predictions');
  await expect(page.getByTestId('bins-text')).toContainText('levels →');
  await page.getByRole('tab', { name: 'Shape' }).click();
  await expect(page.getByTestId('shape-panel')).toContainText('T2: its neurons');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a layer that was not recorded at an epoch is stated, and the address stays the run’s', async ({
  page,
}) => {
  await open(page, `${SHORT}&panel=codes`);
  await trained(page);
  await expect(page).toHaveURL(/fp=/);
  const address = page.url();
  const lines = activations().split('\n');
  const gap = lines.filter((line) => !line.startsWith('4,2,')).join('\n');
  await drop(page, 'gap.csv', gap);
  await expect(page.getByTestId('codes-panel')).toContainText(/T2: 60 inputs/);
  await expect(page.getByTestId('insight')).toContainText('T2 was not recorded at every epoch');
  await page.getByRole('slider', { name: 'Recorded epoch' }).fill('2');
  for (const panel of ['Codes', 'Bins', 'Shape']) {
    await page.getByRole('tab', { name: panel }).click();
    await expect(page.getByTestId('drawing-empty')).toHaveText('T2 was not recorded at epoch 4.');
  }
  await expect(page.getByTestId('notices')).toHaveCount(0);
  await page.getByRole('slider', { name: 'Recorded epoch' }).fill('1');
  await expect(page.getByTestId('drawing-empty')).toHaveCount(0);
  expect(page.url()).toBe(address);
});

test('one epoch has no charts over epochs', async ({ page }) => {
  await open(page, SHORT);
  await drop(page, 'one.json', '{"T": [[0, 1], [0, 2], [1, 1]], "y": [0, 1, 1]}');
  await expect(banner(page)).toContainText('With a single epoch there are no trajectories.');
  await expect(page.getByTestId('epoch-chart')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Playhead and training' })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Whole run' })).toHaveCount(0);
  await expect
    .poll(async () => (await readout(page)).map((row) => row.slice(0, 4)))
    .toEqual([['T', '1.5850', '0.9183', '3']]);
  await expect(plane(page)).toHaveAccessibleName(/^(?!.*epoch).*T: 1\.58 and 0\.918/);
  await expect(page.getByRole('main')).not.toContainText(/epoch/i);
  await page.keyboard.press('c');
  await expect(page.getByTestId('plane-grid').getByTestId('network-heading')).toHaveText(
    'one.json3 rows, 1 layer',
  );
  await expect(page.getByRole('main')).not.toContainText(/epoch/i);
  await expect(page.getByTestId('verdicts')).toHaveCount(0);
});

/** As few as a verdict needs. */
const FLOAT_EPOCHS = [0, 1, 2, 3, 5, 10, 20, 50, 100];

/** Floating-point activations: two layers of random numbers, which come closer over the epochs. */
function floats(epochs: readonly number[]): string {
  let state = 7;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const layer = (width: number): number[][][] =>
    epochs.map((_, e) =>
      Array.from({ length: 300 }, () => Array.from({ length: width }, () => next() / (1 + e / 2))),
    );
  const labels = Array.from({ length: 300 }, (_, row) => ['cat', 'dog', 'cow'][row % 3]);
  return JSON.stringify({ activations: { wide: layer(6), narrow: layer(5) }, epochs, labels });
}

test('of floating-point activations an estimator is shown, and exact by one click', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  await drop(page, 'floats.json', floats(FLOAT_EPOCHS));
  const measured = page.getByTestId('measured-with');
  await expect(measured).toContainText('Exact is uninformative here');
  await expect(measured).toContainText('Measured with KDE upper, σ² 0.1');
  const table = page.getByTestId('readout');
  await expect(table.locator('caption')).toHaveText('KDE upper, σ² 0.1, in bits, at epoch 100');
  await expect(table).not.toContainText('8.2288');
  await expect(page.getByTestId('insight')).toContainText('By KDE upper, σ² 0.1: ');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await measured.getByRole('button', { name: 'Show exact' }).click();
  await expect(measured).toContainText('It is shown all the same.');
  await expect(table.locator('caption')).toHaveText('Exact, in bits, at epoch 100');
  expect((await readout(page)).map((row) => row.slice(0, 4))).toEqual([
    ['wide', '8.2288', '1.5850', '300'],
    ['narrow', '8.2288', '1.5850', '300'],
  ]);
  await measured.getByRole('button', { name: 'Show with the estimator' }).click();
  await expect(table.locator('caption')).toHaveText('KDE upper, σ² 0.1, in bits, at epoch 100');

  await page.getByRole('button', { name: 'About this file' }).click();
  const about = page.getByRole('dialog');
  for (const text of [
    'floats.json',
    '8.229 and 1.585 bits',
    'wide 6 · narrow 5',
    FLOAT_EPOCHS.join(', '),
  ])
    await expect(about).toContainText(text);
  await expect(about).not.toContainText('Learning rate');
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('floats.json – Lab – Infoplane');
});

test('a file is compared under several estimators, and no network beside it', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  await drop(page, 'floats.json', floats(FLOAT_EPOCHS));
  await expect(banner(page)).toBeVisible();
  await page.keyboard.press('c');
  const grid = page.getByTestId('plane-grid');
  await expect(grid.getByTestId('estimator-heading')).toHaveCount(4);
  await expect(grid.getByTestId('network-heading')).toHaveText(
    /floats\.json.*300 rows, 2 layers, 9 epochs/,
  );
  await expect(page.getByTestId('verdicts').getByRole('table')).not.toContainText('…');
  await expect(page.getByTestId('verdicts').getByRole('row', { name: /^narrow/ })).toContainText(
    'stays at H(X)',
  );
  const main = page.getByRole('main');
  await expect(main).toContainText('how it was trained is not in the file');
  await expect(main.getByRole('button', { name: 'Add network' })).toHaveCount(0);
  await expect(main.getByRole('navigation')).toHaveCount(0);
  await expect(main.getByText('DPI')).toHaveCount(0);
  await main.getByRole('button', { name: 'Add estimator' }).click();
  await expect(grid.getByTestId('estimator-heading')).toHaveCount(5);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Compare the experiment' }).click();
  await expect(grid.getByTestId('network-heading')).toHaveCount(2);
});

/** Layers of such names, at twelve epochs. */
function named(names: readonly string[]): string {
  const checkpoints = Array.from({ length: 12 }, (_, epoch) => [0, 1, epoch % 3, 2]);
  const values = checkpoints.map((row) => row.map((value) => [value]));
  const activations = Object.fromEntries(names.map((name) => [name, values]));
  return JSON.stringify({ activations, labels: [0, 1, 0, 1] });
}

test('@phone a shadow marks that the table of numbers scrolls', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  await drop(page, 'names.json', named(['T1', 'hidden_layer_number_two']));
  await expect(banner(page)).toBeVisible();
  const table = page.getByTestId('readout');
  await expect(table).toContainText('hidden_layer');
  expect(await table.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  // One moves along and covers the other at the end; cells let them through.
  await expect(table).toHaveCSS('background-attachment', 'local, scroll');
  await expect(table.locator('tbody td').last()).toHaveCSS('background-color', /\/ 0?\.\d+\)$/);
});

for (const [width, height] of [
  [1366, 768],
  [390, 844],
] as const) {
  test(`in Compare no name of a layer runs into its verdict at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, SHORT);
    await trained(page);
    const names = ['T1', 'dense_1', 'hidden_layer_number_two', 'W'.repeat(40)];
    await drop(page, 'names.json', named(names));
    await expect(banner(page)).toBeVisible();
    await page.keyboard.press('c');
    const rows = page.getByTestId('verdicts').locator('tbody tr');
    await expect(rows).toHaveCount(names.length);
    for (const [n, name] of names.entries()) {
      const heading = rows.nth(n).getByRole('rowheader').getByRole('button');
      await expect(heading).toHaveAttribute('title', name);
      const [button, cell] = [
        await heading.boundingBox(),
        await rows.nth(n).getByRole('cell').first().boundingBox(),
      ];
      expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual((cell?.x ?? 0) + 1);
      const isCut = await heading.evaluate((one) => one.scrollWidth > one.clientWidth);
      expect(isCut).toBe(name.length > 14);
    }
  });
}

test('a hundred layers with names of 5,000 letters fit the page', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  const long = 'encoder'.repeat(700);
  const rows = Array.from({ length: 8 }, (_, row) => [row % 5, row % 3]);
  const layers = Array.from({ length: 100 }, (_, l) => [`${long}${l}`, rows]);
  const labels = [0, 1, 0, 1, 0, 1, 0, 1];
  const name = `${'n'.repeat(240)}.json`;
  await drop(page, name, JSON.stringify({ activations: Object.fromEntries(layers), labels }));
  await expect(page.getByTestId('readout').locator('tbody tr')).toHaveCount(100);
  await expect(page.getByRole('button', { name: 'encoderencoderencode…100' })).toHaveAttribute(
    'title',
    new RegExp(`${long}99`),
  );
  expect(await pageWidth(page)).toBeLessThanOrEqual(1366);
  await page.keyboard.press('c');
  await expect(page.getByTestId('plane-grid').getByTestId('network-heading')).toHaveCount(1);
  expect(await pageWidth(page)).toBeLessThanOrEqual(1366);
  await drop(page, 'more.csv', `a\n${'x'.repeat(5000)},1\n`);
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await pageWidth(page)).toBeLessThanOrEqual(1366);
});

test('a link that names an estimator decides what a file is measured with', async ({ page }) => {
  await open(page, `${SHORT}&estimator=uniform,8,layer`);
  await trained(page);
  await drop(page, 'floats.json', floats([0, 1]));
  await expect(page.getByTestId('measured-with')).toContainText(
    'Measured with 8 bins per layer: as chosen.',
  );
  await page.getByRole('button', { name: 'Back to the experiment' }).click();
  await expect(page).toHaveURL(/estimator=uniform,8,layer/);
});

test('what was guessed of a file is listed, and is undone by a button', async ({ page }) => {
  await open(page, SHORT);
  await trained(page);
  const folder = 'src/engine/data/files/testing/cases';
  await drop(page, 'index-column.csv', readFileSync(`${folder}/index-column.csv`, 'utf8'));
  await expect(banner(page)).toContainText('the index column was left out');
  const codes = async () => (await readout(page)).map((row) => row[3]);
  await expect.poll(codes).not.toEqual(['24']);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await banner(page).getByRole('button', { name: 'Undo: keep it as a neuron' }).press('Enter');
  await expect(banner(page)).not.toContainText('the index column was left out');
  await expect(banner(page)).toContainText('index-column.csv: 24 rows');
  await expect(banner(page)).toBeFocused();
  // Its numbers give each row a code of its own.
  await expect.poll(codes).toEqual(['24']);
});

test('of several files it is stated that one was opened, and the focus has somewhere to go back to', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  const pick = page.getByRole('button', { name: 'Analyze your activations…' });
  await drop(page, 'run.csv', '1,2,a\n2,1,b\n', 2);
  await expect(banner(page)).toContainText('Only the first of 3 files was opened.');
  await banner(page).getByRole('button').press('Enter');
  await expect(pick).toBeFocused();
  await drop(page, 'run.csv', '1,2,a\n2,1,b\n');
  await expect(banner(page)).toContainText('2 rows');
  await expect(banner(page)).not.toContainText('Only the first');
  await drop(page, 'empty.csv', '');
  await page.getByRole('button', { name: 'Dismiss what is wrong with the file' }).press('Enter');
  await expect(pick).toBeFocused();
});

for (const [what, name, text, problem] of [
  ['a ragged row', 'ragged.csv', '1,2,0\n1,0\n', 'ragged.csv: row 2, column 3'],
  ['a cell that is no number', 'word.csv', '1,2,0\n1,x,0\n', 'word.csv: row 2, column 2'],
  ['an infinity', 'inf.csv', '1,2,0\n1,inf,0\n', 'inf.csv: row 2, column 2'],
  ['no labels', 'none.json', '{"T": [[1]]}', 'none.json: "y" must be an array of labels'],
  ['an empty file', 'empty.csv', '', 'empty.csv: row 1'],
] as const) {
  test(`${what} is named, and the page stays as it was`, async ({ page }) => {
    await open(page, SHORT);
    await trained(page);
    const before = await readout(page);
    await drop(page, name, text);
    await expect(page.getByRole('alert')).toContainText(problem);
    await expect(page.getByRole('alert')).toContainText(
      'the label last or in a column named label',
    );
    await expect(banner(page)).toHaveCount(0);
    await expectReadout(page, before);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss what is wrong with the file' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('of two files the later is shown, and a new run takes the place of a file', async ({
  page,
}) => {
  await open(page, SHORT);
  await trained(page);
  const rows = Array.from({ length: 200_000 }, (_, r) => `${r % 97},${r % 2}`).join('\n');
  const input = page.getByLabel('File of activations');
  const csv = (name: string, text: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await input.setInputFiles(csv('large.csv', rows));
  await input.setInputFiles(csv('small.csv', '1,0\n2,1\n'));
  await expect(banner(page)).toContainText('small.csv: 2 rows');
  await page.getByRole('combobox', { name: 'File' }).selectOption('float32');
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByTestId('run-bar')).toBeVisible();
});

/** What reads files, which a worker fetches apart. */
const READER_CODE = /files-[^/]*\.js$/;

test('a file opens though the connection was lost after the run', async ({ page, context }) => {
  let fetched = 0;
  page.on('requestfinished', (request) => {
    if (READER_CODE.test(request.url())) fetched++;
  });
  const others = fetchedWhenIdle(page);
  // A panel has the worker that measures started, which is the one that reads files. Not by `open`: the
  // browser may fetch the page's icon once more, and reports as an error that it cannot.
  await page.goto(`/${SHORT}&panel=codes`);
  await trained(page);
  await expect(page.getByTestId('codes-panel').getByRole('img')).toBeVisible();
  // Each worker has it, and the page all that it fetches when idle: no request fails from here on.
  await expect.poll(() => fetched).toBe(page.workers().length);
  await others;
  await context.setOffline(true);
  await drop(page, 'net.csv', activations());
  await expect(banner(page)).toContainText('net.csv');
});

test('a reader that could not be loaded is named, and the file opens once it can', async ({
  page,
}) => {
  await page.route(READER_CODE, (route) => route.abort());
  await page.goto(`/${SHORT}`);
  await trained(page);
  await drop(page, 'net.csv', activations());
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(READER_CODE);
  await drop(page, 'net.csv', activations());
  await expect(banner(page)).toContainText('net.csv');
});
