import type { Trajectory, VerdictCriteria } from '../../engine/index.ts';
import type { Insight, LayerVerdict } from '../../state/insight.ts';

/** Bits in a sentence: 6.8, 0.37. */
function short(bits: number): string {
  return bits.toFixed(Math.abs(bits) < 0.995 ? 2 : 1);
}

/** T2, T3 and T5. */
export function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

/** What the verdicts on a run come to, in words. */
export function insightSentence(insight: Insight, criteria: VerdictCriteria): string {
  switch (insight.kind) {
    case 'compresses': {
      const { layer, others } = insight;
      const { name, verdict, epoch } = layer;
      const also =
        others.length === 0
          ? ''
          : ` ${listOf(others)} ${others.length === 1 ? 'compresses' : 'compress'} too.`;
      return verdict.peakCheckpoint === 0
        ? `${name} had most at epoch ${epoch}, its first: ${short(verdict.peak)} bits. It ended ${short(verdict.lost)} lower: compression, with no fitting before it.${also}`
        : `${name} peaked at ${short(verdict.peak)} bits (epoch ${epoch}) and has lost ${short(verdict.lost)} since: compression.${also}`;
    }
    case 'fits-only': {
      const { name, verdict, epoch } = insight.layer;
      return `No layer compresses. ${name} gained most, ${short(verdict.fitted)} bits of the label by epoch ${epoch}: fitting only.`;
    }
    case 'lossless':
      return `Every layer stayed within ${criteria.lossless} bit of H(X) at every epoch: lossless.`;
    case 'dead':
      return `${listOf(insight.names)} ended below ${criteria.dead} bit: dead. No layer compresses.`;
    case 'no-change':
      return `By the criteria (ε = ${criteria.epsilon} bit) there is neither fitting nor compression in any layer.`;
  }
}

/** Of which layers the sentence on a run does not speak: a verdict needs every epoch. */
export function leftOutSentence(names: readonly string[]): string {
  if (names.length === 0) return '';
  const were = names.length === 1 ? 'was' : 'were';
  return `${listOf(names)} ${were} not recorded at every epoch; of the others: `;
}

/** Layers whose verdict under another estimator is not the exact one. */
export function differentVerdicts(
  exact: readonly LayerVerdict[],
  other: readonly LayerVerdict[],
): LayerVerdict[] {
  return other.filter(({ index, verdict }) => {
    const own = exact.find((candidate) => candidate.index === index);
    return own !== undefined && own.verdict.kind !== verdict.kind;
  });
}

/** The largest distance in I(X;T) between what two estimators read of the same checkpoints, bits. */
export function furthestApart(
  exact: readonly Trajectory[],
  other: readonly Trajectory[],
  count: number,
): number {
  let most = 0;
  exact.forEach(({ ixt }, l) => {
    for (let checkpoint = 0; checkpoint < count; checkpoint++) {
      const distance = Math.abs((ixt[checkpoint] ?? 0) - (other[l]?.ixt[checkpoint] ?? 0));
      if (distance > most) most = distance;
    }
  });
  return most;
}

/** Differences of rounding, bits. */
const NOTHING = 1e-9;

/** What another estimator, called by its title, makes of the same run; `counts` if it counts bins. */
export function estimatorSentence(
  title: string,
  counts: boolean,
  otherwise: readonly LayerVerdict[],
  furthest: number,
): string {
  if (furthest < NOTHING) {
    return `${title}: the same numbers${counts ? ', for no two codes share a bin' : ''}.`;
  }
  if (otherwise.length === 0) return `${title}: other numbers, the same verdicts.`;
  const words = otherwise.map(({ name, verdict }) => `${name} ${PREDICATE[verdict.kind]}`);
  return `${title}: another story. There ${listOf(words)}.`;
}

/** A verdict said of a layer. */
const PREDICATE: Record<LayerVerdict['verdict']['kind'], string> = {
  compresses: 'compresses',
  'fits-only': 'fits only',
  lossless: 'is lossless',
  dead: 'is dead',
  'no-change': 'does not change',
};
