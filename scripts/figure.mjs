// Computes the SYN figure of the 2022 paper in a real Chromium and prints the bound time:
// `npm run bench -- --figure [--repeats 50] [--epochs 8000] [--json]`.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { browserFlags, findBrowser } from './browser.mjs';
import { simdKernel } from './simd-kernel.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    figure: { type: 'boolean' },
    repeats: { type: 'string', default: '50' },
    epochs: { type: 'string', default: '8000' },
    json: { type: 'boolean', default: false },
  },
});
/**
 * @param {string} option
 * @param {string} text
 */
function count(option, text) {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  console.error(`--${option} ${text}: allowed is a whole number from 1 to 999999`);
  process.exit(2);
}
const repeats = count('repeats', values.repeats);
const epochs = count('epochs', values.epochs);

/** @type {import('vite').InlineConfig} */
const config = {
  configFile: false,
  root: join(root, 'bench/figure'),
  base: './',
  logLevel: 'error',
  plugins: [simdKernel()],
  worker: { format: 'es', plugins: () => [simdKernel()] },
  build: { outDir: join(root, 'node_modules/.cache/figure'), emptyOutDir: true, target: 'es2022' },
};
await build(config);
const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
const address = server.httpServer.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await page.waitForFunction('window.figure');
  const timer = setInterval(async () => {
    if (process.stderr.isTTY) process.stderr.write(`\r${await page.title()}  `);
  }, 1000);
  const result = await page.evaluate(`window.figure(${repeats}, ${epochs})`);
  clearInterval(timer);
  const version = browser.version();
  if (values.json) {
    console.log(JSON.stringify({ repeats, epochs, chromium: version, ...result }));
  } else {
    const { workers, seconds, evaluations, completed, failed } = result;
    console.log(
      `${completed} runs of ${epochs} epochs (${failed} failed), ${evaluations} exact evaluations ` +
        `of all layers, in ${seconds.toFixed(1)} s on ${workers} workers in Chromium ${version}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
