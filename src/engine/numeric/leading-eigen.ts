/** The two largest eigenvalues of a symmetric matrix too large for rotations. */
import { random } from './random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Dimensions of the space the vectors are looked for in: rotations of so many take milliseconds. */
const DIMENSIONS = 64;
/** Vectors the space grows from, so that it holds both of two eigenvectors with one value. */
const BLOCK = 2;
/** A direction that is shorter than this share of its origin is rounding. */
const NEGLIGIBLE = 1e-10;
const SEED = 1;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number);
  return sum;
}

function addScaled(to: Float64Array, scale: number, from: Float64Array): void {
  for (let j = 0; j < to.length; j++) to[j] = (to[j] as number) + scale * (from[j] as number);
}

/** What is new of a vector beside orthonormal ones, as a unit vector; undefined where nothing is. */
function newDirection(
  vector: Float64Array,
  basis: readonly Float64Array[],
): Float64Array | undefined {
  const rest = vector.slice();
  const length = Math.sqrt(dot(rest, rest));
  // Once leaves rounding of the size of the whole; twice is enough (Parlett 1998, section 6.9).
  for (let pass = 0; pass < 2; pass++) {
    for (const known of basis) addScaled(rest, -dot(known, rest), known);
  }
  const left = Math.sqrt(dot(rest, rest));
  return left > NEGLIGIBLE * length ? rest.map((entry) => entry / left) : undefined;
}

/** The same at each call; at right angles to an eigenvector only by bad luck. */
function startingBlock(n: number): Float64Array[] {
  const chance = random(SEED, 'weights');
  return Array.from({ length: BLOCK }, () =>
    Float64Array.from({ length: n }, () => chance.uniform() - 0.5),
  );
}

/**
 * The two largest eigenvalues of a symmetric n × n matrix, largest first, and unit eigenvectors, laid
 * out as by `symmetricEigen`; n is at least 2. `apply` multiplies the matrix by a vector, so the matrix
 * need not be formed. Block Lanczos with full orthogonalization (Golub & Van Loan 2013, section 10.3)
 * and a fixed number of products: exact but for rounding up to 64 × 64, within 1e-9 for the covariance
 * of noise in 100 columns, where eigenvalues lie close together; values err only downwards.
 */
export function leadingEigen(
  apply: (vector: Float64Array) => Float64Array,
  n: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const basis: Float64Array[] = [];
  const images: Float64Array[] = [];
  let block = startingBlock(n);
  while (block.length > 0 && basis.length < DIMENSIONS) {
    const grown: Float64Array[] = [];
    for (const vector of block) {
      const direction = newDirection(vector, basis);
      if (direction === undefined) continue;
      const image = apply(direction);
      basis.push(direction);
      images.push(image);
      grown.push(image);
    }
    block = grown;
  }
  const m = basis.length;
  const within = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k <= i; k++) {
      const entry = dot(basis[i] as Float64Array, images[k] as Float64Array);
      within[i * m + k] = entry;
      within[k * m + i] = entry;
    }
  }
  const { values, vectors: inside } = symmetricEigen(within, m);
  const vectors = new Float64Array(BLOCK * n);
  for (let axis = 0; axis < BLOCK; axis++) {
    const vector = vectors.subarray(axis * n, (axis + 1) * n);
    for (const [k, direction] of basis.entries()) {
      addScaled(vector, inside[axis * m + k] as number, direction);
    }
  }
  return { values: values.slice(0, BLOCK), vectors };
}
