import { describe, expect, test } from 'vitest';
import type { Trajectory, VerdictKind } from '../../engine/index.ts';
import type { LayerVerdict } from '../../state/insight.ts';
import { differentVerdicts, furthestApart } from './Insight.tsx';

function layerVerdict(index: number, kind: VerdictKind): LayerVerdict {
  const verdict = { kind, peakCheckpoint: 50, peak: 6.8, end: 6.8, lost: 0, fitted: 0.1 };
  return { name: `T${index + 1}`, index, verdict, epoch: 100, saturated: false };
}

describe('another estimator on the same run', () => {
  const exact = [layerVerdict(0, 'no-change'), layerVerdict(1, 'compresses')];
  const trajectory = (ixt: readonly number[]): Trajectory => ({
    name: 'T1',
    ixt,
    ity: [],
    states: [],
  });

  test('the layers it judges otherwise are found by their place', () => {
    const other = [layerVerdict(0, 'no-change'), layerVerdict(1, 'fits-only')];
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
