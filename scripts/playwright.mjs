// Runs Playwright's tests, to whose configuration the environment names browsers and a free port.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from './system.mjs';

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} browsers
 * @returns {Promise<number>} the exit status
 */
export async function runPlaywright(args, browsers) {
  const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
  const { status } = spawnSync(process.execPath, [playwright, 'test', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...browsers, E2E_PORT: String(await freePort()) },
  });
  return status ?? 1;
}
