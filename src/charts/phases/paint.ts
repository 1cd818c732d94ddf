import { symbolCircle, symbolDiamond } from 'd3';
import { TITLE_FONT } from '../epochs/frame.ts';
import { LINE, SMALL_TEXT, STRONG_TEXT } from '../epochs/paint.ts';
import { BOUND, GRID, INK, LOSS, MUTED, PAPER, symbolPath, TEST } from '../shared/palette.ts';
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
import type { PhasesLayout } from './layout.ts';

const MARKS = { peak: symbolPath(symbolDiamond, 6), end: symbolPath(symbolCircle, 4) };

/** Paints a layout into an element; painting again changes only what differs. */
export function paintPhases(svg: SVGSVGElement, layout: PhasesLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  const { frame, colour } = layout;
  paintSegments(group(root, 'grid', { stroke: GRID }), frame.grid);
  paintBoxes(group(root, 'rises', { fill: TEST, opacity: 0.12 }), layout.rises);
  paintBoxes(group(root, 'falls', { fill: LOSS, opacity: 0.12 }), layout.falls);
  paintPath(group(root, 'hatch', { stroke: LOSS, opacity: 0.25 }), layout.hatch);
  paintSegments(group(root, 'axes', { stroke: MUTED }), frame.axes);
  paintSegments(
    group(root, 'bound', { stroke: BOUND, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }),
    layout.bound,
  );
  paintTexts(group(root, 'titles', { ...STRONG_TEXT, 'font-size': TITLE_FONT }), frame.titles);
  paintTexts(group(root, 'numbers', SMALL_TEXT), frame.numbers);
  paintTexts(group(root, 'epoch-numbers', SMALL_TEXT), layout.epochNumbers);
  paintSegments(group(root, 'fitted', { stroke: INK, 'stroke-dasharray': '2 3' }), layout.fitted);
  paintPath(group(root, 'line', { ...LINE, stroke: colour }), layout.line);
  paintSegments(group(root, 'theta', { stroke: INK, 'stroke-width': 1.5 }), layout.theta);
  paintGlyphs(
    group(root, 'marks', { stroke: PAPER }),
    layout.marks.map(({ x, y, kind }) => ({ x, y, path: MARKS[kind], colour, faded: false })),
    'fill',
  );
  paintTexts(group(root, 'peak-text', { ...HALO, ...STRONG_TEXT }), layout.peakText);
  paintTexts(group(root, 'changes', { ...HALO, ...SMALL_TEXT }), layout.changes);
  paintTexts(group(root, 'fitted-text', { ...HALO, ...SMALL_TEXT }), layout.fittedText);
  paintTexts(group(root, 'names', SMALL_TEXT), layout.names, {
    fill: ({ kind }) => (kind === 'end' ? INK : null),
  });
}
