import { CompareModel } from '../../state/compare-model.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { CompareView } from './CompareView.tsx';
import { PREPARED } from './prepared.ts';

export const laboratory: Laboratory<CompareModel> = {
  id: 'compare',
  createModel: ({ screen, comparisonRuns, estimates, runs }) =>
    new CompareModel(screen, comparisonRuns, estimates, (run) => runs.estimate(run)),
  View: CompareView,
  commands: [],
  viewFields: ['estimators', 'comparisonRuns'],
  presets: PREPARED,
};
