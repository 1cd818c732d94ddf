import { formatBits } from './format.ts';
import { glyphsAt, layerLook, ringsAt } from './glyphs.ts';
import type { Glyph, Segment, TextMark } from './marks.ts';
import { type Hit, nearestRecord } from './nearest.ts';
import { layerColour } from './palette.ts';
import type { Box } from './place.ts';
import { type EstimateOverlay, estimateOverlay, NO_ESTIMATE } from './plane-estimate.ts';
import { type PlaneFrame, planeFrame, textBox, type Walls } from './plane-frame.ts';
import { type LabelWish, type PlaneLabel, placeLabels } from './plane-labels.ts';
import { type Landmark, type PlacedLandmarks, placeLandmarks } from './plane-landmarks.ts';
import { placeNumbers } from './plane-numbers.ts';
import { COMPACT, HERO } from './plane-style.ts';
import { chainPath, ghostTrails, milestones, planeTracks, trailSamples } from './plane-tracks.ts';
import { at, clampRecord, type Series, type Size } from './series.ts';
import { isMeasured, type Track, type TrailChunk, trailChunks } from './trail.ts';

export interface PlaneOptions {
  readonly size: Size;
  readonly walls: Walls;
  readonly series: Series;
  /** The previous run, drawn faded. */
  readonly ghost: Series | undefined;
  /** Records, not epochs. */
  readonly playhead: number;
  readonly hover: number | undefined;
  /** The layer whose trail carries epoch numbers. */
  readonly selected: number | undefined;
  /** The only layer that is not faded. */
  readonly isolated: number | undefined;
  readonly ariaLabel: string;
  /** Those of the layout on show: names prefer to stay on their side of the marker. */
  readonly previousLabels: readonly PlaneLabel[];
  /** The same records through another ruler; NaN where it has not measured yet. */
  readonly estimate?: Series | undefined;
  readonly landmarks?: readonly Landmark[];
  /** One of several planes side by side: smaller in all its parts. */
  readonly compact?: boolean;
}

export interface DrawnTrail {
  readonly colour: string;
  readonly faded: boolean;
  readonly chunks: readonly TrailChunk[];
}

export interface PlaneLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly frame: PlaneFrame;
  readonly landmarks: PlacedLandmarks;
  readonly estimate: EstimateOverlay;
  /** Beside the whisker of the selected layer. */
  readonly difference: readonly TextMark[];
  readonly ghosts: readonly { readonly colour: string; readonly line: string }[];
  readonly trails: readonly DrawnTrail[];
  /** Rings on the trails at epochs 1, 10, 100, ... and, for the selected layer, the epochs. */
  readonly milestones: readonly Glyph[];
  readonly milestoneNumbers: readonly TextMark[];
  readonly chain: string;
  readonly hovers: readonly Glyph[];
  readonly markers: readonly Glyph[];
  readonly leaders: readonly Segment[];
  readonly labels: readonly PlaneLabel[];
  readonly labelGlyphs: readonly Glyph[];
  readonly labelTexts: readonly TextMark[];
  /** The record under the pointer; where a layer is isolated, only that one answers. */
  readonly nearest: (px: number, py: number) => Hit | undefined;
}

const LABEL_GLYPH_RADIUS = 4.5;
const NEAREST_RADIUS = 48;
const DIFFERENCE_REACH = 44;
const SAMPLES_PER_TRAIL = 48;
const NOWHERE: Track = { xs: new Float64Array(), ys: new Float64Array() };

