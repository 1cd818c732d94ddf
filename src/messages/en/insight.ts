/**
 * The sentence on a run. It gives I(X;T) as recorded, and so as plane and table show it at the epoch
 * named, or marks a number as of the smoothed trajectory.
 */
import type { Phase, Point, Verdict, VerdictKind } from '../../engine/index.ts';
import { and, decimal, number } from './numbers.ts';
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

/** Less than this share of a movement, or of a bit, is not worth a word. */
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

/** What came after the phase, until the end. */
function sequel(phase: Phase, end: Point): string {
  const after = end.ixt - phase.end.ixt;
  const isSlight = Math.abs(after) < Math.max(SLIGHT, SLIGHT * Math.abs(phase.bits));
  if (isSlight) return '';
  return after > 0
    ? ` and has regained ${short(after)} since`
    : ` and has lost ${short(-after)} since`;
}

/** A fall or rise of one layer with its values at named epochs. */
function course(phase: Phase, end: Point): string {
  const { kind, start, settled } = phase;
  const moved = kind === 'fall' ? 'fell' : 'rose';
  const change = changeOf(phase);
  if (change.note !== '') {
    return `${moved} by ${short(Math.abs(change.bits))} bits from epoch ${number(start.epoch)} to ${number(phase.end.epoch)}${change.note}`;
  }
  const from = `${moved} from ${short(start.ixt)} bits${atEpoch(start)} to`;
  const after = sequel(phase, end);
  if (after !== '')
    return `${from} ${short(phase.end.ixt)} by epoch ${number(phase.end.epoch)}${after}`;
  return (1 + settled.epoch) * LONG < 1 + end.epoch
    ? `${from} ${short(settled.ixt)} by epoch ${number(settled.epoch)} and ended at ${short(end.ixt)}`
    : `${from} ${short(end.ixt)} at the end`;
}

/** A fall, then a rise by a third of it or more. */
function returned(fall: Phase, rise: Phase, end: Point): string {
  const low = rise.start;
  const gained = changeOf(rise);
  const since = sequel(rise, end);
  const until = since === '' ? ' since' : ` by epoch ${number(rise.end.epoch)}`;
  const regained = since === '' && gained.note === '' ? end.ixt - low.ixt : gained.bits;
  return `fell from ${short(fall.start.ixt)}${atEpoch(fall.start) && ` bits${atEpoch(fall.start)}`} to ${short(low.ixt)}${atEpoch(fall.start) ? '' : ' bits'} by epoch ${number(low.epoch)} and has regained ${short(regained)}${gained.note}${until}${since.replace(' and has', ', but has')}`;
}

function qualified({ qualifications }: Verdict): string {
  return qualifications.length === 0 ? '' : ` (${qualifications.join(', ')})`;
}

/** `isMemorized` of a run that learned nothing but its training rows by heart. */
function story({ name, verdict }: LayerVerdict, isMemorized: boolean): string {
  const { kind, deciding, before, end } = verdict;
  if (deciding === undefined) return '';
  const movement =
    kind === 're-expands' && before !== undefined
      ? returned(before, deciding, end)
      : course(deciding, end);
  const only = isMemorized && kind === 'compresses' ? ', without any generalization' : '';
  return `${name} ${movement}: ${predicate(kind, 1)}${qualified(verdict)}${only}.`;
}

/** “T2, T3 and T4 compress too (by 1.1, 2.0 and 2.7 bits; T4 borderline)”. */
function group(kind: VerdictKind, layers: readonly LayerVerdict[], isSameKind: boolean): string {
  const changes = layers.flatMap(({ verdict }) =>
    verdict.deciding ? [changeOf(verdict.deciding)] : [],
  );
  const amounts = changes.map(({ bits, note }) => `${short(Math.abs(bits))}${note}`);
  const notes = (['borderline', 'saturated'] as const).flatMap((qualification) => {
    // Of a layer that stays at H(X), that it is saturated is no news.
    const own = layers.filter(
      ({ verdict: { deciding, qualifications } }) =>
        qualifications.includes(qualification) && (qualification === 'borderline' || deciding),
    );
    return own.length === 0 ? [] : [`${and(own.map(({ name }) => name))} ${qualification}`];
  });
  const bracket = [...(amounts.length > 0 ? [`by ${and(amounts)} bits`] : []), ...notes].join('; ');
  return `${and(layers.map(({ name }) => name))} ${predicate(kind, layers.length)}${isSameKind ? ' too' : ''}${bracket === '' ? '' : ` (${bracket})`}`;
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
