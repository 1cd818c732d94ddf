import type { CSSProperties, ReactNode } from 'react';
import { layerColour } from '../../charts/shared/palette.ts';
import type { EpochScaleKind } from '../../charts/shared/scales.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import type { MatrixGroup, VerdictMatrix } from '../../state/verdict-matrix.ts';
import { classes } from '../shared/classes.ts';
import { ProcessingRow } from './ProcessingRow.tsx';
import { VerdictCell } from './VerdictCell.tsx';
import styles from './verdict-table.module.css';

/** A cell of the matrix: all count from 0. */
export interface CellPlace {
  readonly network: number;
  readonly column: number;
  readonly layer: number;
}

/** More of them leave a cell no room for a verdict and its amount on one line. */
const MANY_COLUMNS = 8;

/** Letters of the longest name of a layer that the first column has room for. */
const MAX_LETTERS = 14;

interface Props {
  readonly matrix: VerdictMatrix;
  /** The names of layers where a file has longer ones than are shown. */
  readonly fullNames: readonly (string | undefined)[];
  /** How the output is read, where that is not as usual. */
  readonly outputNote: string;
  readonly scale: EpochScaleKind;
  /** The selected layer, 1 … L. */
  readonly layer: number | undefined;
  readonly onLayer: (layer: number) => void;
  readonly onCell: (place: CellPlace) => void;
  /** Opens the reasons why what a column finds cannot be. */
  readonly onProcessing: (place: Omit<CellPlace, 'layer'>) => void;
}

/** Layers by networks and estimators: trajectory, verdict and amount, and what differs from exact. */
export function VerdictTable(props: Props) {
  const { matrix, fullNames, outputNote, layer, onLayer, onProcessing } = props;
  const { layers, groups } = matrix;
  const columnCount = groups.flatMap(({ columns }) => columns).length;
  const letters = Math.min(MAX_LETTERS, Math.max(...layers.map((name) => name.length), 0));
  return (
    <table
      className={classes(styles['verdict-matrix'], columnCount > MANY_COLUMNS && styles['dense'])}
      style={{ '--columns': columnCount, '--letters': letters } as CSSProperties}
    >
      <caption>
        <Legend matrix={matrix} /> {outputNote}
      </caption>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">
            {fetchedMessages.compare.matrix().layer}
          </th>
          {groups.map(({ title, note, hasVerdicts, columns }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a network is known by its place
            <th key={n} scope="colgroup" colSpan={columns.length} className={styles['group']}>
              {title}
              {hasVerdicts && note !== '' && <span className={styles['run-note']}>{note}</span>}
            </th>
          ))}
        </tr>
        <tr>
          {groups.flatMap(({ columns }, n) =>
            columns.map(({ title, waits, isExact }, c) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an estimator may stand in two columns
              <th key={`${n} ${c}`} scope="col" className={columnClass(c, isExact)}>
                {title}
                {waits !== '' && <span className={styles['waits']}>{waits}</span>}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {layers.map((name, l) => (
          <tr key={name} className={layer === l + 1 ? styles['selected'] : undefined}>
            <th scope="row">
              <button
                type="button"
                title={fullNames[l] ?? name}
                aria-pressed={layer === l + 1}
                onClick={() => onLayer(l + 1)}
              >
                {name}
              </button>
            </th>
            {groups.flatMap((group, n) => cellsOf(props, group, n, l))}
          </tr>
        ))}
      </tbody>
      {matrix.isChain && (
        <tfoot>
          <ProcessingRow
            matrix={matrix}
            columnClass={columnClass}
            onOpen={(network, column) => onProcessing({ network, column })}
          />
        </tfoot>
      )}
    </table>
  );
}

/** The cells of a network in a row: of one that diverged, that it did across all rows. */
function cellsOf(
  { matrix: { layers }, scale, onCell }: Props,
  group: MatrixGroup,
  network: number,
  layer: number,
): ReactNode[] {
  const { title, note, hasVerdicts, columns } = group;
  if (!hasVerdicts) {
    if (layer > 0) return [];
    return [
      <td
        key={network}
        rowSpan={layers.length}
        colSpan={columns.length}
        className={classes(styles['first'], styles['note'])}
      >
        {note}
      </td>,
    ];
  }
  return columns.map((column, c) => {
    const cell = column.cells[layer] ?? { kind: 'none' };
    const isGrey = cell.kind === 'verdict' && cell.saturated;
    return (
      <td
        // biome-ignore lint/suspicious/noArrayIndexKey: as in the head
        key={`${network} ${c}`}
        className={classes(columnClass(c, column.isExact), isGrey && styles['saturated'])}
      >
        <VerdictCell
          cell={cell}
          group={group}
          column={column}
          name={`${layers[layer]}, ${title}, ${column.title}`}
          scale={scale}
          colour={layerColour(layer, layers.length)}
          onOpen={() => onCell({ network, column: c, layer })}
        />
      </td>
    );
  });
}

function columnClass(column: number, isExact: boolean): string | undefined {
  return classes(column === 0 && styles['first'], isExact && styles['exact']);
}

/** The marks that are in the table, and what they mean. */
function Legend({ matrix: { groups } }: Pick<Props, 'matrix'>) {
  const columns = groups.flatMap((group) => group.columns);
  const cells = columns.flatMap((column) => column.cells.filter(({ kind }) => kind === 'verdict'));
  const has = (test: (cell: Extract<(typeof cells)[number], { kind: 'verdict' }>) => boolean) =>
    cells.some((cell) => cell.kind === 'verdict' && test(cell));
  const words = fetchedMessages.compare.matrix();
  return (
    <>
      <span className={styles['mark']}>{words.caption}</span>{' '}
      {has(({ against }) => against !== undefined) && (
        <Mark mark={<span className={styles['outline-swatch']} />} meaning={words.outlined} />
      )}
      {has(({ saturated }) => saturated) && (
        <Mark mark={<span className={styles['grey-swatch']} />} meaning={words.grey} />
      )}
      {has(({ verdict }) => verdict.qualifications.includes('borderline')) && (
        <Mark mark={words.borderlineSign} meaning={words.borderlineNote} />
      )}
      {columns.some(({ processing }) => (processing?.checkpoints ?? 0) > 0) && (
        <Mark mark={messages.processing.words().sign} meaning={words.impossible} />
      )}
    </>
  );
}

function Mark({ mark, meaning }: { readonly mark: ReactNode; readonly meaning: string }) {
  return (
    <span className={styles['mark']}>
      <span aria-hidden="true">{mark}</span> {meaning}
    </span>
  );
}
