/**
 * What one sentence on the recording on show should be about, chosen by rules from the verdicts.
 */
import { type Trajectory, type Verdict, type VerdictCriteria, verdictOf } from '../engine/index.ts';

/** A layer with its verdict and what stands at its peak. */
export interface LayerVerdict {
  readonly name: string;
  /** Its place, from 0. */
  readonly index: number;
  readonly verdict: Verdict;
  /** Epoch of the peak. */
  readonly epoch: number;
  /** Nearly every input has a code of its own at the end: I(X;T) is uninformative. */
  readonly saturated: boolean;
}

type Insight =
  /** The layer that lost most. */
  | {
      readonly kind: 'compresses';
      readonly layer: LayerVerdict;
      readonly others: readonly string[];
    }
  /** No layer compresses; the one that learned most. */
  | { readonly kind: 'fits-only'; readonly layer: LayerVerdict }
  | { readonly kind: 'lossless' }
  /** Layers that ended with nothing, while none compresses. */
  | { readonly kind: 'dead'; readonly names: readonly string[] }
  | { readonly kind: 'no-change' };

/** The verdict on each layer that has one. */
export function judgeLayers(
  layers: readonly Trajectory[],
  epochs: readonly number[],
  hx: number,
  criteria: VerdictCriteria,
  isSaturated: (layer: Trajectory) => boolean,
): LayerVerdict[] {
  return layers.flatMap((layer, index) => {
    const verdict = verdictOf(layer.ixt, layer.ity, epochs.length, hx, criteria);
    if (verdict === undefined) return [];
    const epoch = epochs[verdict.peakCheckpoint] as number;
    return [{ name: layer.name, index, verdict, epoch, saturated: isSaturated(layer) }];
  });
}

/** Undefined before there is anything to judge. */
export function insightOf(layerVerdicts: readonly LayerVerdict[]): Insight | undefined {
  if (layerVerdicts.length === 0) return undefined;
  const of = (kind: Verdict['kind']): LayerVerdict[] =>
    layerVerdicts.filter(({ verdict }) => verdict.kind === kind);
  const most = (
    among: readonly LayerVerdict[],
    by: (verdict: Verdict) => number,
  ): LayerVerdict | undefined => among.toSorted((a, b) => by(b.verdict) - by(a.verdict))[0];

  const compressing = of('compresses');
  const loser = most(compressing, ({ lost }) => lost);
  if (loser !== undefined) {
    const others = compressing.filter((layer) => layer !== loser).map(({ name }) => name);
    return { kind: 'compresses', layer: loser, others };
  }
  const dead = of('dead');
  if (dead.length > 0) return { kind: 'dead', names: dead.map(({ name }) => name) };
  const learner = most(of('fits-only'), ({ fitted }) => fitted);
  if (learner !== undefined) return { kind: 'fits-only', layer: learner };
  return { kind: of('lossless').length === layerVerdicts.length ? 'lossless' : 'no-change' };
}
