// Finds a Firefox that really opens a page, or has Debian install one.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { firefox } from '@playwright/test';
import { firstThatWorks, installFromDebian, onPath } from './system.mjs';

/** How Playwright drives the Firefox that everybody has, and not a build of its own. */
export const firefoxChannel = 'moz-firefox';

/** @type {import('./system.mjs').Source[]} */
const sources = [
  ['FIREFOX_PATH', () => [process.env['FIREFOX_PATH'] ?? ''].filter(Boolean)],
  ['Firefox of this system', systemFirefox],
  ['Firefox from Debian', debianFirefox],
];

/** The path of a Firefox that opened a page just now, or why there is none. */
export function findFirefox() {
  return firstThatWorks(sources, launched);
}

/** @param {string} executablePath */
async function launched(executablePath) {
  const browser = await firefox.launch({
    channel: firefoxChannel,
    executablePath,
    timeout: 120_000,
  });
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>ready</title>', { timeout: 60_000 });
    if ((await page.title()) !== 'ready') throw new Error('shows no page');
    return executablePath;
  } finally {
    await browser.close();
  }
}

function systemFirefox() {
  const programFiles = process.env['PROGRAMFILES'];
  return [
    ...['firefox-esr', 'firefox'].flatMap(onPath),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...(programFiles ? [join(programFiles, 'Mozilla Firefox/firefox.exe')] : []),
  ].filter((path) => existsSync(path));
}

function debianFirefox() {
  installFromDebian(['firefox-esr']);
  return ['/usr/bin/firefox-esr'];
}
