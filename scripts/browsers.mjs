// Runs the tests in the other browsers against the built page: `npm run test:browsers -- [playwright
// options]`. A browser that cannot be had here is named with the reason, and is no failure.

import { findFirefox } from './firefox.mjs';
import { runPlaywright } from './playwright.mjs';

const firefox = await findFirefox();

/** @type {Record<string, string>} */
const environment = {};
const projects = [];
if (firefox.found !== undefined) {
  environment['E2E_FIREFOX'] = firefox.found;
  projects.push('--project=firefox');
}
if (projects.length > 0) {
  process.exitCode = await runPlaywright([...projects, ...process.argv.slice(2)], environment);
}
for (const [name, { found, why }] of Object.entries({ Firefox: firefox })) {
  if (found === undefined) console.log(`${name}: not available, because ${why}`);
}
