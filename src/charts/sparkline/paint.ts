import { symbolCircle } from 'd3';
import { BOUND, symbolPath } from '../shared/palette.ts';
import { group, paintGlyphs, paintPath, paintSegments, picture } from '../shared/svg.ts';
import type { SparklineLayout } from './layout.ts';

const END = symbolPath(symbolCircle, 2);

export function paintSparkline(svg: SVGSVGElement, layout: SparklineLayout): void {
  const { colour, end, line, bound, fitted } = layout;
  const root = picture(svg, layout.size, layout.ariaLabel);
  paintSegments(group(root, 'bound', { stroke: BOUND, 'stroke-dasharray': '4 3' }), bound);
  paintSegments(group(root, 'fitted', { stroke: BOUND, 'stroke-dasharray': '1 2' }), fitted);
  paintPath(
    group(root, 'line', {
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.25,
      'stroke-linejoin': 'round',
    }),
    line,
  );
  paintGlyphs(
    group(root, 'end'),
    end.map((point) => ({ ...point, path: END, colour, faded: false })),
    'fill',
  );
}
