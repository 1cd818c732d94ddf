/** The verdict on each layer of each network under each ruler, and where it is not the exact one. */
import type { LayerTrail, Verdict, VerdictKind, VerdictRule } from '../../engine/index.ts';
import { isSaturated } from '../../state/comparison.ts';
import { TASK_ROWS, verdictOf } from '../../state/settings.ts';
import { plural } from '../words.ts';

/** A ruler on a network. */
export interface ColumnSource {
  readonly title: string;
  readonly isExact: boolean;
  /** Why there is no verdict yet; nothing once all records are read. */
  readonly waits: string;
  readonly layers: readonly LayerTrail[];
  /** The most I(X;T) that the ruler can read of the network, bits. */
  readonly ceiling: number;
}

export interface NetworkSource {
  readonly title: string;
  readonly count: number;
  readonly hx: number;
  /** The exact columns, whether or not exact is among the rulers on show. */
  readonly exact: readonly LayerTrail[];
  /** Whether no more records will come. */
  readonly isOver: boolean;
  readonly columns: readonly ColumnSource[];
}

export type MatrixCell =
  /** The network has no such layer, or recorded nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'judged';
      readonly verdict: Verdict;
      /** What exact says, where it says otherwise. */
      readonly against: VerdictKind | undefined;
      /** Nearly every input has a code or a bin of its own: I(X;T) says nothing. */
      readonly saturated: boolean;
      /** Exact says lossless, which this ruler cannot: it never reads as much as H(X). */
      readonly capped: boolean;
    };

export interface MatrixColumn {
  readonly title: string;
  readonly isExact: boolean;
  readonly waits: string;
  /** One a layer. */
  readonly cells: readonly MatrixCell[];
}

export interface VerdictMatrix {
  /** T1 … TL of the deepest network. */
  readonly layers: readonly string[];
  readonly groups: readonly { readonly title: string; readonly columns: readonly MatrixColumn[] }[];
  /** Cells that can be held against exact, and those that differ; exact itself is not among them. */
  readonly compared: number;
  readonly disagreeing: number;
  /** Of those that differ: where exact is saturated, and so no judge. */
  readonly unjudged: number;
  /** Cells without a verdict yet. */
  readonly waiting: number;
}

export function verdictMatrix(
  networks: readonly NetworkSource[],
  rule: VerdictRule,
): VerdictMatrix {
  const counts = { compared: 0, disagreeing: 0, unjudged: 0, waiting: 0 };
  const depth = Math.max(0, ...networks.map(({ exact }) => exact.length));

  const cellOf = (network: NetworkSource, column: ColumnSource, l: number): MatrixCell => {
    const { count, hx } = network;
    const truth = network.exact[l];
    if (truth === undefined) return { kind: 'none' };
    if (!network.isOver || column.waits !== '') {
      counts.waiting++;
      return { kind: 'waiting' };
    }
    const trail = column.layers[l];
    const verdict = trail && verdictOf(trail.ixt, trail.ity, count, hx, rule);
    if (trail === undefined || verdict === undefined) return { kind: 'none' };
    const saturated = isSaturated(trail, count, TASK_ROWS);
    const exact = verdictOf(truth.ixt, truth.ity, count, hx, rule)?.kind;
    const capped = exact === 'lossless' && column.ceiling < hx - rule.lossless;
    // What no ruler of this kind could have said is not its disagreement; that bits were lost is.
    const excused = capped && verdict.lost < rule.epsilon && verdict.kind !== 'dead';
    const against = exact === verdict.kind || excused ? undefined : exact;
    if (!column.isExact && !excused) counts.compared++;
    if (against !== undefined) {
      counts.disagreeing++;
      if (isSaturated(truth, count, TASK_ROWS)) counts.unjudged++;
    }
    return { kind: 'judged', verdict, against, saturated, capped };
  };

  const groups = networks.map((network) => ({
    title: network.title,
    columns: network.columns.map((column) => ({
      title: column.title,
      isExact: column.isExact,
      waits: column.waits,
      cells: Array.from({ length: depth }, (_, l) => cellOf(network, column, l)),
    })),
  }));
  const layers = Array.from({ length: depth }, (_, l) => `T${l + 1}`);
  return { layers, groups, ...counts };
}

/** How much of the matrix is the ruler's doing, in a line. */
export function matrixSummary(matrix: VerdictMatrix): string {
  const { compared, disagreeing, unjudged, waiting } = matrix;
  const parts: string[] = [];
  if (compared > 0) {
    parts.push(`${disagreeing} of ${plural(compared, 'cell')} disagree with exact`);
  }
  if (unjudged > 0) {
    const which = unjudged === disagreeing ? 'all' : String(unjudged);
    parts.push(`${which} of them where exact is saturated and says nothing`);
  }
  if (waiting > 0) parts.push(`${waiting} verdicts still to come`);
  return parts.length > 0 ? `${parts.join('; ')}.` : 'Add a ruler to compare with exact.';
}
