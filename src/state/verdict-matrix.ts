/** The verdict on each layer of each network under each estimator, and where it is not the exact one. */

import {
  type Agreement,
  agreementOf,
  type Comparison,
  compareToExact,
  isSaturated,
  isTooShort,
  type JudgedRecording,
  judgeLayer,
  type ProcessingReport,
  processingReport,
  type Trajectory,
  type Verdict,
  type VerdictCriteria,
  type VerdictKind,
} from '../engine/index.ts';

/** An estimator on a network. */
export interface ColumnRecording {
  readonly title: string;
  readonly isExact: boolean;
  /** Why there is no verdict yet; nothing once all checkpoints are read. */
  readonly waits: string;
  readonly layers: readonly Trajectory[];
}

export interface ComparedRecording {
  readonly title: string;
  /** It has no checkpoints while it is in training. */
  readonly judged: JudgedRecording;
  /** What comes before its verdicts: that it diverged or is too short, and has none, or did not learn; else empty. */
  readonly note: string;
  /** Whether each layer is computed from the one before it. */
  readonly isChain: boolean;
  /** The exact columns, whether or not exact is among the estimators on show. */
  readonly exact: readonly Trajectory[];
  /** Whether no more checkpoints will come. */
  readonly isOver: boolean;
  readonly columns: readonly ColumnRecording[];
}

export type MatrixCell =
  /** The network has no such layer, or no verdicts. */
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      /** I(X;T) at each checkpoint, as the estimator finds it. */
      readonly ixt: readonly number[];
      /** By the exact count nearly every input has a code of its own: no verdict is informative. */
      readonly saturated: boolean;
      /** The exact verdict, where that disagrees, is informative and neither of the two is borderline. */
      readonly against: VerdictKind | undefined;
    };

export interface MatrixColumn {
  readonly title: string;
  readonly isExact: boolean;
  readonly waits: string;
  /** Where it breaks the data-processing inequality; undefined before it has measured all. */
  readonly processing: ProcessingReport | undefined;
  /** One a layer. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixGroup {
  readonly title: string;
  readonly epochs: readonly number[];
  readonly hx: number;
  /** That the network diverged, did not learn or is too short; else empty. */
  readonly note: string;
  /** Not if it diverged or is too short: the note is in their place. */
  readonly hasVerdicts: boolean;
  readonly columns: readonly MatrixColumn[];
}

/** The cells that are not exact are held against exact. */
export interface VerdictMatrix extends Agreement {
  /** Those of the deepest network. */
  readonly layers: readonly string[];
  /** Whether each is computed from the one before it, as those of a file need not be. */
  readonly isChain: boolean;
  readonly groups: readonly MatrixGroup[];
}

const hasVerdicts = ({ isOver, judged }: ComparedRecording): boolean =>
  judged.status.kind !== 'diverged' && !(isOver && isTooShort(judged));

const hasAll = ({ isOver }: ComparedRecording, { waits }: ColumnRecording): boolean =>
  isOver && waits === '';

/** How many estimators break the data-processing inequality on one of the networks. */
export function breaking({ groups }: VerdictMatrix): number {
  const columns = groups[0]?.columns ?? [];
  return columns.filter((_, c) =>
    groups.some(({ columns }) => (columns[c]?.processing?.checkpoints ?? 0) > 0),
  ).length;
}

export function verdictMatrix(
  networks: readonly ComparedRecording[],
  criteria: VerdictCriteria,
): VerdictMatrix {
  const comparisons: Comparison[] = [];
  let waiting = 0;
  const depth = Math.max(0, ...networks.map(({ exact }) => exact.length));

  const cellOf = (network: ComparedRecording, column: ColumnRecording, l: number): MatrixCell => {
    const truth = network.exact[l];
    if (truth === undefined || !hasVerdicts(network)) return { kind: 'none' };
    if (!hasAll(network, column)) {
      waiting++;
      return { kind: 'waiting' };
    }
    const trajectory = column.layers[l];
    const verdict = trajectory && judgeLayer(trajectory, network.judged, criteria);
    const exact = judgeLayer(truth, network.judged, criteria);
    if (trajectory === undefined || verdict === undefined || exact === undefined)
      return { kind: 'none' };
    const { ixt } = trajectory;
    const saturated = isSaturated(truth, network.judged.epochs.length, network.judged.rows);
    const isUnlearned = network.judged.status.kind === 'did-not-learn';
    const comparison = compareToExact(verdict, exact, { isSaturated: saturated, isUnlearned });
    if (!column.isExact) comparisons.push(comparison);
    const against = comparison.difference === 'disagreeing' ? exact.kind : undefined;
    return { kind: 'verdict', verdict, ixt, saturated, against };
  };

  const groups = networks.map((network) => ({
    title: network.title,
    epochs: network.judged.epochs,
    hx: network.judged.hx,
    note: network.note,
    hasVerdicts: hasVerdicts(network),
    columns: network.columns.map((column) => ({
      title: column.title,
      isExact: column.isExact,
      waits: column.waits,
      processing:
        network.isChain && hasAll(network, column)
          ? processingReport(column.layers, network.judged.epochs.length)
          : undefined,
      cells: Array.from({ length: depth }, (_, l) => cellOf(network, column, l)),
    })),
  }));
  const deepest = networks.find(({ exact }) => exact.length === depth);
  const layers = deepest?.exact.map(({ name }) => name) ?? [];
  const isChain = networks.every((network) => network.isChain);
  return { layers, isChain, groups, ...agreementOf(comparisons, waiting) };
}
