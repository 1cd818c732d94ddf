import { type BaseType, type Selection, select } from 'd3';
import { round2 } from './format.ts';
import type { Glyph, Segment, Size, TextMark } from './marks.ts';
import { PAPER } from './palette.ts';
import type { Box } from './place.ts';

export type Group = Selection<SVGGElement, unknown, null, undefined>;
export type Root = Selection<SVGSVGElement, unknown, null, undefined>;

type Value = string | number | null;
type Attributes<Datum> = Readonly<Record<string, Value | ((datum: Datum) => Value)>>;

/** Opacity of what is not isolated. */
export const FADED = 0.4;

/**
 * Sets the attributes that differ. Browsers parse a path and lay out a picture again even where an
 * attribute is set to what it was, which is most of them when a playhead moves.
 */
export function attributes<E extends Element, Datum, Parent extends BaseType, ParentDatum>(
  selection: Selection<E, Datum, Parent, ParentDatum>,
  wanted: Attributes<Datum>,
): Selection<E, Datum, Parent, ParentDatum> {
  const entries = Object.entries(wanted);
  return selection.each(function (datum) {
    for (const [name, value] of entries) {
      const next = typeof value === 'function' ? value(datum) : value;
      if (next === null) this.removeAttribute(name);
      else if (this.getAttribute(name) !== String(next)) this.setAttribute(name, String(next));
    }
  });
}

/**
 * Prepares an element to be a picture with one sentence for screen readers. The view box makes a layout scale:
 * a style sheet may enlarge the element, text and strokes included.
 */
export function picture(svg: SVGSVGElement, size: Size, ariaLabel: string): Root {
  return attributes(select(svg), {
    role: 'img',
    'aria-label': ariaLabel,
    width: size.width,
    height: size.height,
    viewBox: `0 0 ${size.width} ${size.height}`,
  });
}

/** A named group, made the first time: the order of first use is the painting order. */
export function group(root: Root | Group, name: string, wanted: Attributes<unknown> = {}): Group {
  const found = (root as Group).selectChild<SVGGElement>(`.${name}`);
  const made = found.empty()
    ? root
        .append('g')
        .attr('class', name)
        .attr('data-testid', `part-${name}`)
        .attr('aria-hidden', 'true')
    : found;
  return attributes(made, wanted);
}

/**
 * Holds what moves with the playhead, on top of all that stands. The page has browsers keep it as a
 * picture of its own, so that a step of the playhead does not draw curves and axes again.
 */
export function movingGroup(root: Root): Group {
  return group(root, 'moving');
}

/** Attributes of text that stays legible on top of lines. */
export const HALO = {
  stroke: PAPER,
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
};

/** One path in a group of its own, which carries its style. */
export function paintPath(parent: Group, d: string): void {
  attributes(parent.selectAll<SVGPathElement, string>('path').data([d]).join('path'), { d });
}

export function paintBoxes(parent: Group, boxes: readonly Box[]): void {
  attributes(parent.selectAll<SVGRectElement, Box>('rect').data(boxes).join('rect'), {
    x: ({ x0 }) => x0,
    y: ({ y0 }) => y0,
    width: ({ x0, x1 }) => round2(x1 - x0),
    height: ({ y0, y1 }) => round2(y1 - y0),
  });
}

/** `own` are attributes in which the segments differ. */
export function paintSegments<S extends Segment>(
  parent: Group,
  segments: readonly S[],
  own: Attributes<S> = {},
): void {
  attributes(parent.selectAll<SVGLineElement, S>('line').data(segments).join('line'), {
    x1: ({ x1 }) => x1,
    y1: ({ y1 }) => y1,
    x2: ({ x2 }) => x2,
    y2: ({ y2 }) => y2,
    ...own,
  });
}

export function paintTexts<T extends TextMark>(
  parent: Group,
  texts: readonly T[],
  own: Attributes<T> = {},
): void {
  const nodes = parent.selectAll<SVGTextElement, T>('text').data(texts).join('text');
  attributes(nodes, {
    x: ({ x }) => x,
    y: ({ y }) => y,
    'text-anchor': ({ anchor }) => anchor,
    ...own,
  })
    .filter(function ({ text }) {
      return this.textContent !== text;
    })
    .text(({ text }) => text);
}

/** `channel` carries the colour: fill for solid glyphs, stroke for hollow ones. */
export function paintGlyphs(
  parent: Group,
  glyphs: readonly Glyph[],
  channel: 'fill' | 'stroke',
): void {
  attributes(parent.selectAll<SVGPathElement, Glyph>('path').data(glyphs).join('path'), {
    d: ({ path }) => path,
    transform: ({ x, y }) => `translate(${x},${y})`,
    [channel]: ({ colour }: Glyph) => colour,
    opacity: ({ faded }) => (faded ? FADED : null),
  });
}
