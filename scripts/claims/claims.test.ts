import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Claim, misstated, unclaimed, unexpected } from './claim.ts';
import { runsOfSeed, type SeedRuns } from './seed-runs.ts';
import { CLAIMS } from './table.ts';

/** One of the 30 seeds that `npm run claims` checks, for which several claims do not hold. */
const SEED = 22;

describe('a claim', () => {
  const root = mkdtempSync(join(tmpdir(), 'claims-'));
  afterAll(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'a.md'), 'T5 compresses\nin 28 of 30 seeds; with seed 3\nit does not.');
  const claim: Claim = {
    id: 'a',
    source: 'a.md',
    text: 'T5 compresses in 28 of 30 seeds',
    of: 'seeds',
    except: [3, 7],
    holds: () => true,
  };

  test('is found over breaks of lines, and missed where the text has changed', () => {
    expect(misstated(claim, root)).toBeUndefined();
    expect(misstated({ ...claim, text: 'T4 compresses' }, root)).toMatch(/no longer has/);
  });

  test('says its share or names its seed', () => {
    expect(misstated({ ...claim, except: [3] }, root)).toMatch(/29 of 30/);
    const seeded: Claim = { ...claim, text: 'with seed 3 it does not', of: 3, except: [] };
    expect(misstated(seeded, root)).toBeUndefined();
    expect(misstated({ ...seeded, of: 4 }, root)).toMatch(/seed 4/);
  });

  test('is missed where a text has a share of its own', () => {
    expect(unclaimed('a.md', [claim], root)).toEqual([]);
    expect(unclaimed('a.md', [{ ...claim, text: 'T5 compresses' }], root)).toEqual(['in 28 of 30']);
  });

  test('is wrong for seeds that are not as on record', () => {
    const outcomes = new Map([
      [1, true],
      [2, false],
      [3, false],
      [7, true],
    ]);
    expect(unexpected(claim, outcomes)).toEqual([2, 7]);
    expect(unexpected({ ...claim, of: 'some' }, outcomes)).toEqual([]);
    expect(unexpected({ ...claim, of: 'some' }, new Map([[1, false]]))).toEqual([1]);
  });
});

test.each(CLAIMS.map((claim) => [claim.id, claim] as const))(
  'what is said of “%s” stands where it is said, with its share or seed',
  (_, claim) => {
    expect(misstated(claim, '.')).toBeUndefined();
  },
);

const MESSAGES = 'src/messages/en';
const TEXTS = [
  'README.md',
  ...readdirSync(MESSAGES).map((name) => `${MESSAGES}/${name}`),
  ...readdirSync('docs').map((name) => `docs/${name}`),
].filter((path) => /\.(md|ts)$/.test(path) && !path.endsWith('.test.ts'));

// What docs/verdicts.md states is written by the script that counts it.
test.each(TEXTS.filter((path) => path !== 'docs/verdicts.md'))(
  'every share of seeds in %s is a claim',
  (source) => {
    expect(unclaimed(source, CLAIMS, '.')).toEqual([]);
  },
);

test(`claims that are fast to check hold for seed ${SEED} or not, as on record; claims of another seed hold for that`, async () => {
  const runs = new Map<number, SeedRuns>();
  const found: string[] = [];
  for (const claim of CLAIMS.filter(({ of, isSlow }) => of !== 'some' && !isSlow)) {
    const seed = typeof claim.of === 'number' ? claim.of : SEED;
    const own = runs.get(seed) ?? (await runsOfSeed(seed));
    runs.set(seed, own);
    const outcomes = new Map([[seed, await claim.holds(own)]]);
    if (unexpected(claim, outcomes).length > 0) found.push(claim.id);
  }
  expect(found).toEqual([]);
});
