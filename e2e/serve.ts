import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, preview } from 'vite';
import { simdKernel } from '../scripts/simd-kernel.mjs';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds a page of tests, which is a folder with an `index.html`, and serves it on a free port. */
export async function servePage(folder: URL): Promise<Served> {
  const root = fileURLToPath(folder);
  // Another browser may be at the same tests.
  const outDir = await mkdtemp(join(tmpdir(), `infoplane-${basename(root)}-`));
  const config: InlineConfig = {
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [simdKernel()],
    worker: { format: 'es', plugins: () => [simdKernel()] },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const close = async (): Promise<void> => {
    await server.close();
    await rm(outDir, { recursive: true });
  };
  return { url: `http://127.0.0.1:${address.port}/`, close };
}
