import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { EstimatorPicker } from '../estimator/EstimatorPicker.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './plane-grid.module.css';
import { RemoveButton } from './RemoveButton.tsx';

interface Props {
  /** Its place, from 0. */
  readonly column: number;
  readonly estimator: EstimatorSpec;
}

/** What a column is measured with: to be replaced, or taken away. */
export function EstimatorHeading({ column, estimator }: Props) {
  const { view } = usePage();
  const estimators = useObserved(({ screen }) => screen.view.estimators);
  const replace = (chosen: EstimatorSpec): void =>
    view.set({ estimators: estimators.map((old, c) => (c === column ? chosen : old)) });
  return (
    <div className={styles['estimator-heading']} data-testid="estimator-heading">
      <EstimatorPicker
        label={`Estimator ${column + 1}`}
        value={estimator}
        onChange={replace}
        wraps
      />
      {estimators.length > 1 && (
        <RemoveButton
          label={messages.compare.removeEstimator(column + 1, messages.estimators.title(estimator))}
          title={messages.compare.removeThisEstimator()}
          onRemove={() => view.set({ estimators: estimators.filter((_, c) => c !== column) })}
        />
      )}
    </div>
  );
}
