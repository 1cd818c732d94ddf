import type { Ruler } from '../../engine/index.ts';
import { estimatorOf, rulerTitle } from '../../state/settings.ts';
import { Dialog } from '../Dialog.tsx';
import { allowedText } from './ruler-words.ts';

interface Props {
  readonly ruler: Ruler;
  readonly onClose: () => void;
}

/** What a ruler computes, where it comes from, what it takes and where it misleads. */
export function RulerDialog({ ruler, onClose }: Props) {
  const { title, formula, source, parameters, caveats } = estimatorOf(ruler.method);
  return (
    <Dialog
      title={`What this ruler does: ${title}`}
      closeLabel="Close what this ruler does"
      className="ruler-dialog"
      onClose={onClose}
    >
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
