import { expect, test } from 'vitest';
import { VERTICES } from '../../engine/index.ts';
import { icosahedronLayout, type Vertex } from './layout.ts';

const lit = Array.from({ length: 12 }, (_, bit) => bit % 3 === 0);
const size = { width: 64, height: 64 };
const layout = icosahedronLayout({ size, vertices: VERTICES, lit, ariaLabel: 'Input 1' });
const vertices = [...layout.back.vertices, ...layout.front.vertices];
const edges = [...layout.back.edges, ...layout.front.edges];
const ends = ({ x, y }: Vertex) =>
  edges.filter((edge) => (edge.x1 === x && edge.y1 === y) || (edge.x2 === x && edge.y2 === y));

test('there are 12 vertices and 30 edges, five at each vertex', () => {
  expect(vertices.map(({ bit }) => bit).sort((a, b) => a - b)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ]);
  expect(edges).toHaveLength(30);
  for (const vertex of vertices) expect(ends(vertex)).toHaveLength(5);
});

test('the vertices of the bits that are on are lit', () => {
  const bits = vertices.filter((vertex) => vertex.lit).map(({ bit }) => bit);
  expect(bits.sort((a, b) => a - b)).toEqual([0, 3, 6, 9]);
});

test('no vertex hides another one or leaves the picture, even at 64 pixels', () => {
  for (const a of vertices) {
    expect(Math.min(a.x, a.y)).toBeGreaterThan(a.radius);
    expect(Math.max(a.x, a.y)).toBeLessThan(64 - a.radius);
    for (const b of vertices) {
      if (a === b) continue;
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius);
    }
  }
});

test('opposite vertices are on opposite sides, one of them behind', () => {
  const front = new Set(layout.front.vertices.map(({ bit }) => bit));
  const opposites = [
    [0, 9],
    [1, 7],
    [2, 5],
    [3, 6],
    [4, 10],
    [8, 11],
  ] as const;
  for (const [a, b] of opposites) expect(front.has(a)).toBe(!front.has(b));
});
