import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseLink } from '../../link/link.ts';
import { chooseBackend } from '../../worker/backend.ts';
import { PRESETS } from '../experiment/presets.ts';
import { random } from '../numeric/random.ts';
import { dataOf } from '../testing/data.ts';
import type { Backend } from './backend.ts';
import { trainToEnd } from './train-to-end.ts';
import { typedArrayBackend } from './typed-array-backend.ts';

/** What a run came to, on record; written by scripts/fingerprints.mjs. */
interface Entry {
  readonly link: string;
  readonly fingerprint: string;
  readonly outcome: 'completed' | 'diverged';
}

const entries: readonly Entry[] = JSON.parse(
  readFileSync(new URL('../testing/fingerprints.json', import.meta.url), 'utf8'),
);

let simd: Backend;
beforeAll(async () => {
  const { backend, fallback } = await chooseBackend();
  expect(fallback).toBeUndefined();
  simd = backend;
});

/** The run of a link trained again, as an entry. */
function trained(link: string, backend: Backend): Entry {
  const { link: read, repairs } = parseLink(link);
  expect(repairs).toEqual([]);
  const { fingerprint, outcome } = trainToEnd(read.run, dataOf(read.run), backend);
  return { link, fingerprint, outcome: outcome.kind };
}

const isPreset = ({ link }: Entry): boolean => !link.includes('?');

const titled = (list: readonly Entry[]) => list.map((entry) => [entry.link, entry] as const);

describe('the record', () => {
  test('has every preset as it is, and runs enough that complete and that diverge', () => {
    const links = entries.map(({ link }) => link);
    expect(links).toEqual(expect.arrayContaining(PRESETS.map(({ id }) => `v1/${id}`)));
    expect(new Set(links).size).toBe(links.length);
    const ends = (outcome: Entry['outcome']): number =>
      entries.filter((entry) => entry.outcome === outcome).length;
    expect(ends('completed')).toBeGreaterThan(150);
    expect(ends('diverged')).toBeGreaterThan(5);
  });

  test('distinguishes its runs', () => {
    const completed = entries.filter(({ outcome }) => outcome === 'completed');
    const fingerprints = completed.map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });
});

describe('the SIMD backend gives the fingerprint on record', () => {
  test.each(titled(entries))('of %s', (_, entry) => {
    expect(trained(entry.link, simd)).toEqual(entry);
  });
});

/** One in ten, the same each time: the reference takes several times as long. */
function oneInTen(): Entry[] {
  // Full epochs of the presets would take most of the time.
  const left = entries.filter((entry) => !isPreset(entry));
  const chance = random(1, 'split');
  return Array.from({ length: entries.length / 10 }, () =>
    left.splice(chance.below(left.length), 1),
  ).flat();
}

describe('the reference gives the fingerprint on record', () => {
  test.each(titled(oneInTen()))('of %s', (_, entry) => {
    expect(trained(entry.link, typedArrayBackend)).toEqual(entry);
  });
});
