import { GRID, INK, MUTED, PAPER, TEST, TRAIN } from '../shared/palette.ts';
import {
  attributes,
  group,
  paintBoxes,
  paintSegments,
  paintTexts,
  picture,
} from '../shared/svg.ts';
import { RATIOS_FONT, RATIOS_TITLE, type RatiosLayout } from './layout.ts';

const TEXT = { fill: INK, 'font-size': RATIOS_FONT };
const OWN = { 'font-weight': ({ own }: { readonly own: boolean }) => (own ? 600 : null) };

/** Paints a layout into an element. The picture stands in documents: it brings its paper and font. */
export function paintRatios(svg: SVGSVGElement, layout: RatiosLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  attributes(root, { 'font-family': 'system-ui, sans-serif' });
  const { width, height } = layout.size;
  paintBoxes(group(root, 'paper', { fill: PAPER }), [{ x0: 0, y0: 0, x1: width, y1: height }]);
  paintSegments(group(root, 'grid', { stroke: GRID }), layout.grid);
  paintBoxes(
    group(root, 'bars', { fill: TRAIN }),
    layout.bars.filter(({ own }) => !own),
  );
  paintBoxes(
    group(root, 'own-bars', { fill: TEST }),
    layout.bars.filter(({ own }) => own),
  );
  paintSegments(group(root, 'one', { stroke: MUTED }), layout.one);
  paintSegments(group(root, 'whiskers', { stroke: INK, 'stroke-width': 1.25 }), layout.whiskers);
  paintTexts(
    group(root, 'titles', { ...TEXT, 'font-size': RATIOS_TITLE, 'font-weight': 600 }),
    layout.titles,
  );
  paintTexts(group(root, 'numbers', { ...TEXT, fill: MUTED }), layout.numbers);
  paintTexts(group(root, 'names', TEXT), layout.names, OWN);
  paintTexts(group(root, 'values', TEXT), layout.values, OWN);
}
