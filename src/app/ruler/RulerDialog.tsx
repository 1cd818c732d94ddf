import { useEffect, useId, useRef } from 'react';
import type { Ruler } from '../../engine/index.ts';
import { allowedValues, estimatorOf, rulerTitle } from '../../state/settings.ts';

interface Props {
  readonly ruler: Ruler;
  readonly onClose: () => void;
}

/** What a ruler computes, where it comes from, what it takes and where it misleads. */
export function RulerDialog({ ruler, onClose }: Props) {
  const { title, formula, source, parameters, caveats } = estimatorOf(ruler.method);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="ruler-dialog" aria-labelledby={titleId} onClose={onClose}>
      <form method="dialog">
        <h2 id={titleId}>What this ruler does: {title}</h2>
        <button type="submit" aria-label="Close what this ruler does">
          ×
        </button>
      </form>
      <p>Now: {rulerTitle(ruler)}. All information is in bits.</p>
      <p className="formula">{formula}</p>
      <p>
        <strong>Source:</strong> {source}
      </p>
      {parameters.length > 0 && (
        <>
          <h3>Parameters</h3>
          <ul>
            {parameters.map((parameter) => (
              <li key={parameter.name}>
                {parameter.title}: {allowedValues(parameter)}
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
    </dialog>
  );
}
