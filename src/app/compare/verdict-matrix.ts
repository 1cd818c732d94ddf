/** The verdict on each layer of each network under each estimator, and where it is not the exact one. */

import type {
  LearningStatus,
  Trajectory,
  Verdict,
  VerdictCriteria,
  VerdictKind,
} from '../../engine/index.ts';
import { isSaturated, judgeLayer } from '../../state/settings.ts';

/** An estimator on a network. */
export interface ColumnRecording {
  readonly title: string;
  readonly isExact: boolean;
  /** Why there is no verdict yet; nothing once all checkpoints are read. */
  readonly waits: string;
  readonly layers: readonly Trajectory[];
  /** The most I(X;T) that the estimator can read of the network, bits. */
  readonly ceiling: number;
}

export interface ComparedRecording {
  readonly title: string;
  /** Of its checkpoints; none while it is in training. */
  readonly epochs: readonly number[];
  /** Whether it learned; without verdicts where it diverged. */
  readonly status: LearningStatus['kind'];
  /** Inputs measured. */
  readonly rows: number;
  readonly hx: number;
  /** The exact columns, whether or not exact is among the estimators on show. */
  readonly exact: readonly Trajectory[];
  /** Whether no more checkpoints will come. */
  readonly isOver: boolean;
  readonly columns: readonly ColumnRecording[];
}

export type MatrixCell =
  /** The network has no such layer, or recorded nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'layerVerdicts';
      readonly verdict: Verdict;
      /** The exact verdict, where it is another. */
      readonly against: VerdictKind | undefined;
      /** The exact verdict is that the layer stays at H(X), which this estimator cannot give: its estimates stay below H(X). */
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
  /** Of those that differ: where exact is saturated, and so uninformative. */
  readonly uninformative: number;
  /** Cells without a verdict yet. */
  readonly waiting: number;
}

export function verdictMatrix(
  networks: readonly ComparedRecording[],
  criteria: VerdictCriteria,
): VerdictMatrix {
  const counts = { compared: 0, disagreeing: 0, uninformative: 0, waiting: 0 };
  const depth = Math.max(0, ...networks.map(({ exact }) => exact.length));

  const cellOf = (network: ComparedRecording, column: ColumnRecording, l: number): MatrixCell => {
    const { epochs, hx, rows } = network;
    const truth = network.exact[l];
    if (truth === undefined) return { kind: 'none' };
    if (!network.isOver || column.waits !== '') {
      counts.waiting++;
      return { kind: 'waiting' };
    }
    const trajectory = column.layers[l];
    const verdict = trajectory && judgeLayer(trajectory, network, criteria);
    if (trajectory === undefined || verdict === undefined) return { kind: 'none' };
    const exact = judgeLayer(truth, network, criteria)?.kind;
    const capped = exact === 'stays-at-hx' && column.ceiling < hx - criteria.lossless;
    // A verdict that no estimator of this kind can give is not its disagreement; that bits were lost is.
    const excused = capped && verdict.deciding === undefined && verdict.kind !== 'dead';
    const against = exact === verdict.kind || excused ? undefined : exact;
    if (!column.isExact && !excused) counts.compared++;
    if (against !== undefined) {
      counts.disagreeing++;
      if (isSaturated(truth, epochs.length, rows)) counts.uninformative++;
    }
    return { kind: 'layerVerdicts', verdict, against, capped };
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
