import type { EstimatorSpec, LayerVerdict } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { EXACT, insightOf, judgeLayers } from '../../state/engine-values.ts';
import { isBinning, isExact } from '../../state/estimates.ts';
import { differentVerdicts, isSameEstimate } from '../../state/other-estimator.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import { useTrajectories } from '../shared/trajectories-of.ts';
import styles from './caption.module.css';

interface Props {
  readonly layerVerdicts: readonly LayerVerdict[];
}

/** What the run came to in one sentence, and the way to the definition behind it. */
export function Insight() {
  return (
    <p className={styles['insight']} data-testid="insight">
      {useInsightText()}{' '}
      <CommandButton command="why" className={classes(buttonStyles['small'], styles['why'])}>
        {messages.lab.why().button}
      </CommandButton>
    </p>
  );
}

/** Whether the estimator laid over the exact dots gives the same verdicts. */
export function OtherEstimator({ layerVerdicts }: Props) {
  const overlaid = useObserved(({ screen }) => screen.overlaid);
  return overlaid && !isExact(overlaid) ? (
    <EstimatorVerdict estimator={overlaid} layerVerdicts={layerVerdicts} />
  ) : null;
}

function EstimatorVerdict({
  estimator,
  layerVerdicts,
}: Props & { readonly estimator: EstimatorSpec }) {
  const recording = useObserved(({ screen }) => screen.judgedRecording);
  const criteria = useObserved(({ screen }) => screen.view.criteria);
  const { count, layers } = useTrajectories(estimator);
  const exact = useTrajectories(EXACT);
  const other = judgeLayers(layers, recording, criteria);
  const title = messages.estimators.title(estimator);
  const isWhole =
    layerVerdicts.length > 0 &&
    layerVerdicts.every(({ index }) => other.some((own) => own.index === index));
  return (
    <p className={styles['other-estimator']}>
      {isWhole &&
        (isSameEstimate(exact.layers, layers, count)
          ? messages.verdicts.sameNumbers(title, isBinning(estimator))
          : messages.verdicts.otherNumbers(title, differentVerdicts(layerVerdicts, other)))}
      {isBinning(estimator) && ` ${messages.estimators.onlyLoses()}`}
    </p>
  );
}

/** What the run came to in one sentence, and of how much of it that holds; empty before. */
export function useInsightText(): string {
  const layerVerdicts = useObserved(({ screen }) => screen.finalVerdicts);
  const beforeVerdicts = useBeforeVerdicts();
  const isMemorized = useObserved(({ screen }) => screen.learningStatus.kind === 'memorized');
  const isPart = useObserved(
    ({ screen: { recordedRun, session } }) =>
      recordedRun !== undefined && session.status.kind !== 'completed',
  );
  const main = useObserved(({ screen }) => screen.main);
  const { layers, epochs, count } = useTrajectories(main);
  const insight = insightOf(layerVerdicts);
  if (insight === undefined) return beforeVerdicts;
  const hasVerdict = new Set(layerVerdicts.map(({ index }) => index));
  const leftOut = layers.filter((_, index) => !hasVerdict.has(index));
  const words = messages.insight;
  const upTo = isPart ? words.upTo(epochs[count - 1] ?? 0) : '';
  const by = isExact(main) ? '' : words.by(messages.estimators.title(main));
  const before = beforeVerdicts === '' ? '' : `${beforeVerdicts} `;
  const first = `${before}${by}${upTo}${words.leftOut(leftOut.map(({ name }) => name))}`;
  return words.sentence(insight, isMemorized, first);
}

/** What comes before verdicts on what is on show; empty before its end. */
function useBeforeVerdicts(): string {
  return useObserved(({ screen: { session, isWhole, judgedRecording, shown } }) => {
    if (!isWhole || shown.snapshot.count === 0) return '';
    const { status } = session;
    return messages.verdicts.beforeVerdicts(
      judgedRecording,
      status.kind === 'diverged' ? status.epoch : undefined,
    );
  });
}
