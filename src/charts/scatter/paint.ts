import { GRID, INK, MUTED } from '../shared/palette.ts';
import {
  attributes,
  type Group,
  group,
  paintSegments,
  paintTexts,
  picture,
} from '../shared/svg.ts';
import type { DotPath } from './dots.ts';
import { SCATTER_TITLE, type ScatterLayout } from './layout.ts';
import { SCATTER_FONT } from './legend.ts';

const SMALL_TEXT = { fill: MUTED, 'font-size': SCATTER_FONT };

/** Paints a layout into an element; painting again changes only what differs. */
export function paintScatter(svg: SVGSVGElement, layout: ScatterLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  paintSegments(group(root, 'grid', { stroke: GRID }), layout.grid);
  paintDots(group(root, 'dots', { 'stroke-linecap': 'round' }), layout.dots);
  paintDots(group(root, 'legend-dots', { 'stroke-linecap': 'round' }), layout.legendDots);
  paintTexts(
    group(root, 'titles', { fill: INK, 'font-size': SCATTER_TITLE, 'font-weight': 600 }),
    layout.titles,
  );
  paintTexts(group(root, 'numbers', SMALL_TEXT), layout.numbers);
  paintTexts(group(root, 'names', SMALL_TEXT), layout.names);
  paintTexts(group(root, 'legend', { ...SMALL_TEXT, fill: INK }), layout.legend);
}

function paintDots(parent: Group, dots: readonly DotPath[]): void {
  const paths = parent.selectAll<SVGPathElement, DotPath>('path').data(dots).join('path');
  attributes(paths, {
    d: ({ d }) => d,
    stroke: ({ colour }) => colour,
    'stroke-width': ({ width }) => width,
  });
}
