/** All estimators; the interface, links and the command line know them from here. How each is computed is in `implementations.ts`. */
import { adaptive } from './adaptive.ts';
import { ebab } from './ebab.ts';
import { exact } from './exact.ts';
import { floor } from './floor.ts';
import { idnns } from './idnns.ts';
import { kdeLower, kdeUpper } from './kde.ts';
import { quantized } from './quantized.ts';
import type { Estimator, Method } from './types.ts';
import { uniform } from './uniform.ts';

export const ESTIMATORS: readonly Estimator[] = [
  exact,
  uniform,
  adaptive,
  quantized,
  idnns,
  floor,
  ebab,
  kdeUpper,
  kdeLower,
];

const byMethod = new Map(ESTIMATORS.map((estimator) => [estimator.method, estimator]));

export function estimatorOf(method: Method): Estimator {
  return byMethod.get(method) as Estimator;
}
