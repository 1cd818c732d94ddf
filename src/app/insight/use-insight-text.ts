import { insightOf, type Judged } from '../../state/insight.ts';
import { EXACT } from '../../state/settings.ts';
import { useLabState, usePage } from '../lab-context.ts';
import { layersOf } from '../series-of.ts';
import { insightSentence, leftOutSentence } from './sentence.ts';

/** What the run came to in one sentence, and of how much of it that is said; empty before. */
export function useInsightText(judged: readonly Judged[]): string {
  const page = usePage();
  const { lab } = page;
  const rule = useLabState((state) => state.look.rule);
  const isPart = useLabState(
    ({ file, status }) => file === undefined && status.kind !== 'completed',
  );
  const insight = insightOf(judged);
  if (insight === undefined) return '';
  const isJudged = new Set(judged.map(({ index }) => index));
  const leftOut = layersOf(page, EXACT).filter((_, index) => !isJudged.has(index));
  const upTo = isPart ? `Up to epoch ${lab.source.epochs.at(-1)}: ` : '';
  return `${upTo}${leftOutSentence(leftOut.map(({ name }) => name))}${insightSentence(insight, rule)}`;
}
