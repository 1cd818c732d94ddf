import { describe, expect, test } from 'vitest';
import type { Trajectory } from '../../engine/index.ts';
import { layerVerdict } from '../../state/testing/verdicts.ts';
import { differentVerdicts, furthestApart } from './Insight.tsx';

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

  test('the distance is the largest over layers and checkpoints', () => {
    const near = [trajectory([3, 4]), trajectory([5, 6])];
    const far = [trajectory([3, 3.5]), trajectory([5, 4])];
    expect(furthestApart(near, far, 2)).toBe(2);
    expect(furthestApart(near, far, 1)).toBe(0);
  });
});
