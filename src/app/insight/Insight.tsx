import { messages } from '../../messages/index.ts';
import { isBinning, isExact } from '../../state/comparison.ts';
import { judgeLayers, type LayerVerdict } from '../../state/insight.ts';
import { EXACT } from '../../state/settings.ts';
import { layersOf } from '../shared/trajectories-of.ts';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { differentVerdicts, furthestApart, ROUNDING } from './other-estimator.ts';
import { useInsightText } from './use-insight-text.ts';
import './insight.css';

interface Props {
  readonly layerVerdicts: readonly LayerVerdict[];
}

/** What the run came to in one sentence, and the way to the definition behind it. */
export function Insight({ layerVerdicts }: Props) {
  const { ui } = usePage();
  return (
    <p className="insight">
      {useInsightText(layerVerdicts)}{' '}
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

/** Whether the estimator laid over the exact dots would have said the same. */
export function OtherEstimator({ layerVerdicts }: Props) {
  const page = usePage();
  const isShown = useLabState(
    ({ viewState }) => viewState.overlay && !isExact(viewState.estimator),
  );
  const estimator = useLabState((state) => state.viewState.estimator);
  useLabState((state) => state.measured);
  if (!isShown) return null;
  const { lab } = page;
  const { entropyBounds, viewState } = lab.state;
  const { count, epochs } = lab.recording;
  const layers = layersOf(page, estimator);
  const other = judgeLayers(layers, epochs, entropyBounds.hx, viewState.criteria, () => false);
  const title = messages.estimators.title(estimator);
  const isWhole =
    layerVerdicts.length > 0 &&
    layerVerdicts.every(({ index }) => other.some((own) => own.index === index));
  return (
    <p className="other-estimator">
      {isWhole &&
        (furthestApart(layersOf(page, EXACT), layers, count) < ROUNDING
          ? messages.verdicts.sameNumbers(title, isBinning(estimator))
          : messages.verdicts.otherNumbers(title, differentVerdicts(layerVerdicts, other)))}
      {isBinning(estimator) && ` ${messages.estimators.onlyLoses()}`}
    </p>
  );
}
