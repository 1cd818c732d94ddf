/** What one sentence should say of the trace on show, chosen by rules from the verdicts. */
import { type LayerTrail, type Verdict, type VerdictRule, verdictOf } from '../engine/index.ts';

/** A layer with its verdict and what stands at its knee. */
export interface Judged {
  readonly name: string;
  /** Its place, from 0. */
  readonly index: number;
  readonly verdict: Verdict;
  /** Epoch of the knee. */
  readonly epoch: number;
  /** Nearly every input has a code of its own at the end: I(X;T) cannot say more. */
  readonly saturated: boolean;
}

export type Insight =
  /** The layer that lost most. */
  | { readonly kind: 'compresses'; readonly layer: Judged; readonly others: readonly string[] }
  /** No layer compresses; the one that learned most. */
  | { readonly kind: 'fits only'; readonly layer: Judged }
  | { readonly kind: 'lossless' }
  /** Layers that ended with nothing, while none compresses. */
  | { readonly kind: 'dead'; readonly names: readonly string[] }
  | { readonly kind: 'neither' };

/** The verdict on each layer that has one. */
export function judge(
  layers: readonly LayerTrail[],
  epochs: readonly number[],
  hx: number,
  rule: VerdictRule,
  isSaturated: (layer: LayerTrail) => boolean,
): Judged[] {
  return layers.flatMap((layer, index) => {
    const verdict = verdictOf(layer.ixt, layer.ity, epochs.length, hx, rule);
    if (verdict === undefined) return [];
    const epoch = epochs[verdict.knee] as number;
    return [{ name: layer.name, index, verdict, epoch, saturated: isSaturated(layer) }];
  });
}

/** Undefined before there is anything to judge. */
export function insightOf(judged: readonly Judged[]): Insight | undefined {
  if (judged.length === 0) return undefined;
  const of = (kind: Verdict['kind']): Judged[] =>
    judged.filter(({ verdict }) => verdict.kind === kind);
  const most = (among: readonly Judged[], by: (verdict: Verdict) => number): Judged | undefined =>
    among.toSorted((a, b) => by(b.verdict) - by(a.verdict))[0];

  const compressing = of('compresses');
  const loser = most(compressing, ({ lost }) => lost);
  if (loser !== undefined) {
    const others = compressing.filter((layer) => layer !== loser).map(({ name }) => name);
    return { kind: 'compresses', layer: loser, others };
  }
  const dead = of('dead');
  if (dead.length > 0) return { kind: 'dead', names: dead.map(({ name }) => name) };
  const learner = most(of('fits only'), ({ fitted }) => fitted);
  if (learner !== undefined) return { kind: 'fits only', layer: learner };
  return { kind: of('lossless').length === judged.length ? 'lossless' : 'neither' };
}
