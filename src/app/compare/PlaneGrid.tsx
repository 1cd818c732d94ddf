import { type CSSProperties, useId } from 'react';
import { fetchedMessages } from '../../messages/fetched.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { formatOverrides } from '../../state/engine-values.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import { ComparePlane } from './ComparePlane.tsx';
import { EstimatorHeading, FileHeading, NetworkHeading } from './Headings.tsx';
import { useNetworkTitles } from './network-chart.tsx';
import styles from './plane-grid.module.css';

/** More of them leave the name of an estimator no room on two lines. */
const FEW_COLUMNS = 4;

/** Planes on the same axes: a column for each estimator, a row for each network. */
export function PlaneGrid() {
  const estimators = useObserved(({ screen }) => screen.estimators);
  const model = useModel<CompareModel>();
  const others = useObserved(() => model.overrides);
  const recording = useObserved(({ screen }) => screen.recording);
  const hasSeveralEpochs = useObserved(({ screen }) => screen.hasSeveralEpochs);
  const titles = useNetworkTitles();
  const titleId = useId();
  const rows = [undefined, ...others];
  return (
    <div
      className={classes(styles['planes'], estimators.length > FEW_COLUMNS && styles['many'])}
      style={{ '--columns': estimators.length, '--rows': rows.length } as CSSProperties}
    >
      <section
        className={styles['plane-grid']}
        data-testid="plane-grid"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <div className={styles['corner']}>
          <h2 id={titleId} className={textStyles['visually-hidden']}>
            {fetchedMessages.compare.planes().heading}
          </h2>
          <p className={textStyles['hint']}>
            {hasSeveralEpochs
              ? fetchedMessages.compare.planes().hint
              : fetchedMessages.compare.planes().framed}
          </p>
        </div>
        {estimators.map((estimator, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column stays while its estimator is replaced
          <EstimatorHeading key={column} column={column} estimator={estimator} />
        ))}
        {rows.flatMap((overrides, row) => {
          const title = titles[row] ?? '';
          const key = `${row} ${overrides === undefined ? '' : formatOverrides(overrides)}`;
          return [
            recording.run === undefined ? (
              <FileHeading key={key} file={recording} />
            ) : (
              <NetworkHeading key={key} row={row} overrides={overrides} />
            ),
            ...estimators.map((estimator, column) => {
              const place = `${key} ${column}`;
              return <ComparePlane key={place} row={row} title={title} estimator={estimator} />;
            }),
          ];
        })}
      </section>
      <p className={styles['more']} aria-hidden="true">
        {fetchedMessages.compare.moreRows(rows.length)}
      </p>
    </div>
  );
}
