/**
 * The data of Shwartz-Ziv & Tishby (2017, arXiv 1703.00810), used as SYN by Lorenzen, Igel &
 * Nielsen (2022): 12 bits are the lit vertices of an icosahedron; the label is 1 when k + |Σ v| >
 * 7.6 for the k lit unit vertices v. Its symmetries are the 120 of the icosahedron.
 */

const PHI = (1 + Math.sqrt(5)) / 2;

/** The vertices in column order, before division by √(1+φ²). */
export const VERTICES: readonly (readonly [number, number, number])[] = [
  [0, 1, PHI],
  [1, PHI, 0],
  [0, 1, -PHI],
  [-1, PHI, 0],
  [PHI, 0, -1],
  [0, -1, PHI],
  [1, -PHI, 0],
  [-1, -PHI, 0],
  [-PHI, 0, -1],
  [0, -1, -PHI],
  [-PHI, 0, 1],
  [PHI, 0, 1],
];

const N = VERTICES.length;

/**
 * Weight of each pair of lit vertices in the integer form of the rule. Two unit vertices meet at
 * v·w = 1/√5 (neighbours), −1/√5 or −1 (opposite); expanding |Σ v|² and linearising between the
 * few values that occur gives 23k + e₁ − 5e₂ − 8e₃ ≥ 99, with the same 4096 labels.
 */
const PAIR_WEIGHT: readonly (readonly number[])[] = VERTICES.map((v) =>
  VERTICES.map((w) => {
    const cosine = (v[0] * w[0] + v[1] * w[1] + v[2] * w[2]) / (1 + PHI * PHI);
    if (cosine > 0) return 1;
    return cosine > -0.9 ? -5 : -8;
  }),
);

/** Label of row r, whose bit for column j is (r >> (11 − j)) & 1. */
export function icosahedronLabel(r: number): 0 | 1 {
  let total = 0;
  for (let i = 0; i < N; i++) {
    if (((r >> (N - 1 - i)) & 1) === 0) continue;
    total += 23;
    for (let j = 0; j < i; j++) {
      if ((r >> (N - 1 - j)) & 1) total += (PAIR_WEIGHT[i] as readonly number[])[j] as number;
    }
  }
  return total >= 99 ? 1 : 0;
}

/**
 * A number that two rows share when as many vertices are lit and |Σ v| is equal: 64 classes. With
 * e₁, e₂, e₃ lit pairs at 1/√5, −1/√5, −1, |Σ v|² = k + 2(e₁ − e₂)/√5 − 2e₃, and √5 is irrational.
 */
export function resultantClass(r: number): number {
  let lit = 0;
  let fifths = 0;
  let opposite = 0;
  for (let i = 0; i < N; i++) {
    if (((r >> (N - 1 - i)) & 1) === 0) continue;
    lit++;
    for (let j = 0; j < i; j++) {
      if (((r >> (N - 1 - j)) & 1) === 0) continue;
      const weight = (PAIR_WEIGHT[i] as readonly number[])[j];
      if (weight === -8) opposite++;
      else fifths += weight === 1 ? 1 : -1;
    }
  }
  return (lit * 256 + fifths + 128) * 16 + opposite;
}
