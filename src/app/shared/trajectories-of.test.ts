import { expect, test } from 'vitest';
import type { EstimatorSpec, Trajectory } from '../../engine/index.ts';
import { EXACT, estimatorSpec } from '../../state/engine-values.ts';
import { runRecordingOf, SMALL_LINK, testPage } from '../../state/testing/pages.ts';
import { measuredCount, planeSummary, shownTrajectories } from './trajectories-of.ts';

const page = () => testPage(SMALL_LINK, [0, 1, 2]);

const foundBy = (estimator: EstimatorSpec, { screen }: ReturnType<typeof page>) =>
  shownTrajectories(
    { ...screen.shown.snapshot, output: screen.view.output },
    screen.trajectories(estimator),
  );

test('an estimator that has measured nothing yet has the layers, with empty columns', () => {
  const { layers } = foundBy(estimatorSpec('uniform'), page());
  expect(layers.map(({ name }) => name)).toEqual(['T1', 'T2', 'T3']);
  expect(layers.every(({ ixt }) => ixt.length === 0)).toBe(true);
});

test('the exact trajectories are those of the recording', () => {
  const shown = page();
  const { count, epochs, layers } = foundBy(EXACT, shown);
  expect([count, epochs]).toEqual([3, [0, 1, 2]]);
  expect(layers).toEqual(runRecordingOf(shown.runs).trajectories('logits'));
});

test('a checkpoint counts as measured when any layer was', () => {
  const trajectory = (ixt: readonly number[]): Trajectory => ({
    name: 'T1',
    ixt,
    ity: [],
    states: [],
  });
  expect(measuredCount([trajectory([1, Number.NaN]), trajectory([])], 3)).toBe(1);
  expect(measuredCount([trajectory([1, Number.NaN]), trajectory([2, 3, 4])], 3)).toBe(3);
  expect(measuredCount([], 3)).toBe(0);
});

test('the plane in words gives the entropy bounds and each layer', () => {
  const shown = page();
  const { entropyBounds } = shown.screen.shown;
  expect(planeSummary(entropyBounds, foundBy(EXACT, shown), shown.screen.recording, 2)).toMatch(
    /H\(X\) = 12\.00 bits.*At epoch 2.*T1: 2\.00 and 0\.500; T2/,
  );
});
