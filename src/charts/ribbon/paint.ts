import { LINE, paintEpochs, SMALL_TEXT } from '../epochs/paint.ts';
import { INK } from '../shared/palette.ts';
import { attributes, group, paintSegments, paintTexts, picture } from '../shared/svg.ts';
import type { RibbonLayout } from './layout.ts';

/** Paints a layout into an element; painting again changes only what differs. */
export function paintRibbon(svg: SVGSVGElement, layout: RibbonLayout): void {
  const root = picture(svg, layout.chart.size, layout.chart.ariaLabel);
  const areas = group(root, 'areas', { opacity: 0.12 })
    .selectAll<SVGPathElement, RibbonLayout['areas'][number]>('path')
    .data(layout.areas)
    .join('path');
  attributes(areas, { fill: ({ colour }) => colour, d: ({ path }) => path });
  paintSegments(group(root, 'zero', { ...LINE, stroke: INK, 'stroke-width': 3 }), layout.zero);
  paintTexts(group(root, 'zero-name', { ...SMALL_TEXT, fill: INK }), layout.zeroName);
  paintEpochs(svg, layout.chart);
}
