import { describe, expect, test } from 'vitest';
import { EXACT, estimatorOf, ruler } from '../../state/settings.ts';
import { allowedText, distanceName, isBinning, rulerStatus } from './ruler-words.ts';

const LAYER = ruler('uniform', { bins: 30, bounds: 'layer' });
const RUN = ruler('uniform', { bins: 30, bounds: 'run' });

describe('the distance from exact', () => {
  test('is lost to binning where a bin is a function of the code', () => {
    for (const method of ['uniform', 'adaptive', 'quantized', 'idnns', 'floor', 'ebab'] as const) {
      expect(isBinning(ruler(method))).toBe(true);
    }
    expect(distanceName(LAYER)).toBe('bits lost to binning');
  });

  test('is a difference for densities, and for means over neurons', () => {
    for (const other of [ruler('kde_upper'), ruler('kde_lower'), ruler('floor', { mean: true })]) {
      expect(isBinning(other)).toBe(false);
      expect(distanceName(other)).toBe('difference from exact');
    }
  });
});

describe('what is said of a ruler', () => {
  test.each([
    ['before the first record', LAYER, false, 0, 0, ''],
    ['while it measures', LAYER, false, 120, 401, 'measuring 120 of 401'],
    ['when all is measured', LAYER, true, 401, 401, 'whiskers: bits lost to binning'],
    ['of a range not known yet', RUN, false, 0, 200, 'measured when the run has ended'],
    ['of a range known', RUN, true, 0, 401, 'measuring 0 of 401'],
    ['of exact', EXACT, true, 401, 401, 'this is the exact count itself'],
  ])('%s', (_, given, isOver, measured, count, said) => {
    expect(rulerStatus(given, { isOver, measured, count })).toBe(said);
  });
});

test('what a ruler takes is said in the words of its settings', () => {
  expect(estimatorOf('uniform').parameters.map(allowedText)).toEqual([
    'a whole number from 2 to 1024',
    '“of each neuron”, “of each layer”, “of the whole run”, or “fixed” with two rising numbers from −1000000 to 1000000',
    'on or off',
  ]);
});
