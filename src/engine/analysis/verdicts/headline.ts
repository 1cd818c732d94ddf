/** What one sentence states of the layer that it is about. */
import type { LayerVerdict } from './layer-verdict.ts';
import type { Phase, Point } from './phases.ts';
import { type Change, changesBetween, SLIGHT, type Stated } from './stated.ts';
import type { Verdict } from './verdict.ts';

export interface Headline extends LayerVerdict {
  /** From where it begins to the end of the run, one after the other: one or more. */
  readonly changes: readonly Change[];
  /** Where a layer of one change has nearly all of it, if that is long before the end. */
  readonly settled: Point | undefined;
  readonly swings: Swings | undefined;
  /** Of a layer that compresses: whether it hardly fits, at all or before it compresses. */
  readonly missedFitting: 'throughout' | 'before' | undefined;
}

/** Falls and rises since the peak, where they are several, and more than the changes. */
export interface Swings {
  readonly falls: number;
  readonly rises: number;
  /** The peak, where the changes do not begin there. */
  readonly since: Point | undefined;
}

/** A movement that settles this many times earlier than it ends has the place where it settled, too. */
const LONG = 3;

/** So many falls and rises are several. */
const SEVERAL = 3;

/** Undefined where no movement decides. */
export function headlineOf(layer: LayerVerdict): Headline | undefined {
  const { verdict } = layer;
  const { deciding, stated } = verdict;
  if (deciding === undefined || stated === undefined) return undefined;
  return {
    ...layer,
    ...pathOf(stated, deciding, verdict.end),
    swings: swingsOf(verdict, stated),
    missedFitting: missedFittingOf(verdict, deciding),
  };
}

/** Where it settled is a turn if the end has gone back from there. */
function pathOf(
  { turns }: Stated,
  { kind, start, settled }: Phase,
  end: Point,
): Pick<Headline, 'changes' | 'settled'> {
  const isLong = (1 + settled.epoch) * LONG < 1 + end.epoch;
  if (turns.length > 2 || !isLong) return { changes: changesBetween(turns), settled: undefined };
  const back = kind === 'fall' ? end.ixt - settled.ixt : settled.ixt - end.ixt;
  return back >= SLIGHT
    ? { changes: changesBetween([start, settled, end]), settled: undefined }
    : { changes: changesBetween(turns), settled };
}

function swingsOf({ peak, phases }: Verdict, { turns }: Stated): Swings | undefined {
  const moving = phases.filter(
    ({ kind, end }) => kind !== 'level' && end.checkpoint > peak.checkpoint,
  );
  // One that is slight beside the largest is none to the eye, however far above jitter.
  const largest = Math.max(...moving.map(({ bits }) => Math.abs(bits)));
  const kinds = moving
    .filter(({ bits }) => Math.abs(bits) >= SLIGHT * largest)
    .map(({ kind }) => kind)
    .filter((kind, i, all) => kind !== all[i - 1]);
  if (kinds.length < SEVERAL || kinds.length < turns.length) return undefined;
  const falls = kinds.filter((kind) => kind === 'fall').length;
  const isFromPeak = turns[0]?.checkpoint === peak.checkpoint;
  return { falls, rises: kinds.length - falls, since: isFromPeak ? undefined : peak };
}

/** Before a fall only if that is late on the axis of epochs. */
function missedFittingOf(
  { kind, fitted, phases, end }: Verdict,
  { start }: Phase,
): Headline['missedFitting'] {
  const [first] = phases;
  if (kind !== 'compresses' || first === undefined) return undefined;
  if (fitted === undefined) return 'throughout';
  const isLate = (1 + start.epoch) * (1 + start.epoch) >= 1 + end.epoch;
  return isLate && start.ity - first.start.ity < SLIGHT ? 'before' : undefined;
}
