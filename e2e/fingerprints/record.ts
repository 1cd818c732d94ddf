import { readFileSync } from 'node:fs';
import type { BackendId } from '../../src/engine/index.ts';

/** What a run came to, on record; written by scripts/fingerprints.mjs. */
export interface Entry {
  readonly link: string;
  readonly fingerprint: string;
  readonly outcome: 'completed' | 'diverged';
}

const RUNS = 60;
const SLOW_RUNS = 10;

const all: readonly Entry[] = JSON.parse(
  readFileSync('src/engine/testing/fingerprints.json', 'utf8'),
);
const presets = all.filter(({ link }) => !link.includes('?'));
const random = all.filter(({ link }) => link.includes('?'));

/** So many of the random runs on record, at equal distances. */
const some = (count: number): Entry[] =>
  random.filter((_, k) => (k * count) % random.length < count);

/**
 * What is compared in each browser, by backend. The full epochs of the presets would take the slow
 * one minutes.
 */
export const RECORD: Readonly<Record<BackendId, readonly Entry[]>> = {
  'wasm-simd': [...presets, ...some(RUNS - presets.length)],
  'typed-arrays': some(SLOW_RUNS),
};
