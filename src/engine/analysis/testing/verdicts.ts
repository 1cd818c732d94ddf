/** Made-up verdicts, for tests. */

import { DEFAULT_CRITERIA } from '../verdicts/criteria.ts';
import type { LayerVerdict } from '../verdicts/layer-verdict.ts';
import type { Phase, Point } from '../verdicts/phases.ts';
import { statedOf } from '../verdicts/stated.ts';
import type { Verdict } from '../verdicts/verdict.ts';

/** One checkpoint an epoch. */
export const point = (epoch: number, ixt: number, ity = 0.9): Point => ({
  checkpoint: epoch,
  epoch,
  ixt,
  ity,
});

/** A phase as it was recorded, that nothing smooths. */
export function phase(start: Point, end: Point, changes: Partial<Phase> = {}): Phase {
  const bits = end.ixt - start.ixt;
  const kind = bits < 0 ? 'fall' : 'rise';
  return { kind, start, end, settled: end, bits, fitting: 'after', ...changes };
}

/** A layer that ends at 6.8 bits at epoch 400. */
export function layerVerdict(
  index: number,
  kind: Verdict['kind'],
  changes: Partial<Verdict> = {},
): LayerVerdict {
  const end = point(400, 6.8);
  const { deciding, phases = [] } = changes;
  const given = deciding && {
    deciding,
    before: changes.before,
    movements: phases,
    phases,
    end: changes.end ?? end,
  };
  const verdict: Verdict = {
    kind,
    qualifications: [],
    peak: end,
    end,
    fitted: point(20, 6.8),
    learned: 0.5,
    phases: [],
    deciding: undefined,
    before: undefined,
    stated: given && statedOf(given, DEFAULT_CRITERIA.epsilon),
    jitter: 0.01,
    isJitterMeasured: true,
    theta: 0.25,
    ...changes,
  };
  return { name: `T${index + 1}`, index, verdict };
}
