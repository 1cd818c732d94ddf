/** Sweeps of rotations; a matrix of 32 columns needs about 8. */
const MAX_SWEEPS = 30;

/**
 * Eigenvalues, largest first, and unit eigenvectors (`vectors[k * n + j]` is entry j of the k-th) of
 * a symmetric n × n matrix, by cyclic Jacobi rotations (Golub & Van Loan 2013, section 8.5.3).
 */
export function symmetricEigen(
  matrix: Float64Array,
  n: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let j = 0; j < n; j++) v[j * n + j] = 1;
  const get = (m: Float64Array, i: number, j: number): number => m[i * n + j] as number;

  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const square = get(a, i, j) * get(a, i, j);
        all += square;
        if (i !== j) off += square;
      }
    }
    if (off <= 1e-28 * all) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (get(a, p, q) !== 0) rotate(p, q);
      }
    }
  }

  function rotate(p: number, q: number): void {
    const tau = (get(a, q, q) - get(a, p, p)) / (2 * get(a, p, q));
    const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
    const c = 1 / Math.sqrt(1 + t * t);
    const s = t * c;
    for (let k = 0; k < n; k++) {
      const kp = get(a, k, p);
      const kq = get(a, k, q);
      a[k * n + p] = c * kp - s * kq;
      a[k * n + q] = s * kp + c * kq;
    }
    for (let k = 0; k < n; k++) {
      const pk = get(a, p, k);
      const qk = get(a, q, k);
      a[p * n + k] = c * pk - s * qk;
      a[q * n + k] = s * pk + c * qk;
      const vp = get(v, p, k);
      const vq = get(v, q, k);
      v[p * n + k] = c * vp - s * vq;
      v[q * n + k] = s * vp + c * vq;
    }
  }

  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => get(a, j, j) - get(a, i, i));
  const values = Float64Array.from(order, (k) => get(a, k, k));
  const vectors = new Float64Array(n * n);
  order.forEach((k, rank) => {
    vectors.set(v.subarray(k * n, (k + 1) * n), rank * n);
  });
  return { values, vectors };
}
