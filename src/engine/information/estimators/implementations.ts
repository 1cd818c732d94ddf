/**
 * How each estimator is computed. Apart from what is known of it (`registry.ts`): the page shows and
 * links estimators, but measures nothing itself, and so comes without this.
 */
import { fitAdaptive } from './adaptive.ts';
import { fitEbab } from './ebab.ts';
import { fitFloor } from './floor.ts';
import { fitIdnns } from './idnns.ts';
import { estimateKdeLower, estimateKdeUpper } from './kde.ts';
import { fitQuantized } from './quantized.ts';
import type { EstimateDensity, Fit, Method } from './types.ts';
import { fitUniform } from './uniform.ts';

type Implementation =
  | { readonly kind: 'count' }
  | { readonly kind: 'bins'; readonly fit: Fit }
  | { readonly kind: 'density'; readonly estimate: EstimateDensity };

export const IMPLEMENTATIONS: Readonly<Record<Method, Implementation>> = {
  exact: { kind: 'count' },
  uniform: { kind: 'bins', fit: fitUniform },
  adaptive: { kind: 'bins', fit: fitAdaptive },
  quantized: { kind: 'bins', fit: fitQuantized },
  idnns: { kind: 'bins', fit: fitIdnns },
  floor: { kind: 'bins', fit: fitFloor },
  ebab: { kind: 'bins', fit: fitEbab },
  kde_upper: { kind: 'density', estimate: estimateKdeUpper },
  kde_lower: { kind: 'density', estimate: estimateKdeLower },
};
