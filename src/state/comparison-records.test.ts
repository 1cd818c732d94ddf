import { describe, expect, test } from 'vitest';
import { EXACT, ruler, Trace } from '../engine/index.ts';
import { needsWholeRun } from './comparison.ts';
import { openLab, pageOf, recordOf, SMALL_RUN } from './fixtures.ts';

/** A page with these epochs of its run recorded, and another network with those. */
function pair(own: readonly number[], others: readonly number[]) {
  const { comparison, lab } = pageOf(openLab(own).lab);
  const other = new Trace(SMALL_RUN);
  for (const epoch of others) other.add(recordOf(SMALL_RUN, epoch));
  return { comparison, lab, other };
}

describe('one playhead over two networks', () => {
  test('stands in the other on the latest record by the same epoch', () => {
    const { comparison, other } = pair([0, 1, 2, 4, 8], [0, 2, 4, 6, 8]);
    expect([0, 1, 2, 3, 4].map((record) => comparison.recordIn(other, record))).toEqual([
      0, 0, 1, 2, 4,
    ]);
    expect([0, 1, 2, 3, 4].map((record) => comparison.recordShown(other, record))).toEqual([
      0, 2, 3, 3, 4,
    ]);
  });

  test('stands in the run on show where it is', () => {
    const { comparison, lab } = pair([0, 5], []);
    expect(comparison.recordIn(lab.trace, 1)).toBe(1);
    expect(comparison.recordShown(lab.trace, 1)).toBe(1);
  });

  test('before the run on show has records, the other shows its newest', () => {
    const { comparison, other, lab } = pair([], [0, 1, 2]);
    expect(comparison.recordIn(other, lab.shown)).toBe(2);
    expect(comparison.recordShown(other, 2)).toBe(-1);
  });
});

test('exact is measured while a run trains; another ruler has measured nothing unasked', () => {
  const { comparison, lab } = pair([0, 1, 2], []);
  expect(comparison.measured(lab.trace, EXACT, 'logits')).toBe(3);
  expect(comparison.measured(lab.trace, ruler('floor'), 'logits')).toBe(0);
});

test('walls are those of a network’s own task', () => {
  const { comparison, lab } = pair([], []);
  expect(comparison.wallsOf(SMALL_RUN)).toEqual(lab.state.walls);
  const parity = comparison.wallsOf({ ...SMALL_RUN, data: 'parity' });
  expect(parity).toEqual({ hx: 12, hy: 1 });
  expect(comparison.wallsOf({ ...SMALL_RUN, data: 'parity', seed: 9 })).toBe(parity);
});

test('only a range over the whole run must wait for its end', () => {
  expect(needsWholeRun(ruler('uniform', { bounds: 'run' }))).toBe(true);
  expect(needsWholeRun(ruler('uniform', { bounds: [-1, 1] }))).toBe(false);
  expect(needsWholeRun(EXACT)).toBe(false);
});
