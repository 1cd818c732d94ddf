import type { CSSProperties } from 'react';
import type { Verdict, VerdictKind } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { classes } from '../shared/classes.ts';
import textStyles from '../shared/text.module.css';
import type { MatrixCell, MatrixColumn, VerdictMatrix } from './verdict-matrix.ts';
import styles from './verdict-table.module.css';

/** So that a verdict is seen before it is read: down, down and up, up, at the top, as it was, nothing. */
const VERDICT_SYMBOL: Record<VerdictKind, string> = {
  compresses: '▼',
  'drops-while-fitting': '▽',
  falls: '▽',
  're-expands': '⋁',
  rises: '▲',
  'reaches-hx': '△',
  'stays-at-hx': '●',
  'stays-near-hx': '●',
  dead: '✕',
  'no-change': '○',
  'no-clear-direction': '≈',
};

/** A cell of the matrix: all count from 0. */
export interface CellPlace {
  readonly network: number;
  readonly column: number;
  readonly layer: number;
}

/** More of them leave a cell no room for a verdict and its loss on one line. */
const MANY_COLUMNS = 8;

interface Props {
  readonly matrix: VerdictMatrix;
  /** How the output is read, where that is not as usual. */
  readonly outputNote: string;
  /** The selected layer, 1 … L. */
  readonly layer: number | undefined;
  readonly onLayer: (layer: number) => void;
  readonly onCell: (place: CellPlace) => void;
}

/** Layers by networks and estimators: the verdict, the bits lost since the peak, and who disagrees. */
export function VerdictTable({ matrix, outputNote, layer, onLayer, onCell }: Props) {
  const { layers, groups } = matrix;
  const allColumns = groups.flatMap(({ columns }) => columns);
  const columnCount = allColumns.length;
  const layerVerdicts = allColumns
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.kind === 'layerVerdicts');
  const words = messages.compare.matrix();
  const hasSaturated = layerVerdicts.some(({ verdict }) => isSaturated(verdict));
  const hasCapped = layerVerdicts.some(({ capped }) => capped);
  return (
    <table
      className={classes(styles['verdict-matrix'], columnCount > MANY_COLUMNS && styles['dense'])}
      style={{ '--columns': columnCount } as CSSProperties}
    >
      <caption>
        {words.caption}
        {outputNote !== '' && ` ${outputNote}`}
        {hasSaturated && (
          <>
            {' '}
            <abbr title={words.satTitle}>{words.sat}</abbr>
            {words.satNote}
          </>
        )}
        {hasCapped && (
          <>
            {' '}
            <abbr title={words.capTitle}>{words.cap}</abbr>
            {words.capNote}
          </>
        )}
      </caption>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">
            {words.layer}
          </th>
          {groups.map(({ title, columns }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a network is known by its place
            <th key={n} scope="colgroup" colSpan={columns.length} className={styles['group']}>
              {title}
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
              <button type="button" aria-pressed={layer === l + 1} onClick={() => onLayer(l + 1)}>
                {name}
              </button>
            </th>
            {groups.flatMap(({ title, columns }, n) =>
              columns.map((column, c) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as in the head
                <td key={`${n} ${c}`} className={columnClass(c, column.isExact)}>
                  <Cell
                    cell={column.cells[l] ?? { kind: 'none' }}
                    name={`${name}, ${title}, ${column.title}`}
                    column={column}
                    onOpen={() => onCell({ network: n, column: c, layer: l })}
                  />
                </td>
              )),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnClass(column: number, isExact: boolean): string | undefined {
  return classes(column === 0 && styles['first'], isExact && styles['exact']);
}

const isSaturated = ({ qualifications }: Verdict): boolean => qualifications.includes('saturated');

/** What the outline shows, in words. */
const disagreement = (exact: VerdictKind): string =>
  messages.compare.differs(messages.verdicts.name(exact));

interface CellProps {
  readonly cell: MatrixCell;
  readonly name: string;
  readonly column: MatrixColumn;
  readonly onOpen: () => void;
}

function Cell({ cell, name, column, onOpen }: CellProps) {
  if (cell.kind === 'none') return <span className={styles['nothing']}>–</span>;
  if (cell.kind === 'waiting') {
    return (
      <span
        className={styles['nothing']}
        title={
          column.waits === '' ? messages.status.stageNote('until-the-end', 0, 0) : column.waits
        }
      >
        …
      </span>
    );
  }
  const words = messages.compare.matrix();
  const { verdict, against, capped } = cell;
  const { deciding } = verdict;
  return (
    <button
      type="button"
      className={classes(styles['verdict'], against !== undefined && styles['disagrees'])}
      title={messages.compare.why(name, against && disagreement(against))}
      onClick={onOpen}
    >
      <span aria-hidden="true">{VERDICT_SYMBOL[verdict.kind]}</span>{' '}
      <span className={styles['kind']}>{messages.verdicts.name(verdict.kind)}</span>{' '}
      {deciding !== undefined && (
        <span className={styles['lost']}>
          {messages.numbers.difference(deciding.end.ixt - deciding.start.ixt)}
          <span className={textStyles['visually-hidden']}> {words.bits}</span>
        </span>
      )}
      {isSaturated(verdict) && (
        <span className={styles['saturated']}>
          {' '}
          <span aria-hidden="true">{words.sat}</span>
          <span className={textStyles['visually-hidden']}>{words.satCell}</span>
        </span>
      )}
      {capped && (
        <span className={styles['capped']}>
          {' '}
          <span aria-hidden="true">{words.cap}</span>
          <span className={textStyles['visually-hidden']}>{words.capCell}</span>
        </span>
      )}
      {against !== undefined && (
        <span className={textStyles['visually-hidden']}>; {disagreement(against)}</span>
      )}
    </button>
  );
}
