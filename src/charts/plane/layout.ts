import { messages } from '../../messages/index.ts';
import { type Curve, type CurveChunk, curveChunks, isMeasured } from '../shared/curve-path.ts';
import { glyphsAt, layerAppearance, ringsAt } from '../shared/glyphs.ts';
import type { Glyph, Segment, Size, TextMark } from '../shared/marks.ts';
import { type Hit, nearestCheckpoint } from '../shared/nearest.ts';
import { layerColour } from '../shared/palette.ts';
import type { Box } from '../shared/place.ts';
import { at, clampCheckpoint, type Trajectories } from '../shared/trajectories.ts';
import { chainPath, curveSamples, milestones, planeCurves, previousCurves } from './curves.ts';
import { type EstimateOverlay, estimateOverlay, NO_ESTIMATE } from './estimate.ts';
import { type EntropyBounds, type PlaneFrame, planeFrame, textBox } from './frame.ts';
import { type LabelRequest, type PlaneLabel, placeLabels } from './labels.ts';
import { type PlacedLandmarks, placeLandmarks, type ReferenceRepresentation } from './landmarks.ts';
import { placeNumbers } from './numbers.ts';
import { compactStyle, HERO } from './style.ts';

export interface PlaneOptions {
  readonly size: Size;
  readonly entropyBounds: EntropyBounds;
  readonly trajectories: Trajectories;
  /** The previous run, drawn faded. */
  readonly previous: Trajectories | undefined;
  /** Checkpoints, not epochs. */
  readonly playhead: number;
  readonly hover: number | undefined;
  /** The layer whose curve carries epoch numbers. */
  readonly selected: number | undefined;
  /** The only layer that is not faded. */
  readonly isolated: number | undefined;
  readonly ariaLabel: string;
  /** Those of the layout on show: names prefer to stay on their side of the marker. */
  readonly previousLabels: readonly PlaneLabel[];
  /** The same checkpoints through another estimator; NaN where it has not measured yet. */
  readonly estimate?: Trajectories | undefined;
  readonly landmarks?: readonly ReferenceRepresentation[];
  /** One of several planes side by side: smaller in all its parts. */
  readonly compact?: boolean;
}

export interface DrawnCurve {
  readonly colour: string;
  readonly faded: boolean;
  readonly chunks: readonly CurveChunk[];
}

export interface PlaneLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly frame: PlaneFrame;
  readonly landmarks: PlacedLandmarks;
  readonly estimate: EstimateOverlay;
  /** Beside the whisker of the selected layer. */
  readonly difference: readonly TextMark[];
  readonly previous: readonly { readonly colour: string; readonly line: string }[];
  readonly curves: readonly DrawnCurve[];
  /** Rings on the curves at epochs 1, 10, 100, ... and, for the selected layer, the epochs. */
  readonly milestones: readonly Glyph[];
  readonly milestoneNumbers: readonly TextMark[];
  readonly chain: string;
  readonly hovers: readonly Glyph[];
  readonly markers: readonly Glyph[];
  readonly leaders: readonly Segment[];
  readonly labels: readonly PlaneLabel[];
  readonly labelGlyphs: readonly Glyph[];
  readonly labelTexts: readonly TextMark[];
  /** The checkpoint under the pointer; where a layer is isolated, only that one answers. */
  readonly nearest: (px: number, py: number) => Hit | undefined;
}

const LABEL_GLYPH_RADIUS = 4.5;
const NEAREST_RADIUS = 48;
const DIFFERENCE_REACH = 44;
const SAMPLES_PER_CURVE = 48;
const NOWHERE: Curve = { xs: new Float64Array(), ys: new Float64Array() };

