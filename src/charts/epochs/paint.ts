import { GRID, INK, MUTED, PAPER } from '../shared/palette.ts';
import {
  attributes,
  FADED,
  type Group,
  group,
  HALO,
  movingGroup,
  paintGlyphs,
  paintSegments,
  paintTexts,
  picture,
} from '../shared/svg.ts';
import { EPOCHS_FONT, TITLE_FONT } from './frame.ts';
import type { EndLabel, Stroke } from './labels.ts';
import type { EpochsLayout, PlacedLine } from './layout.ts';

export const SMALL_TEXT = { fill: MUTED, 'font-size': EPOCHS_FONT };
export const STRONG_TEXT = { fill: INK, 'font-size': EPOCHS_FONT, 'font-weight': 600 };
export const LINE = {
  fill: 'none',
  'stroke-width': 1.75,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};
/** With round caps a dash grows by the width of the stroke. */
const DASHES = '3 4';
const LIGHT_WIDTH = 1;
const HOLLOW = { fill: PAPER, 'stroke-width': 1.5 };
const STROKE = {
  stroke: ({ colour }: PlacedLine | Stroke) => colour,
  'stroke-dasharray': ({ dashed, dashes }: PlacedLine | Stroke) =>
    dashed ? (dashes ?? DASHES) : null,
  'stroke-width': ({ light }: PlacedLine | Stroke) => (light ? LIGHT_WIDTH : null),
  opacity: ({ faded }: PlacedLine | Stroke) => (faded ? FADED : null),
};

/** Paints a layout into an element; painting again changes only what differs. */
export function paintEpochs(svg: SVGSVGElement, layout: EpochsLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  const { frame } = layout;
  paintSegments(group(root, 'grid', { stroke: GRID }), frame.grid);
  paintSegments(group(root, 'axes', { stroke: MUTED }), frame.axes);
  paintTexts(group(root, 'titles', { ...STRONG_TEXT, 'font-size': TITLE_FONT }), frame.titles);
  paintTexts(group(root, 'numbers', SMALL_TEXT), frame.numbers);
  paintLines(group(root, 'lines', LINE), layout.lines);
  const moving = movingGroup(root);
  paintTexts(group(moving, 'epoch-numbers', SMALL_TEXT), layout.epochNumbers);
  paintTexts(group(moving, 'playhead-number', STRONG_TEXT), layout.playheadNumber);
  paintSegments(group(moving, 'hover', { stroke: MUTED, 'stroke-dasharray': '2 3' }), layout.hover);
  paintSegments(group(moving, 'playhead', { stroke: INK }), layout.playhead);
  paintGlyphs(group(moving, 'markers', { stroke: PAPER }), layout.markers, 'fill');
  paintGlyphs(group(moving, 'hollow-markers', HOLLOW), layout.hollowMarkers, 'stroke');
  paintGlyphs(group(moving, 'hovers', HOLLOW), layout.hovers, 'stroke');
  paintLabels(moving, layout.labels);
}

function paintLines(parent: Group, lines: readonly PlacedLine[]): void {
  const paths = parent.selectAll<SVGPathElement, PlacedLine>('path').data(lines).join('path');
  attributes(paths, { ...STROKE, d: ({ path }) => path });
}

function paintLabels(root: Group, labels: readonly EndLabel[]): void {
  const leaders = labels.map(({ leader }) => leader);
  const swatches = labels.flatMap(({ swatch }) => swatch ?? []);
  const glyphs = labels.flatMap(({ glyph }) => glyph ?? []);
  const names = labels.map(({ text, faded }) => ({ ...text, faded }));
  paintSegments(group(root, 'leaders', { 'stroke-width': 0.75 }), leaders, STROKE);
  paintSegments(group(root, 'swatches', LINE), swatches, STROKE);
  paintGlyphs(group(root, 'label-glyphs'), glyphs, 'fill');
  paintTexts(group(root, 'labels', { ...HALO, ...SMALL_TEXT, fill: INK }), names, {
    fill: ({ faded }) => (faded ? MUTED : null),
  });
}
