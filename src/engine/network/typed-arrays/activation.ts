import { sigmoid32, tanh32 } from '../../numeric/exp.ts';
import type { Activation } from '../spec.ts';

const f = Math.fround;

/** a = φ(a) in place, `count` numbers from `offset`. */
export function activate(kind: Activation, a: Float32Array, offset: number, count: number): void {
  const end = offset + count;
  switch (kind) {
    case 'tanh':
      for (let i = offset; i < end; i++) a[i] = tanh32(a[i] as number);
      return;
    case 'sigmoid':
      for (let i = offset; i < end; i++) a[i] = sigmoid32(a[i] as number);
      return;
    case 'relu':
      for (let i = offset; i < end; i++) if ((a[i] as number) < 0) a[i] = 0;
      return;
    case 'relu6':
      for (let i = offset; i < end; i++) {
        const z = a[i] as number;
        a[i] = z < 0 ? 0 : z > 6 ? 6 : z;
      }
      return;
    case 'linear':
      return;
  }
}

/** delta = delta · φ′, with φ′ written in terms of the activation a = φ(z) itself. */
export function timesSlope(
  kind: Activation,
  delta: Float32Array,
  a: Float32Array,
  offset: number,
  count: number,
): void {
  const end = offset + count;
  switch (kind) {
    case 'tanh':
      for (let i = offset; i < end; i++) {
        const t = a[i] as number;
        delta[i] = f((delta[i] as number) * f(1 - f(t * t)));
      }
      return;
    case 'sigmoid':
      for (let i = offset; i < end; i++) {
        const t = a[i] as number;
        delta[i] = f((delta[i] as number) * f(t * f(1 - t)));
      }
      return;
    case 'relu':
      for (let i = offset; i < end; i++) if (!((a[i] as number) > 0)) delta[i] = 0;
      return;
    case 'relu6':
      for (let i = offset; i < end; i++) {
        const t = a[i] as number;
        if (!(t > 0 && t < 6)) delta[i] = 0;
      }
      return;
    case 'linear':
      return;
  }
}
