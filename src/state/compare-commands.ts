/** Commands that Compare alone has: networks and estimators that come and go. */
import { applyOverrides, estimatorSpec, formatEstimator } from '../engine/index.ts';
import { DEFAULT_VIEW_STATE, MAX_COMPARISON_RUNS, MAX_ESTIMATORS } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { nextChoice } from './compared-networks.ts';
import type { Command, Page } from './page.ts';

const words = messages.commands;

/** Estimators that a new column starts with: the first that is not there yet. */
const STARTERS = [
  ...DEFAULT_VIEW_STATE.estimators,
  estimatorSpec('idnns'),
  estimatorSpec('adaptive'),
  estimatorSpec('kde_upper'),
];

const canCompare = ({ screen }: Page): boolean => screen.recordedRun !== undefined;

/** `column` counts from 1. */
const removeEstimator = (column: number): Command => ({
  id: `remove-estimator-${column}`,
  title: words.removeEstimator(column),
  keys: [],
  group: 'view',
  isEnabled: (page) => {
    const { length } = page.screen.estimators;
    return length > 1 && column <= length;
  },
  run: ({ screen, view }) =>
    view.set({ estimators: screen.estimators.filter((_, c) => c !== column - 1) }),
});

/** `row` counts from 1, which is the run itself: comparison runs begin at 2. */
const removeNetwork = (row: number): Command => ({
  id: `remove-network-${row}`,
  title: words.removeNetwork(row),
  keys: [],
  group: 'view',
  isEnabled: (page) => canCompare(page) && row - 2 < page.view.state.comparisonRuns.length,
  run: ({ view }) =>
    view.set({ comparisonRuns: view.state.comparisonRuns.filter((_, r) => r !== row - 2) }),
});

function comparisonRun({ screen, view }: Page, row: number) {
  const overrides = view.state.comparisonRuns[row - 2];
  return overrides && applyOverrides(screen.experiment.run, overrides);
}

const trainNetwork = (row: number): Command => ({
  id: `train-network-${row}`,
  title: words.trainNetwork(row),
  keys: [],
  group: 'run',
  isEnabled: (page) => {
    const run = comparisonRun(page, row);
    const kind = run && page.comparisonRuns.of(run)?.status.kind;
    return kind === 'waiting' || kind === 'failed' || kind === 'stopped';
  },
  run: (page) => {
    const run = comparisonRun(page, row);
    if (run !== undefined) page.comparisonRuns.retry(run);
  },
});

const ROWS = Array.from({ length: MAX_COMPARISON_RUNS }, (_, r) => r + 2);
const COLUMNS = Array.from({ length: MAX_ESTIMATORS }, (_, c) => c + 1);

export const COMPARE_COMMANDS: readonly Command[] = [
  {
    id: 'add-estimator',
    title: words.title('add-estimator'),
    keys: [],
    group: 'view',
    isEnabled: ({ screen }) => screen.estimators.length < MAX_ESTIMATORS,
    run: ({ screen, view }) => {
      const { estimators } = screen;
      const taken = estimators.map(formatEstimator);
      const free = STARTERS.find((starter) => !taken.includes(formatEstimator(starter)));
      if (free !== undefined) view.set({ estimators: [...estimators, free] });
    },
  },
  ...COLUMNS.map(removeEstimator),
  {
    id: 'add-network',
    title: words.title('add-network'),
    keys: [],
    group: 'view',
    isEnabled: (page) =>
      canCompare(page) && page.view.state.comparisonRuns.length < MAX_COMPARISON_RUNS,
    run: ({ screen, view }) => {
      const { comparisonRuns } = view.state;
      const next = nextChoice(screen.experiment.run, comparisonRuns);
      view.set({ comparisonRuns: [...comparisonRuns, next] });
    },
  },
  ...ROWS.map(removeNetwork),
  ...ROWS.map(trainNetwork),
  {
    id: 'compare-experiment',
    title: words.title('compare-experiment'),
    keys: [],
    group: 'view',
    isEnabled: (page) => !canCompare(page),
    run: ({ changes, runs, view }) =>
      changes.batch(() => {
        runs.showFile(undefined);
        view.set({ view: 'compare' });
      }),
  },
];
