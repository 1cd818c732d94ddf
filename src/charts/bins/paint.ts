import { GRID, INK, LOSS, MUTED } from '../shared/palette.ts';
import {
  group,
  HALO,
  paintBoxes,
  paintPath,
  paintSegments,
  paintTexts,
  picture,
} from '../shared/svg.ts';
import { BIN_FONT, BIN_TITLE } from './frame.ts';
import type { BinChartLayout } from './layout.ts';

const SMALL_TEXT = { fill: MUTED, 'font-size': BIN_FONT };

/** Paints a layout into an element; painting again changes only what differs. */
export function paintBinChart(svg: SVGSVGElement, layout: BinChartLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  const { frame, bands, colour } = layout;
  paintBoxes(group(root, 'bands', { fill: GRID, opacity: 0.8 }), bands.fills);
  paintPath(group(root, 'hatch', { stroke: MUTED, opacity: 0.45 }), bands.hatch);
  paintPath(group(root, 'edges', { stroke: MUTED, 'stroke-width': 0.5 }), bands.edges);
  paintSegments(group(root, 'grid', { stroke: GRID }), frame.grid);
  paintPath(
    group(root, 'outline', { fill: colour, 'fill-opacity': 0.35, stroke: colour }),
    layout.outline,
  );
  paintPath(
    group(root, 'stems', { stroke: colour, 'stroke-width': layout.stemWidth }),
    layout.stems,
  );
  paintSegments(group(root, 'axes', { stroke: MUTED }), frame.axes);
  paintPath(group(root, 'rug', { stroke: INK, 'stroke-width': 0.75 }), layout.rug);
  paintPath(group(root, 'brackets', { stroke: LOSS, 'stroke-width': 3 }), bands.brackets);
  paintTexts(
    group(root, 'titles', { fill: INK, 'font-size': BIN_TITLE, 'font-weight': 600 }),
    frame.titles,
  );
  paintTexts(group(root, 'numbers', SMALL_TEXT), frame.numbers);
  paintTexts(group(root, 'names', SMALL_TEXT), frame.names);
  paintTexts(group(root, 'shared', { ...HALO, ...SMALL_TEXT, fill: INK }), bands.shared);
  paintTexts(group(root, 'costs', { fill: LOSS, 'font-size': BIN_FONT }), bands.costs);
  const noteFill = layout.isLossless ? MUTED : LOSS;
  paintTexts(group(root, 'note', { fill: noteFill, 'font-size': BIN_FONT }), layout.note);
}
