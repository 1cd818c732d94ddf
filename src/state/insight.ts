/**
 * What one sentence on the recording on show should be about, chosen by rules from the verdicts.
 */
import {
  type JudgedRecording,
  judgeLayer,
  type Trajectory,
  type Verdict,
  type VerdictCriteria,
  type VerdictKind,
} from '../engine/index.ts';

/** A layer with its verdict. */
export interface LayerVerdict {
  readonly name: string;
  /** Its place, from 0. */
  readonly index: number;
  readonly verdict: Verdict;
}

export interface Insight {
  /** The layer whose movement is described; undefined where none moves by ε as recorded. */
  readonly headline: LayerVerdict | undefined;
  /** The other layers by their verdicts, what matters most first. */
  readonly others: readonly {
    readonly kind: VerdictKind;
    readonly layers: readonly LayerVerdict[];
  }[];
}

/** The verdict on each layer that has one. */
export function judgeLayers(
  layers: readonly Trajectory[],
  recording: JudgedRecording,
  criteria: VerdictCriteria,
): LayerVerdict[] {
  return layers.flatMap((layer, index) => {
    const verdict = judgeLayer(layer, recording, criteria);
    return verdict === undefined ? [] : [{ name: layer.name, index, verdict }];
  });
}

/**
 * Whether there is a fall in them: those come before any that only rises. They are in the order of other
 * layers, that of what the dispute is about.
 */
const HAS_FALL: Readonly<Record<VerdictKind, boolean>> = {
  compresses: true,
  falls: true,
  're-expands': true,
  'drops-while-fitting': true,
  rises: false,
  'reaches-hx': false,
  dead: false,
  'no-clear-direction': false,
  'no-change': false,
  'stays-near-hx': false,
  'stays-at-hx': false,
};
const KINDS = Object.keys(HAS_FALL) as VerdictKind[];

/** Of what re-expands, the fall counts as well. */
function sizeOf({ verdict: { deciding, before } }: LayerVerdict): number {
  return Math.max(Math.abs(deciding?.bits ?? 0), Math.abs(before?.bits ?? 0));
}

const isFalling = ({ verdict }: LayerVerdict): boolean => HAS_FALL[verdict.kind];
const isClear = ({ verdict }: LayerVerdict): boolean => verdict.qualifications.length === 0;

/** Undefined before there is anything to judge. */
export function insightOf(layerVerdicts: readonly LayerVerdict[]): Insight | undefined {
  if (layerVerdicts.length === 0) return undefined;
  const moving = layerVerdicts
    .filter(({ verdict: { stated } }) => stated !== undefined && !stated.isSlight)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const clear = moving.filter(isClear);
  const headline = clear.find(isFalling) ?? clear[0] ?? moving.find(isFalling) ?? moving[0];
  const others = KINDS.flatMap((kind) => {
    const layers = layerVerdicts.filter((one) => one !== headline && one.verdict.kind === kind);
    return layers.length === 0 ? [] : [{ kind, layers }];
  });
  return { headline, others };
}
