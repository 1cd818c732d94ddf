import { describe, expect, test } from 'vitest';
import { layerVerdict } from '../engine/analysis/testing/verdicts.ts';
import type { Trajectory } from '../engine/index.ts';
import { differentVerdicts, isSameEstimate } from './other-estimator.ts';

describe('another estimator on the same run', () => {
  const exact = [layerVerdict(0, 'no-change'), layerVerdict(1, 'compresses')];
  const trajectory = (ixt: readonly number[]): Trajectory => ({
    name: 'T1',
    ixt,
    ity: [],
    states: [],
  });

  test('the layers it judges otherwise are found by their place', () => {
    const other = [layerVerdict(0, 'no-change'), layerVerdict(1, 'rises')];
    expect(differentVerdicts(exact, other)).toEqual([other[1]]);
    expect(differentVerdicts(exact, exact)).toEqual([]);
  });

  test('its estimates are the same where none at any layer and checkpoint differs by more than rounding', () => {
    const exact = [trajectory([3, 4]), trajectory([5, 6])];
    const far = [trajectory([3, 4 + 1e-12]), trajectory([5, 4])];
    expect(isSameEstimate(exact, far, 2)).toBe(false);
    expect(isSameEstimate(exact, far, 1)).toBe(true);
    expect(isSameEstimate([trajectory([3, 4])], far, 2)).toBe(true);
  });
});
