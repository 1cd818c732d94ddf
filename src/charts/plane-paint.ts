import type { Selection } from 'd3';
import { GRID, INK, MUTED, PAPER, WALL } from './palette.ts';
import { PLANE_FONT } from './plane-frame.ts';
import { LABEL_FONT } from './plane-labels.ts';
import type { LayerTrail, PlaneLayout } from './plane-layout.ts';
import {
  attributes,
  FADED,
  type Group,
  group,
  HALO,
  paintGlyphs,
  paintSegments,
  paintTexts,
  picture,
  type Root,
} from './svg.ts';
import type { TrailChunk } from './trail.ts';

const SMALL_TEXT = { fill: MUTED, 'font-size': PLANE_FONT };
const HOLLOW = { fill: PAPER, 'stroke-width': 2 };

/** Paints a layout into an element; painting again changes only what differs. */
export function paintPlane(svg: SVGSVGElement, layout: PlaneLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  paintFrame(root, layout);
  paintGhosts(group(root, 'ghosts', { fill: 'none', opacity: 0.35 }), layout.ghosts);
  paintTrails(group(root, 'trails', { fill: 'none', 'stroke-linecap': 'round' }), layout.trails);
  paintGlyphs(
    group(root, 'milestones', { ...HOLLOW, 'stroke-width': 1.5 }),
    layout.milestones,
    'stroke',
  );
  paintChain(group(root, 'chain', { fill: 'none', stroke: MUTED, opacity: 0.7 }), layout.chain);
  paintTexts(group(root, 'milestone-numbers', { ...HALO, ...SMALL_TEXT }), layout.milestoneNumbers);
  paintGlyphs(group(root, 'hovers', HOLLOW), layout.hovers, 'stroke');
  paintSegments(group(root, 'leaders', { stroke: MUTED }), layout.leaders);
  paintGlyphs(
    group(root, 'markers', { stroke: PAPER, 'stroke-width': 1.5 }),
    layout.markers,
    'fill',
  );
  paintGlyphs(group(root, 'label-glyphs'), layout.labelGlyphs, 'fill');
  paintTexts(
    group(root, 'labels', { ...HALO, fill: INK, 'font-size': LABEL_FONT, 'font-weight': 600 }),
    layout.labelTexts,
  );
}

function paintFrame(root: Root, { frame }: PlaneLayout): void {
  paintSegments(group(root, 'grid', { stroke: GRID }), frame.grid);
  paintSegments(group(root, 'axes', { stroke: MUTED }), frame.axes);
  paintTexts(group(root, 'numbers', SMALL_TEXT), frame.numbers);
  paintTexts(group(root, 'titles', { ...SMALL_TEXT, fill: INK }), frame.titles);
  paintSegments(
    group(root, 'walls', { stroke: WALL, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }),
    frame.walls,
  );
  paintTexts(group(root, 'wall-names', SMALL_TEXT), frame.wallNames);
}

function paintGhosts(parent: Group, ghosts: PlaneLayout['ghosts']): void {
  const paths = parent.selectAll<SVGPathElement, unknown>('path').data(ghosts).join('path');
  attributes(paths, {
    'stroke-dasharray': '4 3',
    stroke: ({ colour }) => colour,
    d: ({ line }) => line,
  });
}

function paintTrails(parent: Group, trails: readonly LayerTrail[]): void {
  const layers = parent.selectAll<SVGGElement, LayerTrail>('g').data(trails).join('g');
  attributes(layers, {
    stroke: ({ colour }) => colour,
    opacity: ({ faded }) => (faded ? FADED : null),
  });
  paintChunks(layers, 'line', 1.5);
  paintChunks(layers, 'dots', 4);
}

function paintChunks(
  layers: Selection<SVGGElement, LayerTrail, SVGGElement, unknown>,
  part: 'line' | 'dots',
  width: number,
): void {
  const paths = layers
    .selectAll<SVGPathElement, TrailChunk>(`.${part}`)
    .data(({ chunks }) => chunks)
    .join((enter) => enter.append('path').attr('class', part).attr('stroke-width', width));
  attributes(paths, { opacity: ({ opacity }) => opacity, d: (chunk) => chunk[part] });
}

function paintChain(parent: Group, chain: string): void {
  const path = parent.selectAll<SVGPathElement, string>('path').data([chain]).join('path');
  attributes(path, { 'stroke-width': 1.25, d: chain });
}
