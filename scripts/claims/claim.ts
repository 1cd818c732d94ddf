/** Claims about runs in the project's texts, and whether they are stated as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedRuns } from './seed-runs.ts';

/** Seeds that claims are checked over, from 1. */
export const SEEDS = 30;

export interface Claim {
  readonly id: string;
  /** The file that states it, from the project's root. */
  readonly source: string;
  /** How it stands there, but for breaks of lines. */
  readonly text: string;
  /**
   * What it is about: every seed; some seed (“may”); one seed that is named; or no seed at all.
   * The text of one that does not hold for every seed has the share of those for which it does.
   */
  readonly of: 'seeds' | 'some' | 'none' | number;
  /** Seeds for which it does not hold. */
  readonly except?: readonly number[];
  /** Takes long to check: all epochs under another estimator, or ten times the usual epochs. */
  readonly isSlow?: true;
  readonly holds: (runs: SeedRuns) => boolean | Promise<boolean>;
}

/** A count over seeds, or over anything that would have to be counted again. */
const SHARE = new RegExp(`\\b\\d+ of ${SEEDS}\\b(?! bins)|\\bin \\d+ of \\d+`, 'g');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** What is wrong with the text of a claim, whatever the runs; undefined where nothing is. */
export function misstated(
  { source, text, of, except = [] }: Claim,
  root: string,
): string | undefined {
  if (!oneLine(readFileSync(join(root, source), 'utf8')).includes(oneLine(text))) {
    return `${source} no longer has: ${text}`;
  }
  if (typeof of === 'number' && !new RegExp(`\\bseed ${of}\\b`).test(text)) {
    return `it does not name seed ${of}`;
  }
  const share = `${SEEDS - except.length} of ${SEEDS}`;
  if (of === 'seeds' && except.length > 0 && !text.includes(share)) {
    return `it does not say that it holds for ${share} seeds`;
  }
  return undefined;
}

/** Shares in a text that no claim on it has. */
export function unclaimed(source: string, claims: readonly Claim[], root: string): string[] {
  const own = claims.filter((claim) => claim.source === source);
  const rest = own.reduce(
    (text, claim) => text.replaceAll(oneLine(claim.text), ' … '),
    oneLine(readFileSync(join(root, source), 'utf8')),
  );
  return rest.match(SHARE) ?? [];
}

/** Seeds of 1 … `count` that a claim is checked on. */
export function seedsOf({ of }: Claim, count: number): readonly number[] {
  if (typeof of === 'number') return [of];
  return of === 'none' ? [1] : Array.from({ length: count }, (_, i) => i + 1);
}

/** Of seeds that were checked, those where the record is wrong. */
export function unexpected(
  { of, except = [] }: Claim,
  outcomes: ReadonlyMap<number, boolean>,
): number[] {
  const checked = [...outcomes.keys()];
  if (of === 'some') return [...outcomes.values()].includes(true) ? [] : checked;
  return checked.filter((seed) => outcomes.get(seed) === except.includes(seed));
}
