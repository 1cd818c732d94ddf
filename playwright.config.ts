import { defineConfig, type Project } from '@playwright/test';
import { browserFlags } from './scripts/browser.mjs';
import { firefoxChannel } from './scripts/firefox.mjs';

// scripts/e2e.mjs and scripts/browsers.mjs name the browsers and a free port.
const {
  E2E_BROWSER: executablePath,
  E2E_FIREFOX: firefox,
  E2E_WEBKIT: webkit,
  E2E_PORT: port = '4173',
} = process.env;
const baseURL = `http://127.0.0.1:${port}/`;
const phone = { viewport: { width: 390, height: 844 } };

const chromiumProjects: Project[] = [
  { name: 'chromium', grepInvert: /@phone/ },
  { name: 'phone', grep: /@phone/, use: { ...phone, hasTouch: true, isMobile: true } },
];

/** Its driver has neither touch nor mobile devices: what is for phones runs in a window as narrow. */
const inFirefox = (executablePath: string): NonNullable<Project['use']> => ({
  browserName: 'firefox',
  channel: firefoxChannel,
  launchOptions: { executablePath },
});

/** A start alone takes it 8 to 18 s, and accessibility checks several times as long as Chromium. */
const FIREFOX_MS = 120_000;

const firefoxProjects = (path: string): Project[] => [
  { name: 'firefox', grepInvert: /@phone/, timeout: FIREFOX_MS, use: inFirefox(path) },
  {
    name: 'firefox-phone',
    grep: /@phone/,
    timeout: FIREFOX_MS,
    use: { ...inFirefox(path), ...phone },
  },
];

/** These tests have a driver of their own. */
const webkitTests = '**/webkit/*.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  testIgnore: webkitTests,
  timeout: 60_000,
  // One page at a time: the tests train networks and measure times.
  workers: 1,
  retries: 0,
  reporter: [['list'], ['./e2e/summary.ts']],
  forbidOnly: Boolean(process.env['CI']),
  use: {
    baseURL,
    viewport: { width: 1366, height: 768 },
    launchOptions: { args: browserFlags, ...(executablePath && { executablePath }) },
  },
  projects: [
    ...chromiumProjects,
    ...(firefox ? firefoxProjects(firefox) : []),
    ...(webkit ? [{ name: 'webkit', testMatch: webkitTests, testIgnore: [] }] : []),
  ],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
