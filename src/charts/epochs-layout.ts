import { symbolCircle } from 'd3';
import { vertical } from './axes.ts';
import {
  type EpochsFrame,
  epochNumbers,
  epochsFrame,
  mostCharacters,
  type YAxis,
} from './epochs-frame.ts';
import { type EndLabel, endLabels } from './epochs-labels.ts';
import type { Glyph, Segment, TextMark } from './marks.ts';
import { recordAtPosition } from './nearest.ts';
import { symbolPath } from './palette.ts';
import type { EpochScaleKind } from './scales.ts';
import { at, clampRecord, type Line, type Size } from './series.ts';
import { shortNames } from './short-names.ts';
import { isMeasured, linePath, type Track } from './trail.ts';

export interface EpochsOptions {
  readonly size: Size;
  readonly scale: EpochScaleKind;
  /** Of the whole run, so that lines grow to the right and the axis stands still. */
  readonly totalEpochs: number;
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  readonly lines: readonly Line[];
  readonly left: YAxis;
  readonly right: YAxis | undefined;
  /** Least width kept right of the plot: charts above one another share it, and so their epochs. */
  readonly room: number;
  /** Records, not epochs. */
  readonly playhead: number;
  readonly hover: number | undefined;
  readonly ariaLabel: string;
}

export interface PlacedLine {
  readonly path: string;
  readonly colour: string;
  readonly dashed: boolean;
  readonly dashes: string | undefined;
  readonly faded: boolean;
  readonly light: boolean;
}

export interface EpochsLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly frame: EpochsFrame;
  readonly epochNumbers: readonly TextMark[];
  readonly playheadNumber: readonly TextMark[];
  readonly lines: readonly PlacedLine[];
  readonly playhead: readonly Segment[];
  readonly hover: readonly Segment[];
  readonly markers: readonly Glyph[];
  /** Of light lines. */
  readonly hollowMarkers: readonly Glyph[];
  readonly hovers: readonly Glyph[];
  readonly labels: readonly EndLabel[];
  /** The record nearest to a horizontal position, or undefined before the first record. */
  readonly recordAt: (px: number) => number | undefined;
}

const MARKER_RADIUS = 4;
const HOVER_RADIUS = 3;

export function epochsLayout(options: EpochsOptions): EpochsLayout {
  const { size, scale, totalEpochs, count, epochs, lines, left, right } = options;
  const most = mostCharacters(size, right !== undefined);
  const names = shortNames(
    lines.map(({ name }) => name),
    most,
  );
  const frame = epochsFrame(size, scale, totalEpochs, left, right, names, options.room);
  const xs = new Float64Array(count);
  for (let record = 0; record < count; record++) xs[record] = frame.x(at(epochs, record));
  const tracks = lines.map((line): Track => {
    const ys = new Float64Array(count);
    for (let record = 0; record < count; record++) {
      ys[record] = frame.y[line.axis](at(line.values, record));
    }
    return { xs, ys };
  });
  const playhead = clampRecord(options.playhead, count);
  const clamped = clampRecord(options.hover, count);
  const hover = clamped === playhead ? undefined : clamped;
  const epochOf = (record: number | undefined) =>
    record === undefined ? undefined : at(epochs, record);
  const numbers = epochNumbers(frame, scale, totalEpochs, epochOf(playhead), epochOf(hover));
  return {
    size,
    ariaLabel: options.ariaLabel,
    frame,
    epochNumbers: numbers.others,
    playheadNumber: numbers.playhead,
    lines: lines.map(({ colour, dashed, dashes, faded, light = false }, index) => ({
      path: linePath(tracks[index] ?? { xs, ys: xs }, 0, count - 1),
      colour,
      dashed,
      dashes,
      faded,
      light,
    })),
    playhead: rule(frame, xs, playhead),
    hover: rule(frame, xs, hover),
    markers: markersAt(lines, tracks, playhead, MARKER_RADIUS, false),
    hollowMarkers: markersAt(lines, tracks, playhead, MARKER_RADIUS, true),
    hovers: markersAt(lines, tracks, hover, HOVER_RADIUS),
    labels: endLabels(lines, names, tracks, count, frame.plot),
    recordAt: (px) => recordAtPosition(xs, count, px),
  };
}

function rule(frame: EpochsFrame, xs: Float64Array, record: number | undefined): Segment[] {
  if (record === undefined) return [];
  return [vertical(at(xs, record), frame.plot.y0 - 4, frame.plot.y1)];
}

function markersAt(
  lines: readonly Line[],
  tracks: readonly Track[],
  record: number | undefined,
  radius: number,
  /** Of which lines; of all, if not said. */
  wanted?: boolean,
): Glyph[] {
  if (record === undefined) return [];
  return lines.flatMap(({ symbol, colour, faded, light = false }, index) => {
    const track = tracks[index];
    if (light !== (wanted ?? light)) return [];
    if (!track || !isMeasured(track, record)) return [];
    const path = symbolPath(symbol ?? symbolCircle, radius);
    return { x: at(track.xs, record), y: at(track.ys, record), path, colour, faded };
  });
}
