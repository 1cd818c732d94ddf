import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { simdKernel } from './scripts/simd-kernel.mjs';

// The page loads nothing but its own files and sends nothing anywhere.
const contentSecurityPolicy = [
  "default-src 'none'",
  // Compiling WebAssembly counts as evaluation; this allows that and nothing else.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page itself, for hosts that cannot send headers. */
function policyInPage(): Plugin {
  const meta: HtmlTagDescriptor = {
    tag: 'meta',
    attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
    injectTo: 'head-prepend',
  };
  return {
    name: 'policy-in-page',
    // The development server needs inline scripts and a web socket.
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: () => [meta] },
  };
}

/** What most visits need is fetched at once, not only when the module before it runs. */
const FIRST_VIEW = ['/src/app/shell/open-page.tsx', '/src/app/lab/laboratory.tsx'];

/** Has the page fetch the chunks of these modules, and what they import, beside its first script. */
function preload(modules: readonly string[]): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const files = modules.flatMap((module) => {
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
          if (chunk === undefined) throw new Error(`the build has no chunk of ${module}`);
          return [chunk.fileName, ...chunk.imports];
        });
        return [...new Set(files)]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
            injectTo: 'head',
          }));
      },
    },
  };
}

const groups = [
  // The first script imports no more than it needs to start a worker.
  { name: 'start', test: /preload-helper|worker\/spawn\.ts$/, priority: 1 },
  // What the page, the Lab and Compare share two and two would be a dozen chunks.
  { name: 'shared', minShareCount: 2 },
];

const source = fileURLToPath(new URL('src', import.meta.url));
const styleSheets = readdirSync(source, { encoding: 'utf8', recursive: true })
  .filter((path) => path.endsWith('.module.css'))
  .sort();

/** Numbers compress better than the usual hashes; in development a new file gets the next one. */
function scopedName(name: string, file: string): string {
  const path = relative(source, file);
  if (!styleSheets.includes(path)) styleSheets.push(path);
  return `${name}-${styleSheets.indexOf(path)}`;
}

export default defineConfig({
  // Relative addresses: the build works in any folder of any host.
  base: './',
  plugins: [react(), simdKernel(), policyInPage(), preload(FIRST_VIEW)],
  css: { modules: { generateScopedName: scopedName } },
  worker: { format: 'es', plugins: () => [simdKernel()] },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // The page itself names what to fetch, and data: addresses for fonts and scripts would break the policy.
    modulePreload: false,
    assetsInlineLimit: 0,
    // One sheet is smaller than the pieces that a first visit needs, and fetched once.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  preview: {
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  test: {
    environment: 'node',
    // Golden pages have the names that the style sheets have.
    css: { modules: { classNameStrategy: 'non-scoped' } },
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
    // Only what hangs is late: no test judges how fast the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
