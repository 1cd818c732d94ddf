// Finds a Chromium that really opens a page, fetching one if the machine has none.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { firstThatWorks, installFromDebian, onPath, print, run } from './system.mjs';

/** For machines without a GPU or a way out to the network. Playwright itself adds --no-sandbox. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @type {import('./system.mjs').Source[]} '' is Playwright's own */
const sources = [
  ['CHROME_PATH', () => [process.env['CHROME_PATH'] ?? ''].filter(Boolean)],
  ['a browser of this system', systemBrowsers],
  ["Playwright's own Chromium", () => ['']],
  ['Chromium from an npm package', packagedChromium],
  ['Chromium from Debian', debianChromium],
  ["Playwright's download", playwrightDownload],
];

/**
 * The path of a Chromium that opened a page just now.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const { found } = await firstThatWorks(sources, launched);
  if (found !== undefined) return found;
  throw new Error('No browser found. Install Chromium or Chrome, or name one in CHROME_PATH.');
}

/**
 * Opens a page, because a browser can print its version and still lack what it needs for that.
 * @param {string} path
 */
async function launched(path) {
  const server = await chromium.launchServer({
    ...(path && { executablePath: path }),
    args: browserFlags,
    timeout: 30_000,
  });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>ready</title>', { timeout: 15_000 });
    if ((await page.title()) !== 'ready') throw new Error('shows no page');
    return server.process().spawnfile;
  } finally {
    await server.kill();
  }
}

function systemBrowsers() {
  const programs = ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'];
  const programFiles = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']];
  return [
    ...programs.flatMap(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programFiles.flatMap((folder) =>
      folder
        ? [
            join(folder, 'Google/Chrome/Application/chrome.exe'),
            join(folder, 'Microsoft/Edge/Application/msedge.exe'),
          ]
        : [],
    ),
  ].filter((path) => existsSync(path));
}

const packaged = {
  name: '@sparticuz/chromium@147.0.0',
  file: 'sparticuz-chromium-147.0.0.tgz',
  sha512:
    '4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==',
};

/** Needs neither root nor a download host of its own, only the npm registry. */
function packagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
  const home = join(cache, 'chromium-147.0.0');
  const start = join(home, 'start');
  if (existsSync(start)) return [start];

  print(`fetching ${packaged.name} (66 MB)`);
  // Made aside and renamed when whole, so that a broken fetch leaves nothing behind.
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    run('npm', ['pack', packaged.name, '--ignore-scripts', '--loglevel=error'], draft);
    const archive = readFileSync(join(draft, packaged.file));
    if (createHash('sha512').update(archive).digest('base64') !== packaged.sha512) {
      throw new Error(`${packaged.name} is not the package that was reviewed`);
    }
    run('tar', ['-xzf', packaged.file, 'package/bin'], draft);
    const unpack = (/** @type {string} */ file) =>
      brotliDecompressSync(readFileSync(join(draft, 'package/bin', file)));
    writeFileSync(join(draft, 'chromium'), unpack('chromium.br'), { mode: 0o755 });
    // Libraries (nss, nspr, expat) that a bare system may lack; unpacks into lib/.
    writeFileSync(join(draft, 'lib.tar'), unpack('al2023.tar.br'));
    run('tar', ['-xf', 'lib.tar', '--no-same-owner'], draft);
    writeFileSync(
      join(draft, 'start'),
      '#!/bin/sh\nhere=$(dirname "$0")\nLD_LIBRARY_PATH="$here/lib" exec "$here/chromium" "$@"\n',
      { mode: 0o755 },
    );
    for (const rest of [packaged.file, 'package', 'lib.tar']) {
      rmSync(join(draft, rest), { recursive: true });
    }
    if (!existsSync(home)) renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return [start];
}

function debianChromium() {
  installFromDebian(['chromium']);
  return ['/usr/bin/chromium'];
}

function playwrightDownload() {
  print('downloading with playwright install');
  run('npx', ['playwright', 'install', '--only-shell', 'chromium']);
  return [''];
}
