import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isBinning, isExact } from '../../state/estimates.ts';
import { judgeLayers, type LayerVerdict } from '../../state/insight.ts';
import { EXACT } from '../../state/settings.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import { useTrajectories } from '../shared/trajectories-of.ts';
import styles from './caption.module.css';
import { differentVerdicts, furthestApart, ROUNDING } from './other-estimator.ts';
import { useInsightText } from './use-insight-text.ts';

interface Props {
  readonly layerVerdicts: readonly LayerVerdict[];
}

/** What the run came to in one sentence, and the way to the definition behind it. */
export function Insight() {
  return (
    <p className={styles['insight']} data-testid="insight">
      {useInsightText()}{' '}
      <CommandButton id="why" className={classes(buttonStyles['small'], styles['why'])}>
        {messages.lab.why().button}
      </CommandButton>
    </p>
  );
}

/** Whether the estimator laid over the exact dots would have said the same. */
export function OtherEstimator({ layerVerdicts }: Props) {
  const { overlay, estimator } = useObserved(({ screen }) => screen.view);
  return overlay && !isExact(estimator) ? (
    <EstimatorVerdict estimator={estimator} layerVerdicts={layerVerdicts} />
  ) : null;
}

function EstimatorVerdict({
  estimator,
  layerVerdicts,
}: Props & { readonly estimator: EstimatorSpec }) {
  const { hx } = useObserved(({ screen }) => screen.shown.entropyBounds);
  const criteria = useObserved(({ screen }) => screen.view.criteria);
  const { count, epochs, layers } = useTrajectories(estimator);
  const exact = useTrajectories(EXACT);
  const other = judgeLayers(layers, epochs, hx, criteria, () => false);
  const title = messages.estimators.title(estimator);
  const isWhole =
    layerVerdicts.length > 0 &&
    layerVerdicts.every(({ index }) => other.some((own) => own.index === index));
  return (
    <p className={styles['other-estimator']}>
      {isWhole &&
        (furthestApart(exact.layers, layers, count) < ROUNDING
          ? messages.verdicts.sameNumbers(title, isBinning(estimator))
          : messages.verdicts.otherNumbers(title, differentVerdicts(layerVerdicts, other)))}
      {isBinning(estimator) && ` ${messages.estimators.onlyLoses()}`}
    </p>
  );
}
