import { estimatorColour, estimatorDashes } from '../../charts/shared/palette.ts';
import { shortNames } from '../../charts/shared/short-names.ts';
import styles from './ribbon.module.css';

/** Letters of a name at the end of its line that the narrowest chart has room for. */
const MAX_LETTERS = 11;
const SAMPLE = { width: 24, height: 6 };

/** The names of the lines in full, below the chart where some have no room beside it. */
export function RibbonKey({ names }: { readonly names: readonly string[] }) {
  if (!shortNames(names, MAX_LETTERS).some((name, n) => isCut(name, names[n]))) return null;
  return (
    <ul className={styles['key']} aria-hidden="true" data-testid="ribbon-key">
      {names.map((name, estimator) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an estimator may stand in two columns
        <li key={estimator}>
          <svg viewBox={`0 0 ${SAMPLE.width} ${SAMPLE.height}`} aria-hidden="true">
            <line
              x1={1}
              x2={SAMPLE.width - 1}
              y1={SAMPLE.height / 2}
              y2={SAMPLE.height / 2}
              stroke={estimatorColour(estimator)}
              strokeWidth={2}
              strokeLinecap="round"
              strokeDasharray={estimator > 0 ? estimatorDashes(estimator) : undefined}
            />
          </svg>{' '}
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Whether a short name is more than the whole without what follows a comma. */
const isCut = (short: string, whole = ''): boolean => !whole.startsWith(short);
