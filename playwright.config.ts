import { defineConfig } from '@playwright/test';
import { browserFlags } from './scripts/browser.mjs';
import { firefoxChannel } from './scripts/firefox.mjs';

// scripts/e2e.mjs and scripts/browsers.mjs name the browsers and a free port.
const { E2E_BROWSER: executablePath, E2E_FIREFOX: firefox, E2E_PORT: port = '4173' } = process.env;
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  // One page at a time: the tests train networks and measure times.
  workers: 1,
  retries: 0,
  reporter: 'list',
  forbidOnly: Boolean(process.env['CI']),
  use: {
    baseURL,
    viewport: { width: 1366, height: 768 },
    launchOptions: { args: browserFlags, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: 'chromium', grepInvert: /@phone/ },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    ...(firefox === undefined
      ? []
      : [
          {
            name: 'firefox',
            use: {
              browserName: 'firefox' as const,
              channel: firefoxChannel,
              launchOptions: { executablePath: firefox },
            },
          },
        ]),
  ],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
