import { useState } from 'react';
import { messages } from '../../messages/index.ts';
import { handFocus } from '../shared/hand-focus.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { CompareBar } from './CompareBar.tsx';
import styles from './compare-view.module.css';
import { PlaneGrid } from './PlaneGrid.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { Ribbon } from './Ribbon.tsx';
import { Verdicts } from './Verdicts.tsx';
import type { CellPlace } from './VerdictTable.tsx';

/** Estimators and networks side by side: does the estimator change the conclusion? */
export function CompareView() {
  const isFile = useObserved(({ screen }) => screen.shown.file !== undefined);
  return (
    <main className={styles['compare']} tabIndex={-1}>
      {isFile ? <NoComparison /> : <Comparison />}
    </main>
  );
}

function Comparison() {
  const run = useObserved(({ screen }) => screen.experiment.run);
  const estimators = useObserved(({ screen }) => screen.view.estimators);
  const others = useObserved(({ screen }) => screen.view.comparisonRuns);
  const [asked, setAsked] = useState<{ readonly place: CellPlace; readonly of: unknown[] }>();
  // A place is a cell of one comparison: in another comparison it is another cell, whose reasons were not asked for.
  const of = [run, estimators, others];
  const isOfThis = asked?.of.every((part, n) => part === of[n]);
  return (
    <>
      <CompareBar />
      <PlaneGrid />
      <div className={styles['findings']}>
        <Verdicts onCell={(place) => setAsked({ place, of })} />
        <Ribbon />
      </div>
      {asked && isOfThis && (
        <ReasonDialog place={asked.place} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

/** A file has no experiment that another could be set beside. */
function NoComparison() {
  const { runs, view } = usePage();
  const back = (): void => {
    handFocus('main');
    runs.showFile(undefined);
    view.set({ view: 'compare' });
  };
  return (
    <p className={styles['no-comparison']}>
      {messages.compare.noFile().text}{' '}
      <button type="button" onClick={back}>
        {messages.compare.noFile().back}
      </button>
    </p>
  );
}
