import type { EpochScaleKind } from '../../charts/shared/scales.ts';
import type { VerdictKind } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import type { MatrixCell, MatrixColumn, MatrixGroup } from '../../state/verdict-matrix.ts';
import { classes } from '../shared/classes.ts';
import textStyles from '../shared/text.module.css';
import { CellSparkline } from './CellSparkline.tsx';
import styles from './verdict-table.module.css';

interface Props {
  readonly cell: MatrixCell;
  readonly group: MatrixGroup;
  readonly column: MatrixColumn;
  /** Layer, network and estimator. */
  readonly name: string;
  readonly scale: EpochScaleKind;
  /** Of the layer. */
  readonly colour: string;
  readonly onOpen: () => void;
}

/** What the outline shows, in words. */
const disagreement = (exact: VerdictKind): string =>
  fetchedMessages.compare.differs(messages.verdicts.name(exact));

/** A verdict beside the trajectory it is on, with the change that decides it. */
export function VerdictCell({ cell, group, column, name, scale, colour, onOpen }: Props) {
  if (cell.kind === 'none') return <span className={styles['nothing']}>–</span>;
  if (cell.kind === 'waiting') {
    const { waits } = column;
    return (
      <span
        className={styles['nothing']}
        title={waits === '' ? messages.status.stageNote('until-the-end', 0, 0) : waits}
      >
        …
      </span>
    );
  }
  const words = fetchedMessages.compare.matrix();
  const { verdict, ixt, saturated, against } = cell;
  const { kind, stated, qualifications } = verdict;
  return (
    <button
      type="button"
      className={classes(styles['verdict'], against && styles['disagrees'])}
      title={fetchedMessages.compare.why(name, against && disagreement(against))}
      onClick={onOpen}
    >
      <CellSparkline
        epochs={group.epochs}
        values={ixt}
        hx={group.hx}
        scale={scale}
        colour={saturated ? 'currentColor' : colour}
        className={styles['sparkline']}
      />
      <span className={styles['words']}>
        {qualifications.includes('borderline') && (
          <>
            <span aria-hidden="true">{words.borderlineSign}</span>
            <span className={textStyles['visually-hidden']}>{words.borderline} </span>
          </>
        )}
        <span className={styles['kind']}>{messages.verdicts.name(kind)}</span>{' '}
        {stated !== undefined && (
          <span className={styles['amount']}>
            {fetchedMessages.compare.change(stated.bits)}
            <span className={textStyles['visually-hidden']}> {words.bits}</span>
          </span>
        )}
        {saturated && <span className={textStyles['visually-hidden']}>; {words.saturated}</span>}
        {against && (
          <span className={textStyles['visually-hidden']}>; {disagreement(against)}</span>
        )}
      </span>
    </button>
  );
}
