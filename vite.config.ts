import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
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
  // In a sandboxed frame a worker can only be made from a blob (src/worker/spawn.ts). Only a script of
  // the page can make one, and it holds to this policy: no script is allowed that was not before.
  "worker-src 'self' blob:",
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

const groups = [
  // A file of its own, which has run before those of the page are even read.
  { name: 'early', test: /state\/early\.ts$|worker\/spawn\.ts$/, priority: 3 },
  // Packages change less often than the page, and are fetched beside it.
  { name: 'packages', test: /node_modules/, priority: 2 },
  // With all that it imports, also what another laboratory shares: else that would be chunks of its own.
  { name: 'page', test: /shell\/main\.tsx$/, priority: 1 },
  // With all that only dialogs need, also those of another laboratory.
  { name: 'dialogs', test: /dialogs\/bodies\.ts$/ },
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

// How long its plugins take is no fault of the build.
const checks = { bundlerTimings: false };

export default defineConfig({
  // Relative addresses: the build works in any folder of any host.
  base: './',
  plugins: [react({ jsxImportSource: '#jsx' }), simdKernel(), policyInPage()],
  css: { modules: { generateScopedName: scopedName } },
  worker: {
    format: 'es',
    plugins: () => [simdKernel()],
    // A module that the engine's index names is there only for what is used of it: so what reads files,
    // which a worker fetches when there is one, is no part of what a first visit waits for. Nothing may
    // import from the worker's own module: WebKit evaluates that once more then, and two workers in one
    // answer each call. So what both need is a chunk beside it.
    rolldownOptions: {
      treeshake: { moduleSideEffects: false },
      checks,
      output: {
        codeSplitting: {
          groups: [
            { name: 'worker', test: (id) => !/worker.entry\.ts/.test(id), entriesAware: true },
          ],
        },
      },
    },
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // Every target has modulepreload, and data: addresses for fonts and scripts
    // would break the policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // One sheet is smaller than the pieces that a first visit needs, and fetched once.
    cssCodeSplit: false,
    rolldownOptions: {
      output: { codeSplitting: { groups } },
      checks,
    },
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
    // Texts, numbers and golden pictures do not change with the language of the page.
    alias: [
      { find: './language.ts', replacement: join(source, 'messages/en/index.ts') },
      { find: './fetched-language.ts', replacement: join(source, 'messages/en/fetched.ts') },
    ],
    // Golden pages have the names that the style sheets have.
    css: { modules: { classNameStrategy: 'non-scoped' } },
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
    // Only what hangs is late: no test judges how fast the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
