import { messages } from '../../messages/index.ts';
import { insightOf, type LayerVerdict } from '../../state/insight.ts';
import { EXACT } from '../../state/settings.ts';
import { layersOf } from '../shared/trajectories-of.ts';
import { useLabState, usePage } from '../shell/lab-context.ts';

/** What the run came to in one sentence, and of how much of it that is said; empty before. */
export function useInsightText(layerVerdicts: readonly LayerVerdict[]): string {
  const page = usePage();
  const { lab } = page;
  const criteria = useLabState((state) => state.viewState.criteria);
  const isPart = useLabState(
    ({ file, status }) => file === undefined && status.kind !== 'completed',
  );
  const insight = insightOf(layerVerdicts);
  if (insight === undefined) return '';
  const hasVerdict = new Set(layerVerdicts.map(({ index }) => index));
  const leftOut = layersOf(page, EXACT).filter((_, index) => !hasVerdict.has(index));
  const { verdicts } = messages;
  const upTo = isPart ? verdicts.upTo(lab.recording.epochs.at(-1) ?? 0) : '';
  return `${upTo}${verdicts.leftOut(leftOut.map(({ name }) => name))}${verdicts.insight(insight, criteria)}`;
}
