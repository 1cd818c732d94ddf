import type { EstimatorSpec } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import { estimatorOf } from '../../state/engine-values.ts';
import textStyles from '../shared/text.module.css';

/** What an estimator computes, where it comes from, what it takes and where it misleads. */
export function EstimatorBody({ estimator }: { readonly estimator: EstimatorSpec }) {
  const { method } = estimator;
  const { formula, source, caveats } = fetchedMessages.explanations.explanation(method);
  const { parameters } = estimatorOf(method);
  return (
    <>
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
    </>
  );
}
