/** Servers as others run them: of the built page with headers of their own, and of a page around it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { BUILD } from '../scripts/bytes.mjs';
import type { Served } from './serve.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
}

async function serve(
  answer: (url: URL) => Promise<Answer>,
  headers: Readonly<Record<string, string>>,
): Promise<Served> {
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://host')).then(
      ({ status = 200, type, body }) =>
        response.writeHead(status, { 'Content-Type': type, ...headers }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The built page, with headers and types of a host. */
export function serveBuild(
  headers: Readonly<Record<string, string>> = {},
  types: Readonly<Record<string, string>> = {},
): Promise<Served> {
  return serve(async ({ pathname }) => {
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    const extension = extname(path);
    const type = types[extension] ?? TYPES[extension] ?? 'application/octet-stream';
    const missing = async (): Promise<Answer> => ({
      status: 404,
      type: 'text/html',
      body: await readFile(join(BUILD, '404.html')),
    });
    return readFile(join(BUILD, path)).then((body) => ({ type, body }), missing);
  }, headers);
}

/** A page of a course, of another origin, with a frame in it. */
export function serveEmbedding(source: string, attributes: string): Promise<Served> {
  const frame = `<iframe src="${source}" ${attributes} width="1300" height="700"></iframe>`;
  const body = `<!doctype html><html lang="en"><title>A course</title><h1>A course</h1>${frame}</html>`;
  return serve(async () => ({ type: 'text/html', body }), {});
}
