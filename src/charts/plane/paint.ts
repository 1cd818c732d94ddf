import type { Selection } from 'd3';
import type { CurveChunk } from '../shared/curve-path.ts';
import { BOUND, GRID, INK, MUTED, PAPER } from '../shared/palette.ts';
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
} from '../shared/svg.ts';
import type { Whisker } from './estimate.ts';
import type { DrawnCurve, PlaneLayout } from './layout.ts';

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
  paintPrevious(group(root, 'previous', { fill: 'none', opacity: 0.35 }), layout.previous);
  paintEstimateCurves(
    group(root, 'estimate-trajectories', { fill: 'none', 'stroke-linecap': 'round' }),
    layout.estimate.curves,
  );
  paintCurves(
    group(root, 'trajectories', { fill: 'none', 'stroke-linecap': 'round' }),
    layout.curves,
  );
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
    group(root, 'bounds', { stroke: BOUND, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }),
    frame.entropyBounds,
  );
  paintTexts(group(root, 'bound-names', smallText), frame.boundNames);
  paintPath(group(root, 'landmarks', { stroke: MUTED, 'stroke-width': 1.5 }), landmarks.marks);
  paintTexts(group(root, 'landmark-names', { ...HALO, ...smallText }), landmarks.names);
}

function paintPrevious(parent: Group, previous: PlaneLayout['previous']): void {
  const paths = parent.selectAll<SVGPathElement, unknown>('path').data(previous).join('path');
  attributes(paths, {
    'stroke-dasharray': '4 3',
    stroke: ({ colour }) => colour,
    d: ({ line }) => line,
  });
}

function paintCurves(parent: Group, curves: readonly DrawnCurve[]): void {
  const layers = parent.selectAll<SVGGElement, DrawnCurve>('g').data(curves).join('g');
  attributes(layers, {
    stroke: ({ colour }) => colour,
    opacity: ({ faded }) => (faded ? FADED : null),
  });
  paintChunks(layers, 'line', 1.5);
  paintChunks(layers, 'dots', 4);
}

function paintChunks(
  layers: Selection<SVGGElement, DrawnCurve, SVGGElement, unknown>,
  part: 'line' | 'dots',
  width: number,
): void {
  const paths = layers
    .selectAll<SVGPathElement, CurveChunk>(`.${part}`)
    .data(({ chunks }) => chunks)
    .join((enter) => enter.append('path').attr('class', part).attr('stroke-width', width));
  // As stroke-opacity: an element with an opacity is a picture of its own to a browser, and here
  // are hundreds, to be put together anew for each frame.
  attributes(paths, { 'stroke-opacity': ({ opacity }) => opacity, d: (chunk) => chunk[part] });
}

function paintEstimateCurves(parent: Group, curves: PlaneLayout['estimate']['curves']): void {
  const paths = parent.selectAll<SVGPathElement, unknown>('path').data(curves).join('path');
  attributes(paths, {
    'stroke-dasharray': '2.5 4',
    'stroke-width': 1.25,
    stroke: ({ colour }) => colour,
    opacity: ({ faded }) => (faded ? FADED : 0.75),
    d: ({ line }) => line,
  });
}
