import { expect, test } from '@playwright/test';
import { openWebKit, type Session } from '../../scripts/webdriver.mjs';
import { activations } from '../activations.ts';
import { RECORD } from '../fingerprints/record.ts';
import type { Served } from '../serve.ts';
import { button, expectDrawn, faults, serveBuilt, tab, text, trained } from './page.ts';

const SHORT = '#v1/relu-4bit?hidden=6-4&epochs=40';
const CONTROL = '\uE009';

/** What each panel draws: in which element, which part of a chart, and how many shapes at least. */
const PANELS = [
  ['Numbers', 'readout', 'line', 2],
  ['Codes', 'treemap', 'codes', 2],
  ['Bins', 'bins-chart', 'bands', 2],
  ['Shape', 'scatter', 'dots', 2],
] as const;

let session: Session;
let served: Served;
test.beforeAll(async () => {
  session = await openWebKit(process.env['E2E_WEBKIT'] ?? '');
  served = await serveBuilt();
});
test.afterAll(async () => {
  await session?.close();
  await served?.close();
});

/** Opens the page anew at a link, with its run trained. */
async function open(hash: string): Promise<void> {
  await session.open('about:blank');
  await session.open(served.url + hash);
  await trained(session);
}

async function panelsDrawn(): Promise<void> {
  for (const [name, testId, part, least] of PANELS) {
    await session.click(tab(name));
    await expectDrawn(session, testId, part, least);
  }
}

test('a run has the fingerprint on record in its address, on show and in the copied link', async () => {
  const [{ link, fingerprint: mark } = { link: '', fingerprint: '' }] = RECORD['wasm-simd'];
  await open(`#${link}`);
  const address = () => session.call(() => location.href);
  await expect.poll(address).toContain(`fp=${mark}`);
  await session.press('s');
  const shown = () => session.call(() => document.body.innerText);
  await expect.poll(shown).toContain('Link copied');
  // Pasted, for the page may not read the clipboard.
  await session.call(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await session.press(CONTROL, 'v');
  const pasted = () => session.call(() => document.querySelector('textarea')?.value);
  await expect.poll(pasted).toBe(await address());
  await session.call(() => document.querySelector('textarea')?.remove());
  await session.press('i');
  await expect
    .poll(() => session.call(() => document.querySelector('dialog[open]')?.textContent))
    .toContain(mark);
  expect(await faults(session)).toEqual([]);
});

test('the Lab and every panel of it are drawn', async () => {
  await open(SHORT);
  await session.press('b');
  await session.press('m');
  for (const part of ['trajectories', 'markers', 'estimates', 'landmarks']) {
    await expectDrawn(session, 'plane', part);
  }
  await expectDrawn(session, 'epoch-chart', 'lines', 10);
  // Over an estimator's columns the table has no room for the lines of the trajectories.
  await session.press('b');
  await panelsDrawn();
  await expectDrawn(session, 'shape-panel', 'lines', 3);
  await session.click(tab('Codes'));
  const isFocused = () =>
    session.call(() => {
      const slider = document.querySelector<HTMLInputElement>(
        '[data-testid=codes-panel] input[type=range]',
      );
      slider?.focus();
      return slider !== null && document.activeElement === slider;
    });
  // Once the codes have been counted it is enabled.
  await expect.poll(isFocused).toBe(true);
  await expectDrawn(session, 'code-card', 'front-edges');
  expect(await faults(session)).toEqual([]);
});

test('Compare is drawn, and each of its cells has a verdict', async () => {
  test.slow();
  await open(SHORT);
  await session.click(button('Compare'));
  const missing = () =>
    session.call(() => {
      const cells = [...document.querySelectorAll('[data-testid=verdicts] tbody td')];
      return cells.length === 0 ? 'all' : cells.filter((cell) => cell.textContent === '…').length;
    });
  await expect.poll(missing, { timeout: 60_000 }).toBe(0);
  await expectDrawn(session, 'plane-grid', 'markers', 8);
  await expectDrawn(session, 'ribbon', 'lines');
  await session.click(button('Lab'));
  await expectDrawn(session, 'plane', 'markers', 3);
  expect(await faults(session)).toEqual([]);
});

/** Drops a file on the page. */
async function drop(content: string): Promise<void> {
  await session.call((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'run.csv'));
    for (const type of ['dragenter', 'drop']) {
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector('main')?.dispatchEvent(event);
    }
  }, content);
}

test('of a dropped file the plane and every panel are drawn', async () => {
  await open(SHORT);
  await drop(activations());
  await expect
    .poll(() => text(session, 'file-banner'))
    .toContain('Activations of run.csv: 60 rows, 2 layers, 9 epochs.');
  await expectDrawn(session, 'plane', 'markers', 2);
  await expectDrawn(session, 'epoch-chart', 'lines', 4);
  await panelsDrawn();
  await session.click(button('Back to the experiment'));
  await expectDrawn(session, 'plane', 'markers', 3);
  expect(await faults(session)).toEqual([]);
});

test('what is wrong in a dropped file is named at its place', async () => {
  await open(SHORT);
  await drop('1,0\n2,1\nhello,0\n');
  const shown = () => session.call(() => document.body.innerText);
  await expect.poll(shown).toContain('row 3, column 1: “hello” is not a finite number');
  expect(await faults(session)).toEqual([]);
});

test('a fault of the page is noticed here', async () => {
  await open(SHORT);
  await session.call(() => {
    setTimeout(() => {
      throw new Error('a fault');
    });
  });
  await expect.poll(() => faults(session)).toEqual(['Error: a fault']);
});
