import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, preview } from 'vite';
import { simdKernel } from '../../scripts/simd-kernel.mjs';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page and serves it on a free port. */
export async function serveSchedulerPage(): Promise<Served> {
  const config: InlineConfig = {
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [simdKernel()],
    worker: { format: 'es', plugins: () => [simdKernel()] },
    build: {
      outDir: fileURLToPath(new URL('../../node_modules/.cache/scheduler', import.meta.url)),
      emptyOutDir: true,
      target: 'es2022',
    },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
