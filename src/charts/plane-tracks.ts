import { layerColour } from './palette.ts';
import type { PlaneFrame } from './plane-frame.ts';
import { powers } from './scales.ts';
import { at, type Series } from './series.ts';
import { linePath, type Track } from './trail.ts';

/** The pixel positions of every layer at every record. */
export function planeTracks(series: Series, frame: PlaneFrame): Track[] {
  return series.layers.map(({ ixt, ity }) => {
    const xs = new Float64Array(series.count);
    const ys = new Float64Array(series.count);
    for (let record = 0; record < series.count; record++) {
      xs[record] = frame.x(at(ixt, record));
      ys[record] = frame.y(at(ity, record));
    }
    return { xs, ys };
  });
}

/** The polyline from T1 to TL at one record. */
export function chainPath(tracks: readonly Track[], record: number): string {
  const chain = {
    xs: Float64Array.from(tracks, ({ xs }) => at(xs, record)),
    ys: Float64Array.from(tracks, ({ ys }) => at(ys, record)),
  };
  return linePath(chain, 0, tracks.length - 1);
}

/** The previous run: lines without dots, so that it is not mistaken for this one. */
export function ghostTrails(ghost: Series, frame: PlaneFrame): { colour: string; line: string }[] {
  return planeTracks(ghost, frame).map((track, layer) => ({
    colour: layerColour(layer, ghost.layers.length),
    line: linePath(track, 0, ghost.count - 1),
  }));
}

/** The records at epochs 1, 10, 100, ...: for each, the first one recorded at or after it. */
export function milestones(series: Series): number[] {
  const records = new Set<number>();
  let record = 0;
  for (const epoch of powers(at(series.epochs, series.count - 1))) {
    while (at(series.epochs, record) < epoch) record++;
    records.add(record);
  }
  return [...records];
}

/** At most `amount` points of a trail, to keep labels off it. */
export function trailSamples(track: Track, amount: number): [number, number][] {
  const points: [number, number][] = [];
  const stride = Math.max(1, Math.ceil(track.xs.length / amount));
  for (let record = 0; record < track.xs.length; record += stride) {
    points.push([at(track.xs, record), at(track.ys, record)]);
  }
  return points;
}
