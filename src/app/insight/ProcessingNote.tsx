import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { processingReport } from '../../state/engine-values.ts';
import { isExact } from '../../state/estimates.ts';
import { useObserved } from '../shared/page-context.ts';
import { measuredCount, useTrajectories } from '../shared/trajectories-of.ts';
import styles from './caption.module.css';

/**
 * What the estimator laid over the exact dots finds that cannot be. Not of a file, whose layers need
 * not be computed each from the one before it.
 */
export function ProcessingNote() {
  const overlaid = useObserved(({ screen }) => screen.overlaid);
  const isChain = useObserved(({ screen }) => screen.recording.isChain);
  return overlaid && isChain && !isExact(overlaid) ? <Violations estimator={overlaid} /> : null;
}

function Violations({ estimator }: { readonly estimator: EstimatorSpec }) {
  const isWhole = useObserved(({ screen }) => screen.isWhole);
  const { layers, count, epochs } = useTrajectories(estimator);
  if (!isWhole || measuredCount(layers, count) < count) return null;
  const report = processingReport(layers, count);
  const names = layers.map(({ name }) => name);
  const [sentence] = messages.processing.sentences({ report, names, epochs, count });
  if (sentence === undefined) return null;
  return (
    <p className={styles['processing']} data-testid="processing">
      <span aria-hidden="true">{messages.processing.words().sign}</span> {sentence}
    </p>
  );
}
