import { GRID, INK, MUTED } from '../shared/palette.ts';
import {
  attributes,
  type Group,
  group,
  paintBoxes,
  paintPath,
  paintSegments,
  paintTexts,
  picture,
} from '../shared/svg.ts';
import { NETWORK_FONT, type NetworkColumn, type NetworkLayout } from './layout.ts';

/** Opacity of the layers not chosen: one still points at their neurons. */
const OTHERS = 0.56;

/** Paints a layout into an element; painting again changes only what differs. */
export function paintNetwork(svg: SVGSVGElement, layout: NetworkLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  paintPath(group(root, 'bands', { fill: GRID }), layout.bands);
  paintBoxes(
    group(root, 'frame', { fill: 'none', stroke: layout.frame[0]?.colour ?? null }),
    layout.frame,
  );
  paintSegments(
    group(root, 'links', { stroke: MUTED, 'stroke-width': 0.75, opacity: 0.7 }),
    layout.links,
  );
  paintColumns(
    group(root, 'columns', { 'stroke-linecap': 'round', 'stroke-width': layout.dot }),
    layout.columns,
  );
  const chosen = group(root, 'chosen', { fill: 'none', stroke: INK, 'stroke-width': 2 })
    .selectAll<SVGCircleElement, NetworkLayout['chosen'][number]>('circle')
    .data(layout.chosen)
    .join('circle');
  attributes(chosen, { cx: ({ x }) => x, cy: ({ y }) => y, r: layout.dot / 2 + 2 });
  paintTexts(group(root, 'names', { 'font-size': NETWORK_FONT }), layout.names, {
    fill: ({ colour }) => colour,
    'font-weight': ({ colour }) => (colour === INK ? 600 : null),
  });
}

function paintColumns(parent: Group, columns: readonly NetworkColumn[]): void {
  const paths = parent.selectAll<SVGPathElement, NetworkColumn>('path').data(columns).join('path');
  attributes(paths, {
    d: ({ dots }) => dots,
    stroke: ({ colour }) => colour,
    opacity: ({ faded }) => (faded ? OTHERS : null),
  });
}
