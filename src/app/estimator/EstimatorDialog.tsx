import type { EstimatorSpec } from '../../engine/index.ts';
import { estimatorOf, estimatorTitle } from '../../state/settings.ts';
import { Dialog } from '../shared/Dialog.tsx';
import { allowedText } from './estimator-words.ts';

interface Props {
  readonly estimator: EstimatorSpec;
  readonly onClose: () => void;
}

/** What an estimator computes, where it comes from, what it takes and where it misleads. */
export function EstimatorDialog({ estimator, onClose }: Props) {
  const { title, formula, source, parameters, caveats } = estimatorOf(estimator.method);
  return (
    <Dialog
      title={`What this estimator does: ${title}`}
      closeLabel="Close what this estimator does"
      className="estimator-dialog"
      onClose={onClose}
    >
      <p>Now: {estimatorTitle(estimator)}. All information is in bits.</p>
      <p className="formula">{formula}</p>
      <p>
        <strong>Recording:</strong> {source}
      </p>
      {parameters.length > 0 && (
        <>
          <h3>Parameters</h3>
          <ul>
            {parameters.map((parameter) => (
              <li key={parameter.name}>
                {parameter.title}: {allowedText(parameter)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Where it misleads</h3>
      <ul>
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </Dialog>
  );
}
