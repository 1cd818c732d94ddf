// Times visits to built pages in a real Chromium, turn by turn:
// `npm run bench:page -- [--visits 15] [folder of a build] [folder of another to compare it with]`.

import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { browserFlags, findBrowser } from './browser.mjs';
import { BUILD } from './bytes.mjs';

const { values, positionals } = parseArgs({
  options: { visits: { type: 'string', default: '15' } },
  allowPositionals: true,
});
const visits = Number(values.visits);
if (!Number.isInteger(visits) || visits < 1) {
  console.error(`--visits ${values.visits}: allowed is a whole number from 1`);
  process.exit(2);
}
const folders = positionals.length > 0 ? positionals : [BUILD];

/** What is timed of a visit, ms: the first three from navigation, the last from the key. */
const MOMENTS = ['axes', 'first point', 'run complete', 'key N to first point'];

/** Runs in the page: notes when each thing is first in the document. */
function watch() {
  /** @type {Record<string, number>} */
  const times = {};
  /** @param {string} what */
  const note = (what) => {
    times[what] ??= performance.now();
  };
  // Role and name rather than a test id: they outlast a restructuring, so that old builds can be timed.
  const observer = new MutationObserver(() => {
    const plane = document.querySelector('svg[role=img][aria-label^="Information plane"]');
    if (plane?.querySelector('.axes > *') == null) return;
    note('axes');
    const hasPoint = plane.querySelector('.markers > *') !== null;
    if (hasPoint) note('first point');
    const isAtEnd = plane.getAttribute('aria-label')?.includes('At epoch 400,') ?? false;
    if (isAtEnd && times['pressed'] === undefined) note('run complete');
    if (hasPoint && !isAtEnd && times['pressed'] !== undefined) note('point again');
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  addEventListener('keydown', () => note('pressed'), { capture: true });
  Object.assign(window, { times });
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 */
async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(address);
  const seen = (/** @type {string} */ what) =>
    page.waitForFunction((moment) => Object.hasOwn(Reflect.get(window, 'times'), moment), what);
  await seen('run complete');
  // The first run has ended by then, and measuring with it.
  await page.waitForTimeout(500);
  await page.keyboard.press('n');
  await seen('point again');
  /** @type {Record<string, number>} */
  const times = await page.evaluate(() => Reflect.get(window, 'times'));
  await context.close();
  const at = (/** @type {string} */ what) => times[what] ?? Number.NaN;
  return [at('axes'), at('first point'), at('run complete'), at('point again') - at('pressed')];
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const servers = await Promise.all(
  folders.map((root) =>
    preview({
      configFile: false,
      root,
      build: { outDir: '.' },
      logLevel: 'error',
      preview: { host: '127.0.0.1', port: 0 },
    }),
  ),
);
const addresses = servers.map(({ httpServer }) => {
  const address = httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}/`;
});
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
/** @type {number[][][]} of each build, of each moment */
const times = folders.map(() => MOMENTS.map(() => []));
try {
  // The first round warms the browser and the servers up.
  for (let round = 0; round <= visits; round++) {
    // Turn about, so that none has always the quieter moment.
    const order = [...folders.keys()];
    if (round % 2 === 1) order.reverse();
    for (const build of order) {
      const seen = await visit(browser, addresses[build] ?? '');
      if (round === 0) continue;
      for (const [moment, ms] of seen.entries()) times[build]?.[moment]?.push(ms);
    }
  }
} finally {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
}

console.log(
  `medians of ${visits} visits in Chromium ${browser.version()}, ms (10th–90th percentile)`,
);
for (const [moment, title] of MOMENTS.entries()) {
  const cells = times.map((build) => {
    const sorted = (build[moment] ?? []).toSorted((a, b) => a - b);
    const at = (/** @type {number} */ share) =>
      (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(0);
    return `${median(sorted).toFixed(0)} (${at(0.1)}–${at(0.9)})`;
  });
  const [first, second] = times;
  /** Of each round, how the first build differs from the second. */
  const differences = second?.[moment]?.map((ms, i) => (first?.[moment]?.[i] ?? Number.NaN) / ms);
  const ratio =
    differences === undefined ? '' : `   ${(100 * (median(differences) - 1)).toFixed(1)} %`;
  console.log(`${title.padEnd(24)}${cells.map((cell) => cell.padEnd(20)).join('')}${ratio}`);
}
