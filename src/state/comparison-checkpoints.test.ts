import { describe, expect, test } from 'vitest';
import { EXACT, estimatorSpec, RunRecording } from '../engine/index.ts';
import { needsWholeRun } from './comparison.ts';
import { checkpointOf, openLab, pageOf, SMALL_RUN } from './testing/pages.ts';

/** A page with these epochs of its run recorded, and another network with those. */
function pair(own: readonly number[], others: readonly number[]) {
  const { comparison, lab } = pageOf(openLab(own).lab);
  const other = new RunRecording(SMALL_RUN);
  for (const epoch of others) other.add(checkpointOf(SMALL_RUN, epoch));
  return { comparison, lab, other };
}

describe('one playhead over two networks', () => {
  test('stands in the other on the latest checkpoint by the same epoch', () => {
    const { comparison, other } = pair([0, 1, 2, 4, 8], [0, 2, 4, 6, 8]);
    expect([0, 1, 2, 3, 4].map((checkpoint) => comparison.checkpointIn(other, checkpoint))).toEqual(
      [0, 0, 1, 2, 4],
    );
    expect(
      [0, 1, 2, 3, 4].map((checkpoint) => comparison.checkpointShown(other, checkpoint)),
    ).toEqual([0, 2, 3, 3, 4]);
  });

  test('stands in the run on show where it is', () => {
    const { comparison, lab } = pair([0, 5], []);
    expect(comparison.checkpointIn(lab.runRecording, 1)).toBe(1);
    expect(comparison.checkpointShown(lab.runRecording, 1)).toBe(1);
  });

  test('before the run on show has checkpoints, the other shows its newest', () => {
    const { comparison, other, lab } = pair([], [0, 1, 2]);
    expect(comparison.checkpointIn(other, lab.shown)).toBe(2);
    expect(comparison.checkpointShown(other, 2)).toBe(-1);
  });
});

test('exact is measured while a run trains; another estimator has measured nothing unasked', () => {
  const { comparison, lab } = pair([0, 1, 2], []);
  expect(comparison.measured(lab.runRecording, EXACT, 'logits')).toBe(3);
  expect(comparison.measured(lab.runRecording, estimatorSpec('floor'), 'logits')).toBe(0);
});

test('entropyBounds are those of a network’s own task', () => {
  const { comparison, lab } = pair([], []);
  expect(comparison.entropyBoundsOf(SMALL_RUN)).toEqual(lab.state.entropyBounds);
  const parity = comparison.entropyBoundsOf({ ...SMALL_RUN, data: 'parity' });
  expect(parity).toEqual({ hx: 12, hy: 1 });
  expect(comparison.entropyBoundsOf({ ...SMALL_RUN, data: 'parity', seed: 9 })).toBe(parity);
});

test('only a range over the whole run must wait for its end', () => {
  expect(needsWholeRun(estimatorSpec('uniform', { bounds: 'run' }))).toBe(true);
  expect(needsWholeRun(estimatorSpec('uniform', { bounds: [-1, 1] }))).toBe(false);
  expect(needsWholeRun(EXACT)).toBe(false);
});
