/** A closer look at one layer: its codes, its bins and its shape. */

import { type Problem, problem } from './notices.ts';
import { bits, counted, number, percent } from './numbers.ts';

const MAX_LISTED_LABELS = 3;
const MAX_LISTED_LEVELS = 4;

const inputs = (count: number): string => counted(count, { one: 'input', other: 'inputs' });

/** How inputs are labelled: “all labelled 1”, “60 % labelled 4, 25 % labelled 9, …”. */
export function shares(size: number, counts: readonly number[]): string {
  const present = counts
    .map((count, label) => ({ count, label }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [most] = present;
  if (most === undefined) return '';
  if (present.length === 1) return `${size === 1 ? '' : 'all '}labelled ${most.label}`;
  const parts = present.slice(0, MAX_LISTED_LABELS).map(({ count, label }) => {
    // Never 100 % of a part.
    const share = Math.min(Math.max(Math.round((100 * count) / size), 1), 99);
    return `${percent(share)} labelled ${label}`;
  });
  return `${parts.join(', ')}${present.length > MAX_LISTED_LABELS ? ', …' : ''}`;
}

/** The picture is of another epoch than that of the playhead. */
export function behind(shown: number, wanted: number): string {
  return `Still epoch ${number(shown)}; epoch ${number(wanted)} is under way.`;
}

/** One code: how many inputs share it and how they are labelled. */
export function code(size: number, counts: readonly number[]): string {
  return `${inputs(size)}, ${shares(size, counts)}`;
}

/** Many small codes, of all that there are, drawn as one. */
export function smallCodes(
  codes: number,
  all: number,
  largest: number,
  size: number,
  counts: readonly number[],
): string {
  const each = largest === 1 ? '1 input each' : `at most ${number(largest)} inputs each`;
  return `The ${number(codes)} smallest of ${number(all)} codes: ${each}, ${shares(size, counts)}`;
}

/** “T3: 4096 inputs → 120 codes”. */
export function codesTitle(name: string, of: number, codes: number): string {
  return `${name}: ${inputs(of)} → ${counted(codes, { one: 'code', other: 'codes' })}`;
}

export function noCodes(name: string): string {
  return `${name}: no codes`;
}

/** An activation. */
const value = (of: number): string => number(Number(of.toPrecision(3)));

interface NeuronBins {
  readonly levels: number;
  readonly occupied?: number | undefined;
  readonly tied?: { readonly used: number; readonly of: number } | undefined;
  readonly costs: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly bands: readonly { readonly from: number; readonly to: number }[];
}

/** “16 levels → 7 bins: 1.20 bits about this neuron are lost. 8 of 30 bins in use: ties.” */
export function bins({ levels, occupied, tied, costs }: NeuronBins): string {
  const from = counted(levels, { one: 'level', other: 'levels' });
  if (occupied === undefined) return `${from}; more bins than can be drawn.`;
  const to = counted(occupied, { one: 'bin', other: 'bins' });
  const lost = Array.from(costs).reduce((sum, cost) => sum + cost, 0);
  const loss =
    lost === 0 ? 'nothing about this neuron is' : `${bits(lost)} bits about this neuron are`;
  const ties = tied ? ` ${number(tied.used)} of ${number(tied.of)} bins in use: ties.` : '';
  return `${from} → ${to}: ${loss} lost.${ties}`;
}

/** “From −0.07 to 0: levels −0.05, 0; 0.31 bits lost.” */
export function band(neuron: NeuronBins, at: number): string | undefined {
  const { bands, costs } = neuron;
  const { from, to } = bands[at] ?? {};
  if (from === undefined || to === undefined) return undefined;
  const isLast = at === bands.length - 1;
  const inside = Array.from(neuron.values).filter(
    (level) => level >= from && (level < to || (isLast && level === to)),
  );
  const range = `From ${value(from)} to ${value(to)}:`;
  if (inside.length === 0) return `${range} no level.`;
  const listed = inside.slice(0, MAX_LISTED_LEVELS).map(value).join(', ');
  const rest = inside.length - MAX_LISTED_LEVELS;
  const more = rest > 0 ? ` and ${number(rest)} more` : '';
  const cost = costs[at] ?? 0;
  const loss = cost === 0 ? 'nothing' : `${bits(cost)} bits`;
  return `${range} ${inside.length === 1 ? 'level' : 'levels'} ${listed}${more}; ${loss} lost.`;
}

/** Why a panel shows no picture. */
export function tooManyLabels(most: number): string {
  return `The rows have more than ${number(most)} labels, too many to tell apart by colour.`;
}

export function failure(name: string, epoch: number, found: Problem | undefined): string {
  return found === undefined
    ? `${name} was not recorded at epoch ${number(epoch)}.`
    : `${name} at epoch ${number(epoch)} cannot be shown. ${problem(found)}`;
}
