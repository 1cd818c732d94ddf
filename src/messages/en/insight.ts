/**
 * The sentence on a run. It gives I(X;T) as recorded, and so as plane and table show it at the epoch
 * named.
 */
import type { Phase, Point, Verdict, VerdictKind } from '../../engine/index.ts';
import { and, counted, decimal, difference, number } from './numbers.ts';
import { predicate } from './verdicts.ts';

interface LayerVerdict {
  readonly name: string;
  readonly verdict: Verdict;
}

interface Insight {
  readonly headline: LayerVerdict | undefined;
  readonly others: readonly {
    readonly kind: VerdictKind;
    readonly layers: readonly LayerVerdict[];
  }[];
}

/** Bits in a sentence: 6.8, 0.37. */
const short = (bits: number): string => decimal(bits, Math.abs(bits) < 0.995 ? 2 : 1);

/** Less than this share of a bit needs no word. */
const SLIGHT = 0.1;

/** A movement that settles this many times earlier than it ends has the place where it settled, too. */
const LONG = 3;

const isMovement = ({ kind }: Phase): boolean => kind !== 'level';

/** Whether a movement decides, and plane and table show it, too; or they do not. */
const isShown = ({ verdict: { stated } }: LayerVerdict): boolean => stated?.isSlight === false;
const isInformative = (layer: LayerVerdict): boolean =>
  isShown(layer) && !layer.verdict.qualifications.includes('saturated');
const isSlight = ({ verdict: { stated } }: LayerVerdict): boolean => stated?.isSlight === true;

function qualified({ qualifications }: Verdict): string {
  return qualifications.length === 0 ? '' : ` (${qualifications.join(', ')})`;
}

/** “from 11.8 bits at epoch 5 to 4.5 by epoch 45, then up to 5.7 at the end”. */
function way(turns: readonly Point[], { deciding, end }: Verdict): string {
  const [first, second, ...others] = turns;
  if (first === undefined || second === undefined || deciding === undefined) return '';
  const when = (point: Point): string =>
    point.checkpoint === end.checkpoint ? ' at the end' : ` by epoch ${number(point.epoch)}`;
  const to = (point: Point): string => `${short(point.ixt)}${when(point)}`;
  const start = `from ${short(first.ixt)} bits${first.checkpoint === 0 ? '' : ` at epoch ${number(first.epoch)}`}`;
  const { settled } = deciding;
  const onward = (from: Point, point: Point): string =>
    `${point.ixt < from.ixt ? 'down' : 'up'} to ${to(point)}`;
  if (others.length === 0 && (1 + settled.epoch) * LONG < 1 + end.epoch) {
    const isBack = (second.ixt - settled.ixt) * deciding.bits < 0;
    const hasTurned = isBack && Math.abs(second.ixt - settled.ixt) >= SLIGHT;
    const last = hasTurned ? `, then ${onward(settled, second)}` : ` and ${to(second)}`;
    return `${start} to ${to(settled)}${last}`;
  }
  const then = others.map((point, i) => onward(i === 0 ? second : (others[i - 1] as Point), point));
  return `${start} to ${to(second)}${then.length === 0 ? '' : `, then ${and(then)}`}`;
}

/** So many falls and rises are several. */
const SEVERAL = 3;

/** Falls and rises since the peak, where they are several, and more than the sentence has. */
function swings({ peak, phases }: Verdict, turns: readonly Point[]): string {
  const since = phases.filter((one) => isMovement(one) && one.end.checkpoint > peak.checkpoint);
  if (since.length < SEVERAL || since.length < turns.length) return '';
  const falls = since.filter(({ kind }) => kind === 'fall').length;
  const counts = [
    counted(falls, { one: 'fall', other: 'falls' }),
    counted(since.length - falls, { one: 'rise', other: 'rises' }),
  ];
  const isFromPeak = turns[0]?.checkpoint === peak.checkpoint;
  const from = isFromPeak ? '' : ` since epoch ${number(peak.epoch)}`;
  return `, in several swings (${counts.join(', ')}${from})`;
}

/** Of a fall that I(T;Y) hardly rises for, or before which, late on the axis of epochs, it hardly has. */
function missedFitting({ kind, fitted, deciding, phases, end }: Verdict): string[] {
  const [first] = phases;
  if (kind !== 'compresses' || deciding === undefined || first === undefined) return [];
  if (fitted === undefined) return ['with hardly any fitting'];
  const { epoch, ity } = deciding.start;
  const isLate = (1 + epoch) ** 2 >= 1 + end.epoch;
  return isLate && ity - first.start.ity < SLIGHT ? ['with hardly any fitting before'] : [];
}

/** `isMemorized` of a run that learned nothing but its training rows by heart. */
function story({ name, verdict }: LayerVerdict, isMemorized: boolean): string {
  const turns = verdict.stated?.turns ?? [];
  const how = [
    ...(isMemorized && verdict.kind === 'compresses' ? ['without any generalization'] : []),
    ...missedFitting(verdict),
  ];
  const what = `${predicate(verdict.kind, 1)}${qualified(verdict)}`;
  const manner = how.length === 0 ? '' : ` ${and(how)}`;
  return `${name} ${what}${manner}: ${way(turns, verdict)}${swings(verdict, turns)}.`;
}

/** Changes from each turn to the next one: “−7.3 bits by epoch 45, +0.61 since”. */
function changes({ stated, end }: Verdict, unit: string): string[] {
  return (stated?.turns ?? []).slice(1).map((to, i, { length }) => {
    const from = stated?.turns[i] as Point;
    const epoch = number(to.epoch);
    const span =
      length === 1
        ? `since epoch ${number(from.epoch)}`
        : to.checkpoint === end.checkpoint
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
function names(layers: readonly LayerVerdict[], detail: Detail): string {
  let unit = ' bits';
  return and(
    layers.map((layer) => {
      const { name, verdict } = layer;
      const isDetailed =
        detail === 'all' || (detail === 'firm' && !verdict.qualifications.includes('borderline'));
      const numbers = isDetailed && isShown(layer) ? changes(verdict, unit) : [];
      if (numbers.length > 0) unit = '';
      // Of a layer that stays at H(X), that it is saturated is no news.
      const notes = verdict.qualifications.filter(
        (one) => one === 'borderline' || verdict.deciding !== undefined,
      );
      const bracket = [...numbers, ...notes].join(', ');
      return bracket === '' ? name : `${name} (${bracket})`;
    }),
  );
}

/** The layers besides the one that is described, by their verdicts. */
function rest({ headline, others }: Insight, detail: Detail): string {
  const groups = others.flatMap(({ kind, layers }) => {
    // Beside a layer that moves, those that stay, hardly move or are saturated need no word.
    const worthy = layers.filter((one) =>
      headline === undefined ? !isSlight(one) : kind === 'dead' || isInformative(one),
    );
    if (worthy.length === 0) return [];
    const too = kind === headline?.verdict.kind ? ' too' : '';
    return [`${names(worthy, detail)} ${predicate(kind, worthy.length)}${too}`];
  });
  const slight = others.flatMap(({ layers }) => layers.filter(isSlight));
  if (headline === undefined && slight.length > 0) {
    groups.unshift(
      `${names(slight, detail)} ${slight.length === 1 ? 'hardly moves' : 'hardly move'}`,
    );
  }
  return groups.length === 0 ? '' : `${groups.join('; ')}.`;
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
