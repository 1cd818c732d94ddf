import { round2 } from '../shared/format.ts';
import type { Segment, Size } from '../shared/marks.ts';

export type Place = readonly [x: number, y: number, z: number];

export interface IcosahedronOptions {
  readonly size: Size;
  /** Those of an icosahedron around the origin, by input bit. */
  readonly vertices: readonly Place[];
  /** By input bit, 0 to 11: which are on. */
  readonly lit: readonly boolean[];
  readonly ariaLabel: string;
}

export interface Vertex {
  readonly bit: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly lit: boolean;
}

export interface IcosahedronLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly back: { readonly edges: readonly Segment[]; readonly vertices: readonly Vertex[] };
  readonly front: { readonly edges: readonly Segment[]; readonly vertices: readonly Vertex[] };
}

/** Rounding of a distance between vertices. */
const SAME = 1e-9;
/** Degrees; of all views the one in which vertices are farthest apart. */
const TURN = 71;
const TILT = 53;
/** How much larger the front is drawn. */
const PERSPECTIVE = 0.14;
/** Of a vertex halfway back, as a share of the picture. */
const DOT = 0.055;

/** The twelve input bits as the vertices of an icosahedron: what is on, at a glance. */
export function icosahedronLayout(options: IcosahedronOptions): IcosahedronLayout {
  const { size, lit, ariaLabel } = options;
  const side = Math.min(size.width, size.height);
  const reach = side * (0.5 - DOT * (1 + 2 * PERSPECTIVE));
  const vertices = options.vertices.map((place, bit) => {
    const [x, y, z] = seen(place);
    const near = 1 + PERSPECTIVE * z;
    return {
      bit,
      x: round2(size.width / 2 + (reach * x * near) / (1 + PERSPECTIVE)),
      y: round2(size.height / 2 - (reach * y * near) / (1 + PERSPECTIVE)),
      z,
      radius: round2(side * DOT * (1 + 2 * PERSPECTIVE * z)),
      lit: lit[bit] ?? false,
    };
  });
  const edges = edgesOf(options.vertices).map(([a, b]) => {
    const from = vertices[a];
    const to = vertices[b];
    const z = (from?.z ?? 0) + (to?.z ?? 0);
    return { x1: from?.x ?? 0, y1: from?.y ?? 0, x2: to?.x ?? 0, y2: to?.y ?? 0, z };
  });
  const part = (isIn: (z: number) => boolean) => ({
    edges: edges.filter(({ z }) => isIn(z)).map(({ x1, y1, x2, y2 }) => ({ x1, y1, x2, y2 })),
    vertices: vertices
      .filter(({ z }) => isIn(z))
      .map(({ bit, x, y, radius, lit: isLit }) => ({ bit, x, y, radius, lit: isLit })),
  });
  return { size, ariaLabel, back: part((z) => z < 0), front: part((z) => z >= 0) };
}

/** Neighbours: pairs at the smallest distance there is. */
function edgesOf(vertices: readonly Place[]): readonly (readonly [number, number])[] {
  const pairs = vertices.flatMap((a, from) =>
    vertices.slice(from + 1).map((b, i) => ({ from, to: from + 1 + i, length: distance(a, b) })),
  );
  const least = Math.min(...pairs.map(({ length }) => length));
  return pairs.filter(({ length }) => length < least + SAME).map(({ from, to }) => [from, to]);
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Turned about the vertical axis, then tilted towards the eye; z points to the eye. */
function seen([x, y, z]: Place): Place {
  const radius = Math.hypot(x, y, z);
  const turn = (TURN * Math.PI) / 180;
  const tilt = (TILT * Math.PI) / 180;
  const side = Math.cos(turn) * x + Math.sin(turn) * z;
  const depth = Math.cos(turn) * z - Math.sin(turn) * x;
  const up = Math.cos(tilt) * y - Math.sin(tilt) * depth;
  return [side / radius, up / radius, (Math.sin(tilt) * y + Math.cos(tilt) * depth) / radius];
}