export function planeLayout(options: PlaneOptions): PlaneLayout {
  const { trajectories, isolated } = options;
  const { count } = trajectories;
  const style = options.compact ? compactStyle(options.size) : HERO;
  const frame = planeFrame(options.size, options.entropyBounds, style);
  const curves = planeCurves(trajectories, frame);
  const playhead = clampCheckpoint(options.playhead, count);
  const hover = clampCheckpoint(options.hover, count);
  const isFaded = (layer: number) => isolated !== undefined && layer !== isolated;
  const clear = curves.map((curve, layer) => (isFaded(layer) ? NOWHERE : curve));

  const estimate = options.estimate
    ? estimateOverlay(
        options.estimate,
        trajectories,
        curves,
        frame,
        playhead,
        options.selected,
        isFaded,
      )
    : NO_ESTIMATE;

  const curvePoints = clear.flatMap((curve) => curveSamples(curve, SAMPLES_PER_CURVE));
  const landmarks = placeLandmarks(options.landmarks ?? [], frame, curvePoints);
  const reserved = [...frame.reserved, ...landmarks.reserved];
  const labels = placeLabels(
    labelRequests(trajectories, clear, playhead, isolated),
    [...curvePoints, ...estimate.points],
    reserved,
    frame.plot,
    options.previousLabels,
    style,
  );
  const markers = glyphsAt(curves, playhead, style.marker, isFaded);
  const occupied = [
    ...reserved,
    ...labels.map(({ box }) => box),
    ...[...markers, ...estimate.markers].map((glyph) => boxAround(glyph, style.marker)),
  ];
  const difference = placeNumbers(
    estimate.difference,
    curvePoints,
    occupied,
    frame.plot,
    style.labelFont,
    DIFFERENCE_REACH,
  );
  const rows = labels.flatMap((label) => label.rows);
  const marked = milestones(trajectories);
  const selected = options.selected === undefined ? undefined : curves[options.selected];

  return {
    size: options.size,
    ariaLabel: options.ariaLabel,
    frame,
    landmarks,
    estimate,
    difference,
    previous: options.previous ? previousCurves(options.previous, frame) : [],
    curves: curves.map((curve, layer) => ({
      colour: layerColour(layer, curves.length),
      faded: isFaded(layer),
      chunks: playhead === undefined ? [] : curveChunks(curve, count, playhead),
    })),
    milestones: marked.flatMap((checkpoint) =>
      ringsAt(curves, checkpoint, style.milestone, isFaded),
    ),
    milestoneNumbers: selected
      ? placeNumbers(
          marked.map((checkpoint) => ({
            text: String(at(trajectories.epochs, checkpoint)),
            x: at(selected.xs, checkpoint),
            y: at(selected.ys, checkpoint),
          })),
          curvePoints,
          [...occupied, ...difference.map((mark) => textBox(mark, style.labelFont))],
          frame.plot,
          style.font,
        )
      : [],
    chain: playhead === undefined ? '' : chainPath(curves, playhead),
    hovers: hover === playhead ? [] : glyphsAt(curves, hover, style.hover, isFaded),
    markers,
    leaders: labels.flatMap((label) => label.leaders),
    labels,
    labelGlyphs: rows.flatMap(({ layer, glyph }) =>
      glyph
        ? { ...glyph, ...layerAppearance(layer, curves.length, LABEL_GLYPH_RADIUS), faded: false }
        : [],
    ),
    labelTexts: rows.map(({ x, y, text }) => ({ x, y, text, anchor: 'start' })),
    nearest: (px, py) => nearestCheckpoint(clear, count, playhead ?? 0, NEAREST_RADIUS, px, py),
  };
}

function boxAround({ x, y }: Glyph, radius: number): Box {
  const r = radius + 1;
  return { x0: x - r, y0: y - r, x1: x + r, y1: y + r };
}

/** Names of the layers on show at the playhead; a layer looked at alone also gives its bits. */
function labelRequests(
  trajectories: Trajectories,
  curves: readonly Curve[],
  playhead: number | undefined,
  isolated: number | undefined,
): LabelRequest[] {
  if (playhead === undefined) return [];
  return trajectories.layers.flatMap(({ name, ixt, ity }, layer) => {
    const curve = curves[layer] ?? NOWHERE;
    if (!isMeasured(curve, playhead)) return [];
    const bits = `${messages.numbers.bits(at(ixt, playhead))}, ${messages.numbers.bits(at(ity, playhead))}`;
    return {
      layer,
      text: layer === isolated ? `${name} (${bits})` : name,
      x: at(curve.xs, playhead),
      y: at(curve.ys, playhead),
    };
  });
}
