// Finds a WebKitGTK that really opens a page, or has Debian install one.

import { firstThatWorks, installFromDebian, onPath } from './system.mjs';
import { openWebKit } from './webdriver.mjs';

/** @type {import('./system.mjs').Source[]} */
const sources = [
  ['WEBKIT_DRIVER', () => [process.env['WEBKIT_DRIVER'] ?? ''].filter(Boolean)],
  ['WebKitGTK of this system', () => onPath('WebKitWebDriver')],
  ['WebKitGTK from Debian', debianWebKit],
];

/** The path of a driver whose browser opened a page just now, or why there is none. */
export function findWebKit() {
  return firstThatWorks(sources, launched);
}

/** @param {string} driver */
async function launched(driver) {
  const session = await openWebKit(driver);
  try {
    await session.open('data:text/html,<title>ready</title>');
    if ((await session.call(() => document.title)) !== 'ready') throw new Error('shows no page');
    return driver;
  } finally {
    await session.close();
  }
}

function debianWebKit() {
  // The page is drawn on a screen of its own that is not shown.
  installFromDebian(['webkit2gtk-driver', 'xvfb']);
  return ['/usr/bin/WebKitWebDriver'];
}
