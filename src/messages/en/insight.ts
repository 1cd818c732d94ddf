/**
 * The sentence on a run, whose content the engine has chosen. It gives I(X;T) as recorded, and so as
 * plane and table show it at the epoch named.
 */
import type { Change, Headline, Insight, LayerGroup, Point, Verdict } from '../../engine/index.ts';
import { and, counted, decimal, difference, number } from './numbers.ts';
import { predicate } from './verdicts.ts';

/** Bits in a sentence: 6.8, 0.37. */
const short = (bits: number): string => decimal(bits, Math.abs(bits) < 0.995 ? 2 : 1);

function qualified({ qualifications }: Verdict): string {
  return qualifications.length === 0 ? '' : ` (${qualifications.join(', ')})`;
}

/** “from 11.8 bits at epoch 5 to 4.5 by epoch 45, then up to 5.7 at the end”. */
function way({ changes, settled, verdict: { end } }: Headline): string {
  const [first, ...others] = changes;
  if (first === undefined) return '';
  const { from } = first;
  const when = (point: Point): string =>
    point.checkpoint === end.checkpoint ? ' at the end' : ` by epoch ${number(point.epoch)}`;
  const to = (point: Point): string => `${short(point.ixt)}${when(point)}`;
  const start = `from ${short(from.ixt)} bits${from.checkpoint === 0 ? '' : ` at epoch ${number(from.epoch)}`}`;
  const soon = settled === undefined ? '' : `${to(settled)} and `;
  const then = others.map(
    (change) => `${change.to.ixt < change.from.ixt ? 'down' : 'up'} to ${to(change.to)}`,
  );
  return `${start} to ${soon}${to(first.to)}${then.length === 0 ? '' : `, then ${and(then)}`}`;
}

/** “, in several swings (2 falls, 1 rise since epoch 12)”. */
function several(swings: Headline['swings']): string {
  if (swings === undefined) return '';
  const counts = [
    counted(swings.falls, { one: 'fall', other: 'falls' }),
    counted(swings.rises, { one: 'rise', other: 'rises' }),
  ];
  const since = swings.since === undefined ? '' : ` since epoch ${number(swings.since.epoch)}`;
  return `, in several swings (${counts.join(', ')}${since})`;
}

const MISSED_FITTING: Readonly<Record<NonNullable<Headline['missedFitting']>, string>> = {
  throughout: 'with hardly any fitting',
  before: 'with hardly any fitting before',
};

/** `isMemorized` of a run that learned nothing but its training rows by heart. */
function story(headline: Headline, isMemorized: boolean): string {
  const { name, verdict, missedFitting, swings } = headline;
  const how = [
    ...(isMemorized && verdict.kind === 'compresses' ? ['without any generalization'] : []),
    ...(missedFitting === undefined ? [] : [MISSED_FITTING[missedFitting]]),
  ];
  const what = `${predicate(verdict.kind, 1)}${qualified(verdict)}`;
  const manner = how.length === 0 ? '' : ` ${and(how)}`;
  return `${name} ${what}${manner}: ${way(headline)}${several(swings)}.`;
}

/** “−7.3 bits by epoch 45, +0.61 since”. */
function inBits(changes: readonly Change[], unit: string): string[] {
  return changes.map(({ from, to }, i, { length }) => {
    const epoch = number(to.epoch);
    const span =
      length === 1
        ? `since epoch ${number(from.epoch)}`
        : i === length - 1
          ? 'since'
          : i > 0 || from.checkpoint === 0
            ? `by epoch ${epoch}`
            : `from epoch ${number(from.epoch)} to ${epoch}`;
    return `${difference(to.ixt - from.ixt)}${i === 0 ? unit : ''} ${span}`;
  });
}

/** Which layers besides the one that is described have their changes in bits. */
type Detail = 'all' | 'firm' | 'none';

/** “T2 and T3 (−1.1 bits since epoch 12, borderline)”. */
function names({ layers }: LayerGroup, detail: Detail): string {
  let unit = ' bits';
  return and(
    layers.map(({ name, changes, notes }) => {
      const isDetailed = detail === 'all' || (detail === 'firm' && !notes.includes('borderline'));
      const numbers = isDetailed ? inBits(changes, unit) : [];
      if (numbers.length > 0) unit = '';
      const bracket = [...numbers, ...notes].join(', ');
      return bracket === '' ? name : `${name} (${bracket})`;
    }),
  );
}

function predicateOf({ kind, layers: { length } }: LayerGroup): string {
  if (kind !== 'hardly-moves') return predicate(kind, length);
  return length === 1 ? 'hardly moves' : 'hardly move';
}

/** The layers besides the one that is described, by their verdicts. */
function rest({ headline, groups }: Insight, detail: Detail): string {
  const parts = groups.map((group) => {
    const too = group.kind === headline?.verdict.kind ? ' too' : '';
    return `${names(group, detail)} ${predicateOf(group)}${too}`;
  });
  return parts.length === 0 ? '' : `${parts.join('; ')}.`;
}

/** More letters than about four lines below the plane. */
const MAX_LENGTH = 290;

/** What the verdicts on a run come to, after what comes `first`; in as much detail as there is room for. */
export function sentence(insight: Insight, isMemorized = false, first = ''): string {
  const lead = insight.headline === undefined ? '' : story(insight.headline, isMemorized);
  const texts = (['all', 'firm', 'none'] as const).map(
    (detail) => `${first}${[lead, rest(insight, detail)].filter(Boolean).join(' ')}`,
  );
  return texts.find(({ length }) => length <= MAX_LENGTH) ?? (texts.at(-1) as string);
}

/** How far a run that is not complete has been judged. */
export function upTo(epoch: number): string {
  return `Up to epoch ${number(epoch)}: `;
}

/** With what a recording is judged whose exact count is uninformative. */
export function by(estimator: string): string {
  return `By ${estimator}: `;
}

/** The layers that the sentence on a run leaves out: a verdict needs every epoch. */
export function leftOut(names: readonly string[]): string {
  if (names.length === 0) return '';
  const were = names.length === 1 ? 'was' : 'were';
  return `${and(names)} ${were} not recorded at every epoch. The others: `;
}
