import { messages } from '../../messages/index.ts';
import type { MatrixColumn, VerdictMatrix } from '../../state/verdict-matrix.ts';
import textStyles from '../shared/text.module.css';
import styles from './verdict-table.module.css';

interface Props {
  readonly matrix: VerdictMatrix;
  readonly columnClass: (column: number, isExact: boolean) => string | undefined;
  readonly onOpen: (network: number, column: number) => void;
}

/** The last row of the matrix: which estimators find what the data-processing inequality excludes. */
export function ProcessingRow({ matrix, columnClass, onOpen }: Props) {
  const words = messages.processing.words();
  return (
    <tr className={styles['processing']}>
      <th scope="row">
        <abbr title={`${words.name}: ${words.rule}`}>{words.short}</abbr>
      </th>
      {matrix.groups.flatMap(({ title, columns }, n) =>
        columns.map((column, c) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as in the head
          <td key={`${n} ${c}`} className={columnClass(c, column.isExact)}>
            <ProcessingCell
              column={column}
              layers={matrix.layers}
              title={messages.processing.title(title, column.title)}
              onOpen={() => onOpen(n, c)}
            />
          </td>
        )),
      )}
    </tr>
  );
}

interface CellProps {
  readonly column: MatrixColumn;
  readonly layers: readonly string[];
  readonly title: string;
  readonly onOpen: () => void;
}

function ProcessingCell({ column: { processing }, layers, title, onOpen }: CellProps) {
  const words = messages.processing.words();
  if (processing === undefined) return <span className={styles['nothing']}>…</span>;
  if (processing.checkpoints === 0) return <span className={styles['holds']}>{words.holds}</span>;
  return (
    <button type="button" className={styles['broken']} title={title} onClick={onOpen}>
      <span aria-hidden="true">{words.sign}</span>{' '}
      <span className={textStyles['visually-hidden']}>{words.broken}</span>{' '}
      {messages.processing.excess(processing, layers)}
    </button>
  );
}
