import { easeCubicOut, interrupt, type Selection, select } from 'd3';
import { round2 } from '../shared/format.ts';
import { INK, MUTED, PAPER } from '../shared/palette.ts';
import type { Box } from '../shared/place.ts';
import {
  attributes,
  type Group,
  group,
  HALO,
  paintPath,
  paintTexts,
  picture,
} from '../shared/svg.ts';
import {
  type KeyedText,
  REST,
  TREEMAP_FONT,
  TREEMAP_TITLE,
  type TreemapLayout,
  type TreemapRectangle,
} from './layout.ts';
import { LEGEND_FONT, type Patch } from './legend.ts';

interface TreemapMotion {
  readonly motion: boolean;
  /** The code that now holds the inputs of one that is gone, by their keys. */
  readonly absorber?: (key: number) => number;
}

/** Milliseconds: long enough to follow, over before the next epoch while a run plays. */
const DURATION = 250;

/** Paints a layout into an element; rectangles move from where they were, or jump. */
export function paintTreemap(
  svg: SVGSVGElement,
  layout: TreemapLayout,
  { motion, absorber }: TreemapMotion,
): void {
  const root = picture(svg, layout.size, layout.ariaLabel);
  paintTexts(
    group(root, 'titles', { fill: INK, 'font-size': TREEMAP_TITLE, 'font-weight': 600 }),
    layout.titles,
  );
  const rectangles = group(root, 'codes', { stroke: PAPER, 'stroke-width': 1 });
  paintRectangles(rectangles, layout, motion, absorber ?? ((key) => key));
  paintPath(group(root, 'hatch', { stroke: MUTED, opacity: 0.4 }), layout.hatch);
  paintSizes(
    group(root, 'sizes', { ...HALO, stroke: null, 'font-size': TREEMAP_FONT }),
    layout.texts,
    motion,
  );
  paintLegend(group(root, 'legend'), layout.legend.patches);
  paintTexts(
    group(root, 'legend-texts', { fill: MUTED, 'font-size': LEGEND_FONT }),
    layout.legend.texts,
  );
}

const PLACE = {
  x: ({ box }: TreemapRectangle) => box.x0,
  y: ({ box }: TreemapRectangle) => box.y0,
  width: ({ box }: TreemapRectangle) => round2(box.x1 - box.x0),
  height: ({ box }: TreemapRectangle) => round2(box.y1 - box.y0),
  fill: ({ colour }: TreemapRectangle) => colour,
  opacity: () => 1,
};

function paintRectangles(
  parent: Group,
  { rectangles }: TreemapLayout,
  motion: boolean,
  absorber: (key: number) => number,
): void {
  const joined = parent
    .selectAll<SVGRectElement, TreemapRectangle>('rect:not(.gone)')
    .data(rectangles, ({ key }) => key);
  const entered = joined.enter().append('rect');
  if (!motion) {
    stop(parent.selectAll<SVGRectElement, unknown>('rect'));
    parent.selectAll('.gone').remove();
    joined.exit().remove();
    attributes(entered.merge(joined), PLACE);
    return;
  }
  const now = new Map(rectangles.map((rectangle) => [rectangle.key, rectangle]));
  joined.exit<TreemapRectangle>().each(function ({ key, box }) {
    glideAway(this, box, now.get(absorber(key)) ?? now.get(REST));
  });
  attributes(entered, { ...PLACE, opacity: 0 });
  moveTo(entered.merge(joined), PLACE);
}

/**
 * By D3's function and not by the method: bundlers leave out what gives selections their transitions
 * where nothing of that part of D3 is imported by name.
 */
function stop<E extends Element, Datum>(
  selection: Selection<E, Datum, SVGGElement, unknown>,
): void {
  selection.each(function () {
    interrupt(this);
  });
}

type Wanted<Datum> = Readonly<Record<string, (datum: Datum) => string | number>>;

/** Only what differs moves: a transition costs more than an attribute. */
function moveTo<E extends SVGElement, Datum>(
  selection: Selection<E, Datum, SVGGElement, unknown>,
  wanted: Wanted<Datum>,
): void {
  const entries = Object.entries(wanted);
  stop(selection);
  const movers = selection
    .filter(function (datum) {
      return entries.some(([name, value]) => this.getAttribute(name) !== String(value(datum)));
    })
    .transition()
    .duration(DURATION)
    .ease(easeCubicOut);
  for (const [name, value] of entries) movers.attr(name, value);
}

/** Onto the rectangle that now holds its inputs, where there is one, and out of sight. */
function glideAway(element: SVGRectElement, box: Box, target: TreemapRectangle | undefined): void {
  const parting = select(element)
    .classed('gone', true)
    .raise()
    .transition()
    .duration(DURATION)
    .ease(easeCubicOut)
    .attr('opacity', 0)
    .remove();
  if (!target) return;
  const { x0, y0, x1, y1 } = target.box;
  const width = Math.min(box.x1 - box.x0, x1 - x0);
  const height = Math.min(box.y1 - box.y0, y1 - y0);
  parting
    .attr('x', (x0 + x1 - width) / 2)
    .attr('y', (y0 + y1 - height) / 2)
    .attr('width', width)
    .attr('height', height);
}

function paintSizes(parent: Group, texts: readonly KeyedText[], motion: boolean): void {
  const joined = parent.selectAll<SVGTextElement, KeyedText>('text').data(texts, ({ key }) => key);
  joined.exit().remove();
  const place = { x: ({ x }: KeyedText) => x, y: ({ y }: KeyedText) => y };
  const entered = attributes(joined.enter().append('text'), place);
  const all = attributes(entered.merge(joined), {
    'text-anchor': ({ anchor }) => anchor,
    fill: ({ colour }) => colour,
    stroke: ({ halo }) => halo ?? null,
  });
  all.text(({ text }) => text);
  if (motion) moveTo(all, place);
  else {
    stop(all);
    attributes(all, place);
  }
}

function paintLegend(parent: Group, patches: readonly Patch[]): void {
  const nodes = parent.selectAll<SVGRectElement, Patch>('rect').data(patches).join('rect');
  attributes(nodes, {
    x: ({ x }) => x,
    y: ({ y }) => y,
    width: ({ width }) => width,
    height: ({ height }) => height,
    fill: ({ colour }) => colour,
  });
}
