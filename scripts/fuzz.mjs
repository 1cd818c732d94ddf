// Reads many random links and files: npm run fuzz -- [--links 100000] [--files 10000] [--seed 1]
// The properties are those of the unit tests, which try fewer.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

const { values: options } = parseArgs({
  options: {
    links: { type: 'string', default: '100000' },
    files: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
process.env['FUZZ_LINKS'] = options.links;
process.env['FUZZ_FILES'] = options.files;
process.env['FUZZ_SEED'] = options.seed;

await startVitest('test', ['src/link/fuzz.test.ts', 'src/engine/data/files/fuzz.test.ts'], {
  root: fileURLToPath(new URL('..', import.meta.url)),
  watch: false,
  reporters: ['verbose'],
  // The whole of a run is one test.
  testTimeout: 0,
});
