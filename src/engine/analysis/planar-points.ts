import type { Activations } from '../information/estimators/types.ts';
import type { CodeClasses } from './code-classes.ts';
import { type Projection, project } from './projection.ts';

/** The rows of a layer in the plane: one point for each code and label in it. */
export interface PlanarPoints extends Projection {
  readonly labels: Int32Array;
  /** Inputs at each point. */
  readonly counts: Int32Array;
}

export function planarPoints(
  layer: Activations,
  groups: CodeClasses,
  labelCount: number,
): PlanarPoints {
  const { xs, ys, axes, shown } = project(layer, groups.first, groups.sizes);
  const at: number[] = [];
  const labels: number[] = [];
  const counts: number[] = [];
  groups.shares.forEach((count, i) => {
    if (count === 0) return;
    at.push(Math.floor(i / labelCount));
    labels.push(i % labelCount);
    counts.push(count);
  });
  return {
    xs: Float64Array.from(at, (g) => xs[g] as number),
    ys: Float64Array.from(at, (g) => ys[g] as number),
    labels: Int32Array.from(labels),
    counts: Int32Array.from(counts),
    axes,
    shown,
  };
}
