import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isExact } from '../../state/comparison.ts';
import { EstimatorPicker } from '../estimator/EstimatorPicker.tsx';
import { useLab, useLabState } from '../shell/lab-context.ts';
import { RemoveButton } from './RemoveButton.tsx';

interface Props {
  /** Its place, from 0. */
  readonly column: number;
  readonly estimator: EstimatorSpec;
}

/** What a column is measured with: to be replaced, or taken away. */
export function EstimatorHeading({ column, estimator }: Props) {
  const lab = useLab();
  const estimators = useLabState((state) => state.viewState.estimators);
  const replace = (chosen: EstimatorSpec): void =>
    lab.setViewState({ estimators: estimators.map((old, c) => (c === column ? chosen : old)) });
  return (
    <div className={isExact(estimator) ? 'estimator-heading exact' : 'estimator-heading'}>
      <EstimatorPicker label={`EstimatorSpec ${column + 1}`} value={estimator} onChange={replace} />
      {estimators.length > 1 && (
        <RemoveButton
          label={`Remove estimator ${column + 1}: ${messages.estimators.title(estimator)}`}
          title="Remove this estimator"
          onRemove={() =>
            lab.setViewState({ estimators: estimators.filter((_, c) => c !== column) })
          }
        />
      )}
    </div>
  );
}
