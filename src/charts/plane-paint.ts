import type { Selection } from 'd3';
import { GRID, INK, MUTED, PAPER, WALL } from './palette.ts';
import type { Whisker } from './plane-estimate.ts';
import type { DrawnTrail, PlaneLayout } from './plane-layout.ts';
import {
  attributes,
  FADED,
  type Group,
  group,
  HALO,
  movingGroup,
  paintGlyphs,
  paintPath,
  paintSegments,
  paintTexts,
  picture,
  type Root,
} from './svg.ts';
import type { TrailChunk } from './trail.ts';

const WHISKER = {
  stroke: ({ colour }: Whisker) => colour,
  opacity: ({ faded }: Whisker) => (faded ? FADED : null),
};
const HOLLOW = { fill: PAPER, 'stroke-width': 2 };

/** Paints a layout into an element; painting again changes only what differs. */
export function paintPlane(svg: SVGSVGElement, layout: PlaneLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  const { font, labelFont } = layout.frame.style;
  const smallText = { fill: MUTED, 'font-size': font };
  paintFrame(root, layout);
  paintGhosts(group(root, 'ghosts', { fill: 'none', opacity: 0.35 }), layout.ghosts);
  paintEstimateTrails(
    group(root, 'estimate-trails', { fill: 'none', 'stroke-linecap': 'round' }),
    layout.estimate.trails,
  );
  paintTrails(group(root, 'trails', { fill: 'none', 'stroke-linecap': 'round' }), layout.trails);
  paintGlyphs(
    group(root, 'milestones', { ...HOLLOW, 'stroke-width': 1.5 }),
    layout.milestones,
    'stroke',
  );
  const moving = movingGroup(root);
  paintPath(
    group(moving, 'chain', { fill: 'none', stroke: MUTED, 'stroke-width': 1.25, opacity: 0.7 }),
    layout.chain,
  );
  paintTexts(
    group(moving, 'milestone-numbers', { ...HALO, ...smallText }),
    layout.milestoneNumbers,
  );
  paintGlyphs(group(moving, 'hovers', HOLLOW), layout.hovers, 'stroke');
  paintSegments(
    group(moving, 'whiskers', { 'stroke-width': 1.5 }),
    layout.estimate.whiskers,
    WHISKER,
  );
  paintGlyphs(group(moving, 'estimates', HOLLOW), layout.estimate.markers, 'stroke');
  paintSegments(group(moving, 'leaders', { stroke: MUTED }), layout.leaders);
  paintGlyphs(
    group(moving, 'markers', { stroke: PAPER, 'stroke-width': 1.5 }),
    layout.markers,
    'fill',
  );
  paintGlyphs(group(moving, 'label-glyphs'), layout.labelGlyphs, 'fill');
  paintTexts(
    group(moving, 'labels', { ...HALO, fill: INK, 'font-size': labelFont, 'font-weight': 600 }),
    layout.labelTexts,
  );
  paintTexts(
    group(moving, 'difference', { ...HALO, fill: INK, 'font-size': labelFont }),
    layout.difference,
  );
}

function paintFrame(root: Root, { frame, landmarks }: PlaneLayout): void {
  const smallText = { fill: MUTED, 'font-size': frame.style.font };
  paintSegments(group(root, 'grid', { stroke: GRID }), frame.grid);
  paintSegments(group(root, 'axes', { stroke: MUTED }), frame.axes);
  paintTexts(group(root, 'numbers', smallText), frame.numbers);
  paintTexts(group(root, 'titles', { ...smallText, fill: INK }), frame.titles);
  paintSegments(
    group(root, 'walls', { stroke: WALL, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }),
    frame.walls,
  );
  paintTexts(group(root, 'wall-names', smallText), frame.wallNames);
  paintPath(group(root, 'landmarks', { stroke: MUTED, 'stroke-width': 1.5 }), landmarks.marks);
  paintTexts(group(root, 'landmark-names', { ...HALO, ...smallText }), landmarks.names);
}

function paintGhosts(parent: Group, ghosts: PlaneLayout['ghosts']): void {
  const paths = parent.selectAll<SVGPathElement, unknown>('path').data(ghosts).join('path');
  attributes(paths, {
    'stroke-dasharray': '4 3',
    stroke: ({ colour }) => colour,
    d: ({ line }) => line,
  });
}

function paintTrails(parent: Group, trails: readonly DrawnTrail[]): void {
  const layers = parent.selectAll<SVGGElement, DrawnTrail>('g').data(trails).join('g');
  attributes(layers, {
    stroke: ({ colour }) => colour,
    opacity: ({ faded }) => (faded ? FADED : null),
  });
  paintChunks(layers, 'line', 1.5);
  paintChunks(layers, 'dots', 4);
}

function paintChunks(
  layers: Selection<SVGGElement, DrawnTrail, SVGGElement, unknown>,
  part: 'line' | 'dots',
  width: number,
): void {
  const paths = layers
    .selectAll<SVGPathElement, TrailChunk>(`.${part}`)
    .data(({ chunks }) => chunks)
    .join((enter) => enter.append('path').attr('class', part).attr('stroke-width', width));
  // As stroke-opacity: an element with an opacity is a picture of its own to a browser, and here
  // are hundreds, to be put together anew for each frame.
  attributes(paths, { 'stroke-opacity': ({ opacity }) => opacity, d: (chunk) => chunk[part] });
}

function paintEstimateTrails(parent: Group, trails: PlaneLayout['estimate']['trails']): void {
  const paths = parent.selectAll<SVGPathElement, unknown>('path').data(trails).join('path');
  attributes(paths, {
    'stroke-dasharray': '2.5 4',
    'stroke-width': 1.25,
    stroke: ({ colour }) => colour,
    opacity: ({ faded }) => (faded ? FADED : 0.75),
    d: ({ line }) => line,
  });
}
