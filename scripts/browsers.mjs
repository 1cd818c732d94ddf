// Runs the tests in the other browsers against the built page: `npm run test:browsers -- [playwright
// options]`. A browser that cannot be had here is named with the reason, and is no failure.

import { findFirefox } from './firefox.mjs';
import { runPlaywright } from './playwright.mjs';
import { findWebKit } from './webkit.mjs';

const firefox = await findFirefox();
const webkit = await findWebKit();

const projects = [
  ...(firefox.found ? ['firefox', 'firefox-phone'] : []),
  ...(webkit.found ? ['webkit'] : []),
];
if (projects.length > 0) {
  const chosen = projects.map((project) => `--project=${project}`);
  // Two pages at a time, for these tests wait more than they compute: what keeps a processor busy, or
  // measures that, is measured in Chromium.
  process.exitCode = await runPlaywright(['--workers=2', ...chosen, ...process.argv.slice(2)], {
    E2E_FIREFOX: firefox.found ?? '',
    E2E_WEBKIT: webkit.found ?? '',
  });
}
for (const [name, { found, why }] of Object.entries({ Firefox: firefox, WebKit: webkit })) {
  if (!found) console.log(`${name}: not available, because ${why}`);
}
