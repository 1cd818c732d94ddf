import { describe, expect, test } from 'vitest';
import { messages } from '../../messages/index.ts';
import { EXACT, estimatorSpec } from '../../state/engine-values.ts';
import { isBinning } from '../../state/estimates.ts';
import { estimatorStatus } from './EstimatorBar.tsx';

const LAYER = estimatorSpec('uniform', { bins: 30, bounds: 'layer' });
const RUN = estimatorSpec('uniform', { bins: 30, bounds: 'run' });

describe('the distance from exact', () => {
  test('is lost to binning where a bin is a function of the code', () => {
    for (const method of ['uniform', 'adaptive', 'quantized', 'idnns', 'floor', 'ebab'] as const) {
      expect(isBinning(estimatorSpec(method))).toBe(true);
    }
    expect(messages.estimators.distance(isBinning(LAYER))).toBe('bits lost to binning');
  });

  test('is a difference for densities, and for means over neurons', () => {
    for (const other of [
      estimatorSpec('kde_upper'),
      estimatorSpec('kde_lower'),
      estimatorSpec('floor', { mean: true }),
    ]) {
      expect(isBinning(other)).toBe(false);
      expect(messages.estimators.distance(isBinning(other))).toBe('difference from exact');
    }
  });
});

describe('what is written about an estimator', () => {
  test.each([
    ['before the first checkpoint', LAYER, false, 0, 0, ''],
    ['while it measures', LAYER, false, 120, 401, 'measuring 120 of 401'],
    ['when all is measured', LAYER, true, 401, 401, 'whiskers: bits lost to binning'],
    ['of a range not known yet', RUN, false, 0, 200, 'measured when the run has ended'],
    ['of a range known', RUN, true, 0, 401, 'measuring 0 of 401'],
    ['of exact', EXACT, true, 401, 401, 'this is the exact count itself'],
  ])('%s', (_, given, isOver, measured, count, expected) => {
    expect(estimatorStatus(given, { isOver, measured, count })).toBe(expected);
  });
});
