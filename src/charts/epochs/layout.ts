import { symbolCircle } from 'd3';
import { vertical } from '../shared/axes.ts';
import { type Curve, isMeasured, linePath } from '../shared/curve-path.ts';
import type { Line } from '../shared/lines.ts';
import type { Glyph, Segment, Size, TextMark } from '../shared/marks.ts';
import { checkpointAtPosition } from '../shared/nearest.ts';
import { symbolPath } from '../shared/palette.ts';
import type { EpochScaleKind } from '../shared/scales.ts';
import { shortNames } from '../shared/short-names.ts';
import { at, clampCheckpoint } from '../shared/trajectories.ts';
import {
  type EpochsFrame,
  epochNumbers,
  epochsFrame,
  mostCharacters,
  type YAxis,
} from './frame.ts';
import { type EndLabel, endLabels } from './labels.ts';

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
  /** Checkpoints, not epochs. */
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
  /** The checkpoint nearest to a horizontal position, or undefined before the first checkpoint. */
  readonly checkpointAt: (px: number) => number | undefined;
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
  for (let checkpoint = 0; checkpoint < count; checkpoint++)
    xs[checkpoint] = frame.x(at(epochs, checkpoint));
  const curves = lines.map((line): Curve => {
    const ys = new Float64Array(count);
    for (let checkpoint = 0; checkpoint < count; checkpoint++) {
      ys[checkpoint] = frame.y[line.axis](at(line.values, checkpoint));
    }
    return { xs, ys };
  });
  const playhead = clampCheckpoint(options.playhead, count);
  const clamped = clampCheckpoint(options.hover, count);
  const hover = clamped === playhead ? undefined : clamped;
  const epochOf = (checkpoint: number | undefined) =>
    checkpoint === undefined ? undefined : at(epochs, checkpoint);
  const numbers = epochNumbers(frame, scale, totalEpochs, epochOf(playhead), epochOf(hover));
  return {
    size,
    ariaLabel: options.ariaLabel,
    frame,
    epochNumbers: numbers.others,
    playheadNumber: numbers.playhead,
    lines: lines.map(({ colour, dashed, dashes, faded, light = false }, index) => ({
      path: linePath(curves[index] ?? { xs, ys: xs }, 0, count - 1),
      colour,
      dashed,
      dashes,
      faded,
      light,
    })),
    playhead: cursor(frame, xs, playhead),
    hover: cursor(frame, xs, hover),
    markers: markersAt(lines, curves, playhead, MARKER_RADIUS, false),
    hollowMarkers: markersAt(lines, curves, playhead, MARKER_RADIUS, true),
    hovers: markersAt(lines, curves, hover, HOVER_RADIUS),
    labels: endLabels(lines, names, curves, count, frame.plot),
    checkpointAt: (px) => checkpointAtPosition(xs, count, px),
  };
}

function cursor(frame: EpochsFrame, xs: Float64Array, checkpoint: number | undefined): Segment[] {
  if (checkpoint === undefined) return [];
  return [vertical(at(xs, checkpoint), frame.plot.y0 - 4, frame.plot.y1)];
}

function markersAt(
  lines: readonly Line[],
  curves: readonly Curve[],
  checkpoint: number | undefined,
  radius: number,
  /** Whether light lines or the others; all of them, if undefined. */
  wanted?: boolean,
): Glyph[] {
  if (checkpoint === undefined) return [];
  return lines.flatMap(({ symbol, colour, faded, light = false }, index) => {
    const curve = curves[index];
    if (light !== (wanted ?? light)) return [];
    if (!curve || !isMeasured(curve, checkpoint)) return [];
    const path = symbolPath(symbol ?? symbolCircle, radius);
    return { x: at(curve.xs, checkpoint), y: at(curve.ys, checkpoint), path, colour, faded };
  });
}