export function planeLayout(options: PlaneOptions): PlaneLayout {
  const { series, isolated } = options;
  const { count } = series;
  const style = options.compact ? COMPACT : HERO;
  const frame = planeFrame(options.size, options.walls, style);
  const tracks = planeTracks(series, frame);
  const playhead = clampRecord(options.playhead, count);
  const hover = clampRecord(options.hover, count);
  const isFaded = (layer: number) => isolated !== undefined && layer !== isolated;
  const clear = tracks.map((track, layer) => (isFaded(layer) ? NOWHERE : track));

  const estimate = options.estimate
    ? estimateOverlay(options.estimate, series, tracks, frame, playhead, options.selected, isFaded)
    : NO_ESTIMATE;

  const trailPoints = clear.flatMap((track) => trailSamples(track, SAMPLES_PER_TRAIL));
  const landmarks = placeLandmarks(options.landmarks ?? [], frame, trailPoints);
  const reserved = [...frame.reserved, ...landmarks.reserved];
  const labels = placeLabels(
    labelWishes(series, clear, playhead, isolated),
    [...trailPoints, ...estimate.points],
    reserved,
    frame.plot,
    options.previousLabels,
    style,
  );
  const markers = glyphsAt(tracks, playhead, style.marker, isFaded);
  const occupied = [
    ...reserved,
    ...labels.map(({ box }) => box),
    ...[...markers, ...estimate.markers].map((glyph) => boxAround(glyph, style.marker)),
  ];
  const difference = placeNumbers(
    estimate.difference,
    trailPoints,
    occupied,
    frame.plot,
    style.labelFont,
    DIFFERENCE_REACH,
  );
  const rows = labels.flatMap((label) => label.rows);
  const marked = milestones(series);
  const selected = options.selected === undefined ? undefined : tracks[options.selected];

  return {
    size: options.size,
    ariaLabel: options.ariaLabel,
    frame,
    landmarks,
    estimate,
    difference,
    ghosts: options.ghost ? ghostTrails(options.ghost, frame) : [],
    trails: tracks.map((track, layer) => ({
      colour: layerColour(layer, tracks.length),
      faded: isFaded(layer),
      chunks: playhead === undefined ? [] : trailChunks(track, count, playhead),
    })),
    milestones: marked.flatMap((record) => ringsAt(tracks, record, style.milestone, isFaded)),
    milestoneNumbers: selected
      ? placeNumbers(
          marked.map((record) => ({
            text: String(at(series.epochs, record)),
            x: at(selected.xs, record),
            y: at(selected.ys, record),
          })),
          trailPoints,
          [...occupied, ...difference.map((mark) => textBox(mark, style.labelFont))],
          frame.plot,
          style.font,
        )
      : [],
    chain: playhead === undefined ? '' : chainPath(tracks, playhead),
    hovers: hover === playhead ? [] : glyphsAt(tracks, hover, style.hover, isFaded),
    markers,
    leaders: labels.flatMap((label) => label.leaders),
    labels,
    labelGlyphs: rows.flatMap(({ layer, glyph }) =>
      glyph
        ? { ...glyph, ...layerLook(layer, tracks.length, LABEL_GLYPH_RADIUS), faded: false }
        : [],
    ),
    labelTexts: rows.map(({ x, y, text }) => ({ x, y, text, anchor: 'start' })),
    nearest: (px, py) => nearestRecord(clear, count, playhead ?? 0, NEAREST_RADIUS, px, py),
  };
}

function boxAround({ x, y }: Glyph, radius: number): Box {
  const r = radius + 1;
  return { x0: x - r, y0: y - r, x1: x + r, y1: y + r };
}

/** Names of the layers on show at the playhead; a layer looked at alone also gives its reading. */
function labelWishes(
  series: Series,
  tracks: readonly Track[],
  playhead: number | undefined,
  isolated: number | undefined,
): LabelWish[] {
  if (playhead === undefined) return [];
  return series.layers.flatMap(({ name, ixt, ity }, layer) => {
    const track = tracks[layer] ?? NOWHERE;
    if (!isMeasured(track, playhead)) return [];
    const reading = `${formatBits(at(ixt, playhead))}, ${formatBits(at(ity, playhead))}`;
    return {
      layer,
      text: layer === isolated ? `${name} (${reading})` : name,
      x: at(track.xs, playhead),
      y: at(track.ys, playhead),
    };
  });
}
