import { VERTICES } from './icosahedron.ts';

const COUNT = VERTICES.length;

/** Cosine of two vertices, up to a common positive factor. */
function product(i: number, j: number): number {
  const [a, b, c] = VERTICES[i] as readonly [number, number, number];
  const [x, y, z] = VERTICES[j] as readonly [number, number, number];
  return a * x + b * y + c * z;
}

const SAME = 1e-9;

/** The 120 symmetries of the icosahedron: permutations of its vertices that keep all angles. */
export function symmetries(): readonly (readonly number[])[] {
  const found: number[][] = [];
  const extend = (images: readonly number[]): void => {
    const next = images.length;
    if (next === COUNT) {
      found.push([...images]);
      return;
    }
    for (let image = 0; image < COUNT; image++) {
      if (images.includes(image)) continue;
      const keeps = images.every(
        (other, j) => Math.abs(product(other, image) - product(j, next)) < SAME,
      );
      if (keeps) extend([...images, image]);
    }
  };
  extend([]);
  return found;
}

/**
 * The class of each row under the symmetries: rows that differ by turning or mirroring the
 * icosahedron share one. A class is named by its least row; there are 82.
 */
export function orbits(): Int32Array {
  const group = symmetries();
  const rows = 1 << COUNT;
  const classes = new Int32Array(rows).fill(-1);
  for (let r = 0; r < rows; r++) {
    if (classes[r] !== -1) continue;
    for (const images of group) {
      let moved = 0;
      for (let j = 0; j < COUNT; j++) {
        if ((r >> (COUNT - 1 - j)) & 1) moved |= 1 << (COUNT - 1 - (images[j] as number));
      }
      classes[moved] = r;
    }
  }
  return classes;
}
