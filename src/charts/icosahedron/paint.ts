import { LIT, MUTED, PAPER } from '../shared/palette.ts';
import { attributes, type Group, group, paintSegments, picture, type Root } from '../shared/svg.ts';
import type { IcosahedronLayout, Vertex } from './layout.ts';

/** Paints a layout into an element; painting again changes only what differs. */
export function paintIcosahedron(svg: SVGSVGElement, layout: IcosahedronLayout): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  paintPart(root, 'back', layout.back);
  paintPart(root, 'front', layout.front);
}

function paintPart(root: Root, name: 'back' | 'front', part: IcosahedronLayout['front']): void {
  const isBack = name === 'back';
  paintSegments(
    group(root, `${name}-edges`, {
      stroke: MUTED,
      'stroke-width': 1,
      opacity: isBack ? 0.3 : 0.75,
    }),
    part.edges,
  );
  paintVertices(group(root, `${name}-vertices`, { 'stroke-width': 1.25 }), part.vertices, isBack);
}

/** Unlit vertices are hollow: colour is not the only sign. */
function paintVertices(parent: Group, vertices: readonly Vertex[], isBack: boolean): void {
  const nodes = parent.selectAll<SVGCircleElement, Vertex>('circle').data(vertices).join('circle');
  attributes(nodes, {
    cx: ({ x }) => x,
    cy: ({ y }) => y,
    r: ({ radius }) => radius,
    fill: ({ lit }) => (lit ? LIT : PAPER),
    stroke: ({ lit }) => (lit ? LIT : MUTED),
    'stroke-opacity': isBack ? 0.6 : 1,
    'fill-opacity': ({ lit }) => (isBack && lit ? 0.6 : 1),
  });
}
