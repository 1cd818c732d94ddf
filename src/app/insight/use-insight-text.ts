import { messages } from '../../messages/index.ts';
import { insightOf } from '../../state/insight.ts';
import { EXACT } from '../../state/settings.ts';
import { useObserved } from '../shared/page-context.ts';
import { useTrajectories } from '../shared/trajectories-of.ts';

/** What the run came to in one sentence, and of how much of it that is said; empty before. */
export function useInsightText(): string {
  const layerVerdicts = useObserved(({ screen }) => screen.finalVerdicts);
  const criteria = useObserved(({ screen }) => screen.view.criteria);
  const isPart = useObserved(
    ({ screen: { shown, session } }) =>
      shown.file === undefined && session.status.kind !== 'completed',
  );
  const { layers, epochs, count } = useTrajectories(EXACT);
  const insight = insightOf(layerVerdicts);
  if (insight === undefined) return '';
  const hasVerdict = new Set(layerVerdicts.map(({ index }) => index));
  const leftOut = layers.filter((_, index) => !hasVerdict.has(index));
  const { verdicts } = messages;
  const upTo = isPart ? verdicts.upTo(epochs[count - 1] ?? 0) : '';
  return `${upTo}${verdicts.leftOut(leftOut.map(({ name }) => name))}${verdicts.insight(insight, criteria)}`;
}
