/**
 * The sentence on a run. It gives I(X;T) as recorded, and so as plane and table show it at the epoch
 * named, or marks a number as of the smoothed trajectory.
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

/** Less than this share of a movement, or of a bit, needs no word. */
const SLIGHT = 0.1;

/** The end of a phase that comes this many times later than it settled is given, too. */
const LONG = 3;

/** The change over a phase as recorded, or, where jitter hides that, as smoothed. */
function changeOf({ start, end, bits }: Phase): { readonly bits: number; readonly note: string } {
  const recorded = end.ixt - start.ixt;
  return recorded * bits > 0 && Math.abs(recorded) > Math.abs(bits) / 2
    ? { bits: recorded, note: '' }
    : { bits, note: ' (smoothed)' };
}

const atEpoch = ({ checkpoint, epoch }: Point): string =>
  checkpoint === 0 ? '' : ` at epoch ${number(epoch)}`;

const isMovement = ({ kind }: Phase): boolean => kind !== 'level';

/** What came after the phase, until the end. */
function sequel(phase: Phase, { end, phases }: Verdict): string {
  const after = end.ixt - phase.end.ixt;
  const isCounted = phases.some(
    (one) => isMovement(one) && one.start.checkpoint >= phase.end.checkpoint,
  );
  const least = isCounted ? SLIGHT : Math.max(SLIGHT, SLIGHT * Math.abs(phase.bits));
  if (Math.abs(after) < least) return '';
  return after > 0
    ? ` and has regained ${short(after)} since`
    : ` and has lost ${short(-after)} since`;
}

/** A fall or rise of one layer with its values at named epochs. */
function movementOf(phase: Phase, end: Point, after: string): string {
  const { kind, start, settled } = phase;
  const moved = kind === 'fall' ? 'fell' : 'rose';
  const change = changeOf(phase);
  if (change.note !== '') {
    return `${moved} by ${short(Math.abs(change.bits))} bits from epoch ${number(start.epoch)} to ${number(phase.end.epoch)}${change.note}`;
  }
  const from = `${moved} from ${short(start.ixt)} bits${atEpoch(start)} to`;
  if (after !== '')
    return `${from} ${short(phase.end.ixt)} by epoch ${number(phase.end.epoch)}${after}`;
  return (1 + settled.epoch) * LONG < 1 + end.epoch
    ? `${from} ${short(settled.ixt)} by epoch ${number(settled.epoch)} and ended at ${short(end.ixt)}`
    : `${from} ${short(end.ixt)} at the end`;
}

/** A fall, then a rise by a third of it or more. */
function returned(fall: Phase, rise: Phase, end: Point, since: string): string {
  const low = rise.start;
  const gained = changeOf(rise);
  const until = since === '' ? ' since' : ` by epoch ${number(rise.end.epoch)}`;
  const regained = since === '' && gained.note === '' ? end.ixt - low.ixt : gained.bits;
  return `fell from ${short(fall.start.ixt)}${atEpoch(fall.start) && ` bits${atEpoch(fall.start)}`} to ${short(low.ixt)}${atEpoch(fall.start) ? '' : ' bits'} by epoch ${number(low.epoch)} and has regained ${short(regained)}${gained.note}${until}${since.replace(' and has', ', but has')}`;
}

function qualified({ qualifications }: Verdict): string {
  return qualifications.length === 0 ? '' : ` (${qualifications.join(', ')})`;
}

/** So many falls and rises are several. */
const SEVERAL = 3;

/** Falls and rises since the peak, where they are several, and more than the `stated` ones before. */
function swings({ peak, phases }: Verdict, stated: number): string[] {
  const since = phases.filter((one) => isMovement(one) && one.end.checkpoint > peak.checkpoint);
  if (since.length < SEVERAL || since.length <= stated) return [];
  const falls = since.filter(({ kind }) => kind === 'fall').length;
  const turns = [
    counted(falls, { one: 'fall', other: 'falls' }),
    counted(since.length - falls, { one: 'rise', other: 'rises' }),
  ];
  return [`in several swings (${and(turns)} since epoch ${number(peak.epoch)})`];
}

/** Of a fall that I(T;Y) hardly rises for, or before which, late on the axis of epochs, it hardly has. */
function missedFitting({ kind, fitted, deciding, phases, end }: Verdict): string[] {
  const [first] = phases;
  if (kind !== 'compresses' || deciding === undefined || first === undefined) return [];
  if (fitted === undefined) return ['with hardly any fitting'];
  const { epoch, ity } = deciding.start;
  const isLate = (1 + epoch) ** 2 >= 1 + end.epoch;
  return isLate && ity - first.start.ity < SLIGHT ? ['with hardly any fitting before it'] : [];
}

/** `isMemorized` of a run that learned nothing but its training rows by heart. */
function story({ name, verdict }: LayerVerdict, isMemorized: boolean): string {
  const { kind, deciding, before, end } = verdict;
  if (deciding === undefined) return '';
  const since = sequel(deciding, verdict);
  const isReturn = kind === 're-expands' && before !== undefined;
  const movement = isReturn
    ? returned(before, deciding, end, since)
    : movementOf(deciding, end, since);
  const clauses = [
    `${predicate(kind, 1)}${qualified(verdict)}`,
    ...(isMemorized && kind === 'compresses' ? ['without any generalization'] : []),
    ...missedFitting(verdict),
    ...swings(verdict, (isReturn ? 2 : 1) + (since === '' ? 0 : 1)),
  ];
  return `${name} ${movement}: ${clauses.join(', ')}.`;
}

/**
 * The change from where what decides began to the end, as recorded; nothing where jitter hides it there.
 */
function changeSince({ deciding, end }: Verdict, unit: string): string[] {
  if (deciding === undefined) return [];
  const { start, bits } = deciding;
  const change = end.ixt - start.ixt;
  if (change * bits <= 0 || Math.abs(change) < Math.abs(bits) / 2) return [];
  return [`${difference(change)}${unit} since epoch ${number(start.epoch)}`];
}

/** “T2 and T3 (−1.1 bits since epoch 12, borderline) compress too”. */
function group(kind: VerdictKind, layers: readonly LayerVerdict[], isSameKind: boolean): string {
  let unit = ' bits';
  const named = layers.map(({ name, verdict }) => {
    const change = changeSince(verdict, unit);
    if (change.length > 0) unit = '';
    // Of a layer that stays at H(X), that it is saturated is no news.
    const notes = verdict.qualifications.filter(
      (one) => one === 'borderline' || verdict.deciding !== undefined,
    );
    const bracket = [...change, ...notes].join(', ');
    return bracket === '' ? name : `${name} (${bracket})`;
  });
  return `${and(named)} ${predicate(kind, layers.length)}${isSameKind ? ' too' : ''}`;
}

/** What the verdicts on a run come to. */
export function sentence({ headline, others }: Insight, isMemorized = false): string {
  const rest = others
    .filter(({ kind, layers }) => headline === undefined || isWorthTelling(kind, layers))
    .map(({ kind, layers }) => group(kind, layers, kind === headline?.verdict.kind));
  const all = headline === undefined ? '' : story(headline, isMemorized);
  return [all, rest.length === 0 ? '' : `${rest.join('; ')}.`].filter(Boolean).join(' ');
}

/** Beside a layer that moves, those that stay as they are need no word. */
function isWorthTelling(kind: VerdictKind, layers: readonly LayerVerdict[]): boolean {
  return kind === 'dead' || layers.some(({ verdict }) => verdict.deciding !== undefined);
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
