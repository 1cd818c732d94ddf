/** What the rooms outside use of links. */
export { formatLink, type Link, type LinkFingerprint, parseLink } from './link.ts';
export { hashOf } from './mend.ts';
export type { Repair, TextMend } from './repair.ts';
export {
  DEFAULT_VIEW_STATE,
  initialComparisonRuns,
  MAX_COMPARISON_RUNS,
  MAX_ESTIMATORS,
  PANELS,
  type Panel,
  VIEWS,
  type View,
  type ViewState,
} from './view-state.ts';
