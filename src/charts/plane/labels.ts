import { round2 } from '../shared/format.ts';
import { BASELINE, type Segment, textWidth } from '../shared/marks.ts';
import { type Box, placeBoxes, reachOf, type Wanted } from '../shared/place.ts';
import { curveClutter, type Point } from './numbers.ts';
import type { PlaneStyle } from './style.ts';

export interface LabelRequest {
  readonly layer: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

interface LabelRow {
  readonly layer: number;
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** Centre of a small copy of the marker, where the marker itself is hidden under another one. */
  readonly glyph: { readonly x: number; readonly y: number } | undefined;
}

/** The names of the layers that share a spot: one, or a stack. */
export interface PlaneLabel {
  readonly rows: readonly LabelRow[];
  readonly box: Box;
  /** From the spot to the corner of the box. */
  readonly offset: Point;
  /** From the spot to the names, and for a stack a bracket along them. */
  readonly leaders: readonly Segment[];
}

/** Layers whose markers hide one another, and the box that their names need. */
interface Spot extends Wanted {
  readonly members: readonly LabelRequest[];
}

const PADDING = 2;
/** Markers closer than this hide one another. */
const SAME_SPOT = 11;
const REACH = 10;
const LEADER_FROM = 16;
const MARKER_COST = 5;
/** Names should not change sides at every epoch: moving by more than HOP pixels has a price. */
const HOP = 8;
const HOP_COST = 2;

/**
 * Names each marker at its side. Markers on one spot get a stack of names, each with a copy of its
 * symbol, joined to the spot by a hairline. Larger stacks choose their place first.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  curvePoints: readonly Point[],
  reserved: readonly Box[],
  bounds: Box,
  previous: readonly PlaneLabel[],
  style: PlaneStyle,
): PlaneLabel[] {
  const spots = groupBySpot(requests)
    .map((members) => spotOf(members, style))
    .sort((a, b) => b.members.length - a.members.length);
  const onCurves = curveClutter(curvePoints);
  const boxes = placeBoxes(spots, reserved, bounds, (spot) => {
    const before = previousOffset(spot, previous);
    return (box) => {
      const markers = requests.filter(({ x, y }) => reachOf(box, x, y).gap < REACH - 3).length;
      const [x, y] = offsetOf(spot, box);
      const isHop = before !== undefined && Math.hypot(x - before[0], y - before[1]) > HOP;
      return markers * MARKER_COST + onCurves(box) + (isHop ? HOP_COST : 0);
    };
  });
  return spots.flatMap((spot, index) => {
    const box = boxes[index];
    if (!box || reachOf(box, spot.x, spot.y).gap > style.labelReach) return [];
    return {
      rows: rowsOf(spot, box, style),
      box,
      offset: offsetOf(spot, box),
      leaders: leadersOf(spot, box),
    };
  });
}

function spotOf(members: readonly LabelRequest[], style: PlaneStyle): Spot {
  const isStack = members.length > 1;
  const texts = members.map(({ text }) => textWidth(text, style.labelFont));
  return {
    members,
    x: centre(members.map(({ x }) => x)),
    y: centre(members.map(({ y }) => y)),
    width: Math.max(...texts) + 2 * PADDING + (isStack ? style.labelIndent : 0),
    height: members.length * style.labelRow,
    reach: isStack ? style.stackReach : REACH,
  };
}

function offsetOf(spot: Spot, box: Box): Point {
  return [box.x0 - spot.x, box.y0 - spot.y];
}

/** Where the same stack of names stood the last time. */
function previousOffset(spot: Spot, previous: readonly PlaneLabel[]): Point | undefined {
  const layers = spot.members.map(({ layer }) => layer).join();
  return previous.find(({ rows }) => rows.map(({ layer }) => layer).join() === layers)?.offset;
}

function rowsOf({ members }: Spot, box: Box, style: PlaneStyle): LabelRow[] {
  const indent = members.length > 1 ? style.labelIndent : 0;
  return members.map(({ layer, text }, row) => {
    const middle = box.y0 + (row + 0.5) * style.labelRow;
    return {
      layer,
      text,
      x: round2(box.x0 + PADDING + indent),
      y: round2(middle + BASELINE * style.labelFont),
      glyph: indent ? { x: round2(box.x0 + PADDING + indent / 2), y: round2(middle) } : undefined,
    };
  });
}

function leadersOf({ members, x, y }: Spot, box: Box): Segment[] {
  const near = reachOf(box, x, y);
  const line = { x1: round2(x), y1: round2(y), x2: round2(near.x), y2: round2(near.y) };
  if (members.length === 1) return near.gap < LEADER_FROM ? [] : [line];
  const isBeside = near.x === box.x0 || near.x === box.x1;
  const bracket = { x1: line.x2, y1: round2(box.y0), x2: line.x2, y2: round2(box.y1) };
  return isBeside ? [line, bracket] : [line];
}

/** Each marker joins the first spot with a marker closer than SAME_SPOT. */
function groupBySpot(requests: readonly LabelRequest[]): LabelRequest[][] {
  const spots: LabelRequest[][] = [];
  for (const request of requests) {
    const spot = spots.find((members) =>
      members.some(({ x, y }) => Math.hypot(x - request.x, y - request.y) < SAME_SPOT),
    );
    if (spot) spot.push(request);
    else spots.push([request]);
  }
  return spots;
}

function centre(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}
