import { expect, test } from 'vitest';
import { ROWS } from './bits12.ts';
import { icosahedronLabel } from './icosahedron.ts';
import { orbits, symmetries } from './symmetry.ts';

test('the icosahedron has 120 symmetries, all different', () => {
  expect(new Set(symmetries().map(String)).size).toBe(120);
});

test('the 4096 inputs fall into 82 classes, each with one label', () => {
  const classes = orbits();
  expect(new Set(classes).size).toBe(82);
  for (let r = 0; r < ROWS; r++) {
    expect(icosahedronLabel(r)).toBe(icosahedronLabel(classes[r] as number));
  }
});
