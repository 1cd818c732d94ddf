import { useState } from 'react';
import { useLab, useLabState } from '../lab-context.ts';
import { CompareBar } from './CompareBar.tsx';
import { PlaneGrid } from './PlaneGrid.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { Ribbon } from './Ribbon.tsx';
import { Verdicts } from './Verdicts.tsx';
import type { CellPlace } from './VerdictTable.tsx';
import './compare.css';

/** Rulers and networks side by side: does the ruler change the conclusion? */
export function CompareView() {
  const isFile = useLabState((state) => state.file !== undefined);
  return <main className="compare">{isFile ? <NoComparison /> : <Comparison />}</main>;
}

function Comparison() {
  const [asked, setAsked] = useState<CellPlace>();
  return (
    <>
      <CompareBar />
      <PlaneGrid />
      <div className="findings">
        <Verdicts onCell={setAsked} />
        <Ribbon />
      </div>
      {asked && <ReasonDialog place={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

/** A file has no experiment that another could be set beside. */
function NoComparison() {
  const lab = useLab();
  const back = (): void => {
    lab.showFile(undefined);
    lab.setLook({ view: 'compare' });
  };
  return (
    <p className="no-comparison">
      Activations from a file are measured in the Lab; a comparison sets runs side by side.{' '}
      <button type="button" onClick={back}>
        Compare the experiment
      </button>
    </p>
  );
}
