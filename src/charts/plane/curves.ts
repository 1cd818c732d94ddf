import { type Curve, linePath } from '../shared/curve-path.ts';
import { layerColour } from '../shared/palette.ts';
import { powers } from '../shared/scales.ts';
import { at, type Trajectories } from '../shared/trajectories.ts';
import type { PlaneFrame } from './frame.ts';

/** The pixel positions of every layer at every checkpoint. */
export function planeCurves(trajectories: Trajectories, frame: PlaneFrame): Curve[] {
  return trajectories.layers.map(({ ixt, ity }) => {
    const xs = new Float64Array(trajectories.count);
    const ys = new Float64Array(trajectories.count);
    for (let checkpoint = 0; checkpoint < trajectories.count; checkpoint++) {
      xs[checkpoint] = frame.x(at(ixt, checkpoint));
      ys[checkpoint] = frame.y(at(ity, checkpoint));
    }
    return { xs, ys };
  });
}

/** The polyline from T1 to TL at one checkpoint. */
export function chainPath(curves: readonly Curve[], checkpoint: number): string {
  const chain = {
    xs: Float64Array.from(curves, ({ xs }) => at(xs, checkpoint)),
    ys: Float64Array.from(curves, ({ ys }) => at(ys, checkpoint)),
  };
  return linePath(chain, 0, curves.length - 1);
}

/** The previous run: lines without dots, so that it is not mistaken for this one. */
export function previousCurves(
  previous: Trajectories,
  frame: PlaneFrame,
): { colour: string; line: string }[] {
  return planeCurves(previous, frame).map((curve, layer) => ({
    colour: layerColour(layer, previous.layers.length),
    line: linePath(curve, 0, previous.count - 1),
  }));
}

/** The checkpoints at epochs 1, 10, 100, ...: for each, the first one recorded at or after it. */
export function milestones(trajectories: Trajectories): number[] {
  const checkpoints = new Set<number>();
  let checkpoint = 0;
  for (const epoch of powers(at(trajectories.epochs, trajectories.count - 1))) {
    while (at(trajectories.epochs, checkpoint) < epoch) checkpoint++;
    checkpoints.add(checkpoint);
  }
  return [...checkpoints];
}

/** At most `amount` points of a curve, to keep labels off it. */
export function curveSamples(curve: Curve, amount: number): [number, number][] {
  const points: [number, number][] = [];
  const stride = Math.max(1, Math.ceil(curve.xs.length / amount));
  for (let checkpoint = 0; checkpoint < curve.xs.length; checkpoint += stride) {
    points.push([at(curve.xs, checkpoint), at(curve.ys, checkpoint)]);
  }
  return points;
}
