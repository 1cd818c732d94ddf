import {
  DEFAULT_VIEW_STATE,
  estimatorSpec,
  formatEstimator,
  MAX_COMPARISON_RUNS,
  MAX_ESTIMATORS,
} from '../../state/settings.ts';
import { LimitedButton } from '../shared/LimitedButton.tsx';
import { useLab, useLabState } from '../shell/lab-context.ts';
import { OutputChoice } from './OutputChoice.tsx';
import { nextChoice } from './overrides.ts';
import { PREPARED } from './prepared.ts';

/** Estimators that a new column starts with: the first that is not there yet. */
const STARTERS = [
  ...DEFAULT_VIEW_STATE.estimators,
  estimatorSpec('idnns'),
  estimatorSpec('adaptive'),
  estimatorSpec('kde_upper'),
];

/** Prepared comparisons, and the ways to add to this one. */
export function CompareBar() {
  const lab = useLab();
  const run = useLabState((state) => state.run);
  const estimators = useLabState((state) => state.viewState.estimators);
  const others = useLabState((state) => state.viewState.comparisonRuns);
  const addEstimator = (): void => {
    const taken = estimators.map(formatEstimator);
    const free = STARTERS.find((starter) => !taken.includes(formatEstimator(starter)));
    if (free !== undefined) lab.setViewState({ estimators: [...estimators, free] });
  };
  const addNetwork = (): void =>
    lab.setViewState({ comparisonRuns: [...others, nextChoice(run, others)] });
  return (
    <div className="compare-bar">
      <nav aria-label="Prepared comparisons">
        <span>Prepared:</span>
        {PREPARED.map(({ title, watch, hash }) => (
          <a key={hash} href={hash} title={watch}>
            {title}
          </a>
        ))}
      </nav>
      <OutputChoice />
      <LimitedButton
        isSpent={estimators.length >= MAX_ESTIMATORS}
        title={`A column more, ${MAX_ESTIMATORS} at most`}
        onClick={addEstimator}
      >
        + estimator
      </LimitedButton>
      <LimitedButton
        isSpent={others.length >= MAX_COMPARISON_RUNS}
        title={`A row more, ${MAX_COMPARISON_RUNS + 1} at most`}
        onClick={addNetwork}
      >
        + experiment
      </LimitedButton>
    </div>
  );
}
