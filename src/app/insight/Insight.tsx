import { isExact } from '../../state/comparison.ts';
import { type Judged, judge } from '../../state/insight.ts';
import { EXACT, rulerTitle } from '../../state/settings.ts';
import { useLabState, usePage } from '../lab-context.ts';
import { isBinning } from '../ruler/ruler-words.ts';
import { layersOf } from '../series-of.ts';
import { furthestApart, otherwiseJudged, rulerSentence } from './sentence.ts';
import { useInsightText } from './use-insight-text.ts';
import './insight.css';

interface Props {
  readonly judged: readonly Judged[];
}

/** What the run came to in one sentence, and the way to the definition behind it. */
export function Insight({ judged }: Props) {
  const { ui } = usePage();
  return (
    <p className="insight">
      {useInsightText(judged)}{' '}
      <button
        type="button"
        className="small why"
        title="The definition behind this sentence, and its numbers"
        onClick={() => ui.setState({ dialog: 'why' })}
      >
        why?
      </button>
    </p>
  );
}

/** Whether the ruler laid over the exact dots would have said the same. */
export function OtherRuler({ judged }: Props) {
  const page = usePage();
  const isShown = useLabState(({ look }) => look.ghost && !isExact(look.ruler));
  const ruler = useLabState((state) => state.look.ruler);
  useLabState((state) => state.measured);
  if (!isShown) return null;
  const { lab } = page;
  const { walls, look } = lab.state;
  const { count, epochs } = lab.source;
  const layers = layersOf(page, ruler);
  const other = judge(layers, epochs, walls.hx, look.rule, () => false);
  const isWhole =
    judged.length > 0 && judged.every(({ index }) => other.some((own) => own.index === index));
  return (
    <p className="other-ruler">
      {isWhole &&
        rulerSentence(
          rulerTitle(ruler),
          isBinning(ruler),
          otherwiseJudged(judged, other),
          furthestApart(layersOf(page, EXACT), layers, count),
        )}
      {isBinning(ruler) && ' A bin is a function of the code: it can only lose bits.'}
    </p>
  );
}
