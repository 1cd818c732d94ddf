import { useState } from 'react';
import { COMPARE_COMMANDS } from '../../state/compare-commands.ts';
import { CompareModel } from '../../state/compare-model.ts';
import { type Laboratory, useModel } from '../laboratory/laboratory.ts';
import { useObserved } from '../shared/page-context.ts';
import { CompareBar } from './CompareBar.tsx';
import styles from './compare.module.css';
import { PlaneGrid } from './PlaneGrid.tsx';
import { ProcessingDialog } from './ProcessingDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { Ribbon } from './Ribbon.tsx';
import { Verdicts } from './Verdicts.tsx';
import type { CellPlace } from './VerdictTable.tsx';

/** Estimators and networks side by side: does the estimator change the conclusion? */
function CompareView() {
  return (
    <main className={styles['compare']} tabIndex={-1}>
      <Comparison />
    </main>
  );
}

/** A cell of the matrix, or without a layer a column of it. */
type Asked = CellPlace | Omit<CellPlace, 'layer'>;

function Comparison() {
  const model = useModel<CompareModel>();
  const recording = useObserved(({ screen }) => screen.recording);
  const estimators = useObserved(({ screen }) => screen.estimators);
  const others = useObserved(() => model.overrides);
  // One epoch has no trajectories that could be judged.
  const hasSeveralEpochs = useObserved(({ screen }) => screen.hasSeveralEpochs);
  const [asked, setAsked] = useState<{ readonly place: Asked; readonly of: unknown[] }>();
  // A place is a cell of one comparison: in another comparison it is another cell, whose reasons
  // were not opened.
  const of = [recording.run ?? recording, estimators, others];
  const isOfThis = asked?.of.every((part, n) => part === of[n]);
  return (
    <>
      <CompareBar />
      <PlaneGrid />
      {hasSeveralEpochs && (
        <div className={styles['findings']}>
          <Verdicts
            onCell={(place) => setAsked({ place, of })}
            onProcessing={(place) => setAsked({ place, of })}
          />
          <Ribbon />
        </div>
      )}
      {asked && isOfThis && <Explanation place={asked.place} onClose={() => setAsked(undefined)} />}
    </>
  );
}

interface ExplanationProps {
  readonly place: Asked;
  readonly onClose: () => void;
}

function Explanation({ place, onClose }: ExplanationProps) {
  return 'layer' in place ? (
    <ReasonDialog place={place} onClose={onClose} />
  ) : (
    <ProcessingDialog {...place} onClose={onClose} />
  );
}

export const laboratory: Laboratory<CompareModel> = {
  id: 'compare',
  createModel: ({ screen, comparisonRuns, estimates, runs }) =>
    new CompareModel(screen, comparisonRuns, estimates, (run) => runs.estimate(run)),
  View: CompareView,
  commands: COMPARE_COMMANDS,
};
