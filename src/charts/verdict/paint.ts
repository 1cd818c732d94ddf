import { symbolCircle, symbolDiamond } from 'd3';
import { TITLE_FONT } from '../epochs/frame.ts';
import { LINE, SMALL_TEXT, STRONG_TEXT } from '../epochs/paint.ts';
import { BOUND, GRID, INK, LOSS, MUTED, PAPER, symbolPath } from '../shared/palette.ts';
import {
  group,
  HALO,
  paintBoxes,
  paintGlyphs,
  paintPath,
  paintSegments,
  paintTexts,
  picture,
} from '../shared/svg.ts';
import type { VerdictChartLayout } from './layout.ts';

const MARKS = { peak: symbolPath(symbolDiamond, 6), end: symbolPath(symbolCircle, 4) };

/** Paints a layout into an element; painting again changes only what differs. */
export function paintVerdictChart(svg: SVGSVGElement, layout: VerdictChartLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  const { frame, colour } = layout;
  paintSegments(group(root, 'grid', { stroke: GRID }), frame.grid);
  paintBoxes(group(root, 'band', { fill: LOSS, opacity: 0.15 }), layout.band);
  paintSegments(group(root, 'axes', { stroke: MUTED }), frame.axes);
  paintSegments(
    group(root, 'bound', { stroke: BOUND, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }),
    layout.bound,
  );
  paintTexts(group(root, 'titles', { ...STRONG_TEXT, 'font-size': TITLE_FONT }), frame.titles);
  paintTexts(group(root, 'numbers', SMALL_TEXT), frame.numbers);
  paintTexts(group(root, 'epoch-numbers', SMALL_TEXT), layout.epochNumbers);
  paintSegments(group(root, 'levels', { stroke: LOSS, 'stroke-dasharray': '2 3' }), layout.levels);
  paintPath(group(root, 'line', { ...LINE, stroke: colour }), layout.line);
  paintPath(
    group(root, 'arrow', { fill: 'none', stroke: LOSS, 'stroke-width': 1.75 }),
    layout.arrow,
  );
  paintGlyphs(
    group(root, 'marks', { stroke: PAPER }),
    layout.marks.map(({ x, y, kind }) => ({ x, y, path: MARKS[kind], colour, faded: false })),
    'fill',
  );
  paintTexts(group(root, 'peak-text', { ...HALO, ...STRONG_TEXT }), layout.peakText);
  paintTexts(group(root, 'names', SMALL_TEXT), layout.names, {
    fill: ({ kind }) => (kind === 'lost' ? LOSS : kind === 'end' ? INK : null),
    'font-weight': ({ kind }) => (kind === 'lost' ? 600 : null),
  });
}
