// Finds a Chromium that really opens a page, fetching one if the machine has none.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';

/** For machines without a GPU or a way out to the network. Playwright itself adds --no-sandbox. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @typedef {() => string[] | Promise<string[]>} Source gives paths to try; '' is Playwright's own */

/** @type {[name: string, source: Source][]} */
const sources = [
  ['CHROME_PATH', () => [process.env['CHROME_PATH'] ?? ''].filter(Boolean)],
  ['a browser of this system', systemBrowsers],
  ["Playwright's own Chromium", () => ['']],
  ['Chromium from an npm package', packagedChromium],
  ['Chromium from Debian', debianChromium],
  ["Playwright's download", playwrightDownload],
];

/**
 * The path of a browser that opened a page just now.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  for (const [name, source] of sources) {
    const paths = await attempt(name, source);
    if (paths?.length === 0) print(`${name}: none`);
    for (const path of paths ?? []) {
      const browser = await attempt(name, () => launched(path));
      if (browser === undefined) continue;
      print(`${name}: using ${browser}`);
      return browser;
    }
  }
  throw new Error('No browser found. Install Chromium or Chrome, or name one in CHROME_PATH.');
}

/**
 * Prints why something failed, for then the next thing is tried.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} command
 * @returns {Promise<T | undefined>}
 */
async function attempt(name, command) {
  try {
    return await command();
  } catch (error) {
    print(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return undefined;
  }
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
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const programFiles = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']];
  return [
    ...programs.flatMap((program) => folders.map((folder) => join(folder, program))),
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
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return [];
  print('installing chromium with apt-get');
  run('apt-get', ['update']);
  run('apt-get', ['install', '--no-install-recommends', '-y', 'chromium']);
  return ['/usr/bin/chromium'];
}

function playwrightDownload() {
  print('downloading with playwright install');
  run('npx', ['playwright', 'install', '--only-shell', 'chromium']);
  return [''];
}

/**
 * Runs a program to its end; its output is shown only if it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {string} [cwd]
 */
function run(program, args, cwd) {
  const { status, error, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 600_000,
  });
  if (status === 0) return;
  process.stderr.write(stderr ?? '');
  throw error ?? new Error(`${program} ${args[0]} failed (${status})`);
}

/** @param {string} line */
function print(line) {
  process.stderr.write(`browser: ${line}\n`);
}
