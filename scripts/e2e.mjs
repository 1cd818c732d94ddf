// Runs the browser tests against the built page: `npm run e2e -- [playwright options]`.

import { findBrowser } from './browser.mjs';
import { runPlaywright } from './playwright.mjs';

process.exitCode = await runPlaywright(process.argv.slice(2), { E2E_BROWSER: await findBrowser() });
