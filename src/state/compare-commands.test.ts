import { describe, expect, test } from 'vitest';
import { formatEstimator, formatOverrides } from '../engine/index.ts';
import { MAX_COMPARISON_RUNS, MAX_ESTIMATORS } from '../link/index.ts';
import { commandById, runCommand } from './commands.ts';
import { COMPARE_COMMANDS } from './compare-commands.ts';
import { CompareModel } from './compare-model.ts';
import { SMALL_LINK, testFile, testPage } from './testing/pages.ts';

/** A page with Compare on screen; `run` runs a command by its id, where it can do anything. */
function comparePage(link = `${SMALL_LINK}&view=compare&vs=bits:8;seed:7`) {
  const page = testPage(link, [0]);
  const { screen, comparisonRuns, estimates, runs } = page;
  const model = new CompareModel(screen, comparisonRuns, estimates, (one) => runs.estimate(one));
  page.activate(model, COMPARE_COMMANDS);
  const run = (id: string): void => runCommand(commandById(page, id), page);
  const isEnabled = (id: string): boolean | undefined => commandById(page, id).isEnabled?.(page);
  const estimators = (): string[] => page.view.state.estimators.map(formatEstimator);
  const networks = (): string[] => page.view.state.comparisonRuns.map(formatOverrides);
  return { ...page, model, run, isEnabled, estimators, networks };
}

describe('estimators of the comparison', () => {
  test('are added until there are as many as there may be, each another one', () => {
    const { run, isEnabled, estimators } = comparePage();
    for (let count = estimators().length; count < MAX_ESTIMATORS; count++) {
      expect(isEnabled('add-estimator')).toBe(true);
      run('add-estimator');
    }
    expect(new Set(estimators()).size).toBe(MAX_ESTIMATORS);
    expect(isEnabled('add-estimator')).toBe(false);
  });

  test('are taken away by their place, down to one', () => {
    const { run, isEnabled, estimators } = comparePage();
    const [first, second, ...others] = estimators();
    expect(isEnabled(`remove-estimator-${others.length + 3}`)).toBe(false);
    run('remove-estimator-2');
    expect(estimators()).toEqual([first, ...others]);
    while (estimators().length > 1) run('remove-estimator-1');
    expect(isEnabled('remove-estimator-1')).toBe(false);
    expect(estimators()).not.toContain(second);
  });
});

describe('networks of the comparison', () => {
  test('are added until there are as many as there may be, each another one', () => {
    const { run, isEnabled, networks } = comparePage();
    while (isEnabled('add-network')) run('add-network');
    expect(new Set(networks()).size).toBe(MAX_COMPARISON_RUNS);
  });

  test('are taken away by their row, which is counted from the run itself', () => {
    const { run, isEnabled, networks } = comparePage();
    expect(isEnabled('remove-network-4')).toBe(false);
    run('remove-network-2');
    expect(networks()).toEqual(['seed:7']);
    expect(isEnabled('remove-network-3')).toBe(false);
  });

  test('are trained where they wait for a person', () => {
    const link = 'v1/tanh-4bit?epochs=50&view=compare&vs=epochs:20000';
    const { run, isEnabled, comparisonTrainer } = comparePage(link);
    expect(comparisonTrainer.jobs).toEqual([]);
    expect(isEnabled('train-network-2')).toBe(true);
    run('train-network-2');
    expect(comparisonTrainer.jobs).toHaveLength(1);
    expect(isEnabled('train-network-2')).toBe(false);
    expect(isEnabled('train-network-3')).toBe(false);
  });
});

test('of a file estimators are compared, not networks; the experiment behind it can be', () => {
  const { run, isEnabled, runs, view, screen } = comparePage();
  expect(isEnabled('compare-experiment')).toBe(false);
  runs.showFile(testFile());
  view.set({ view: 'compare' });
  for (const id of ['add-network', 'remove-network-2']) expect(isEnabled(id)).toBe(false);
  for (const id of ['add-estimator', 'remove-estimator-1']) expect(isEnabled(id)).toBe(true);
  const { length } = view.state.estimators;
  run('remove-estimator-1');
  expect(view.state.estimators).toHaveLength(length - 1);
  run('compare-experiment');
  expect(screen.shown.file).toBeUndefined();
  expect(view.state.view).toBe('compare');
});
