import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { expect } from '@playwright/test';
import { type Plugin, preview } from 'vite';
import type { Session } from '../../scripts/webdriver.mjs';
import type { Served } from '../serve.ts';

type WithFaults = Window & { readonly faults: readonly string[] };

/** Comes before all scripts of the page and notes what goes wrong there. */
const WATCH = `
  window.faults = [];
  const note = (fault) => window.faults.push(String(fault));
  addEventListener('error', ({ message, target }) => note(message ?? target.outerHTML), true);
  addEventListener('unhandledrejection', ({ reason }) => note(reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => note(violatedDirective));
  console.error = (...texts) => note(texts.join(' '));
`;

function watched(): Plugin {
  const answer = (response: ServerResponse, type: string, text: string): void => {
    response.setHeader('content-type', type);
    response.end(text);
  };
  return {
    name: 'watched',
    configurePreviewServer: ({ middlewares, config }) => {
      middlewares.use((request, response, next) => {
        if (request.url === '/watch.js') return answer(response, 'text/javascript', WATCH);
        if (request.url !== '/') return next();
        const html = readFileSync(`${config.build.outDir}/index.html`, 'utf8');
        const script = '<script src="./watch.js"></script>';
        return answer(response, 'text/html', html.replace('<head>', `<head>${script}`));
      });
    },
  };
}

/** Serves the built page on a free port, with its faults noted. */
export async function serveBuilt(): Promise<Served> {
  const server = await preview({
    logLevel: 'error',
    plugins: [watched()],
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** What has gone wrong in the page since it was opened. */
export function faults(session: Session): Promise<readonly string[]> {
  return session.call(() => (window as unknown as WithFaults).faults);
}

/** Waits until a run has ended by itself. */
export async function trained(session: Session): Promise<void> {
  const status = () =>
    session.call(
      () => document.querySelector<HTMLElement>('[data-testid=run-bar]')?.dataset['status'],
    );
  await expect.poll(status, { timeout: 60_000 }).toBe('completed');
}

/** The text of an element; none if it is not there. */
export function text(session: Session, testId: string): Promise<string> {
  return session.call(
    (id) => document.querySelector<HTMLElement>(`[data-testid=${id}]`)?.innerText ?? '',
    testId,
  );
}

/** Waits until a part of the charts in an element has so many shapes that have a size on screen. */
export async function expectDrawn(
  session: Session,
  testId: string,
  part: string,
  least = 1,
): Promise<void> {
  const drawn = () =>
    session.call(
      (within, name) =>
        [
          ...document.querySelectorAll(
            `[data-testid=${within}] [data-testid=part-${name}] :is(path, rect, circle, line)`,
          ),
        ].filter((shape) => {
          const { width, height } = shape.getBoundingClientRect();
          return width > 0 || height > 0;
        }).length,
      testId,
      part,
    );
  await expect
    .poll(drawn, { message: `${part} in ${testId}`, timeout: 30_000 })
    .toBeGreaterThanOrEqual(least);
}

export const tab = (name: string): string => `//*[@role='tab'][normalize-space()='${name}']`;
export const button = (name: string): string => `//button[normalize-space()='${name}']`;
