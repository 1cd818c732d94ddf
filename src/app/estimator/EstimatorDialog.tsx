import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { estimatorOf } from '../../state/engine-values.ts';
import { Dialog } from '../shared/Dialog.tsx';
import textStyles from '../shared/text.module.css';
import styles from './estimator-dialog.module.css';

interface Props {
  readonly estimator: EstimatorSpec;
  readonly onClose: () => void;
}

/** What an estimator computes, where it comes from, what it takes and where it misleads. */
export function EstimatorDialog({ estimator, onClose }: Props) {
  const { method } = estimator;
  const { title, formula, source, caveats } = messages.estimators.describe(method);
  const { parameters } = estimatorOf(method);
  return (
    <Dialog
      title={messages.estimators.explanation(title)}
      closeLabel={messages.estimators.picker().closeExplanation}
      className={styles['estimator-dialog']}
      onClose={onClose}
    >
      <p>{messages.estimators.chosen(messages.estimators.title(estimator))}</p>
      <p className={textStyles['formula']}>{formula}</p>
      <p>
        <strong>{messages.estimators.picker().source}</strong> {source}
      </p>
      {parameters.length > 0 && (
        <>
          <h3>{messages.estimators.picker().parameters}</h3>
          <ul>
            {parameters.map((parameter) => (
              <li key={parameter.name}>
                {messages.estimators.parameter(method, parameter.name)}:{' '}
                {messages.estimators.allowedInControl(parameter)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{messages.estimators.picker().caveats}</h3>
      <ul>
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </Dialog>
  );
}
