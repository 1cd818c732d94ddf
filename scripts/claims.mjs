// Checks the claims about runs in the project's texts over 30 seeds: `npm run claims`, or fewer seeds with
// `npm run -s claims -- --seeds 3`. Prints the share of seeds for which each claim holds; fails where a
// text states another share, or no longer has what is checked. Also checks what the page states of each
// preset with each seed, number by number.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { source } from './preset-trajectories.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {typeof import('./claims/claim.ts')} */
const { misstated, SEEDS, seedsOf, unexpected } = await source('scripts/claims/claim.ts');
/** @type {typeof import('./claims/table.ts')} */
const { CLAIMS } = await source('scripts/claims/table.ts');
/** @type {typeof import('./claims/seed-runs.ts')} */
const { runsOfSeed } = await source('scripts/claims/seed-runs.ts');
/** @type {typeof import('./claims/sentences.ts')} */
const { misstatements, OTHER_LINKS, statementOn } = await source('scripts/claims/sentences.ts');
/** @type {typeof import('../src/engine/index.ts')} */
const { PRESETS } = await source('src/engine/index.ts');

const { values: options } = parseArgs({
  options: { seeds: { type: 'string', default: String(SEEDS) } },
});
const count = Number(options.seeds);

const checks = CLAIMS.map((claim) => ({
  claim,
  seeds: seedsOf(claim, count),
  /** @type {Map<number, boolean>} */
  outcomes: new Map(),
}));
let wrong = 0;
let statements = 0;
// Seed by seed, so that only the recordings of one are in memory.
for (const seed of new Set(checks.flatMap(({ seeds }) => seeds))) {
  const runs = await runsOfSeed(seed);
  for (const { claim, seeds, outcomes } of checks) {
    if (seeds.includes(seed)) outcomes.set(seed, await claim.holds(runs));
  }
  // A claim about one seed may be of another one.
  if (seed > count) continue;
  for (const link of [...PRESETS.map(({ id }) => id), ...OTHER_LINKS]) {
    const statement = statementOn(await runs.train(link));
    const faults = misstatements(statement);
    statements++;
    wrong += faults.length;
    for (const one of faults) console.error(`${link}, seed ${seed}: ${one} in: ${statement.text}`);
  }
}

console.log('| claim | stated in | holds for | not for seeds |');
console.log('|---|---|---|---|');
for (const { claim, outcomes } of checks) {
  const { id, source: file, of } = claim;
  const seeds = [...outcomes.keys()];
  const not = seeds.filter((seed) => outcomes.get(seed) === false);
  const share =
    typeof of === 'number'
      ? `seed ${of}: ${not.length === 0}`
      : of === 'none'
        ? String(not.length === 0)
        : `${seeds.length - not.length} of ${seeds.length}`;
  console.log(`| ${id} | ${file} | ${share} | ${of === 'seeds' ? not.join(', ') : ''} |`);
  const fault = misstated(claim, root);
  const faults = fault === undefined ? [] : [fault];
  const other = unexpected(claim, outcomes);
  // Among a few seeds there may be none of which a claim about some holds.
  const isOpen = of === 'some' && count < SEEDS;
  if (other.length > 0 && !isOpen) faults.push(`not as on record for seeds ${other.join(', ')}`);
  wrong += faults.length;
  for (const one of faults) console.error(`${id}: ${one}`);
}
console.log(`\nSentences checked number by number: ${statements} runs.`);
if (wrong > 0) process.exit(1);
