/**
 * Seeded random numbers in 32-bit integer arithmetic: the same sequence everywhere.
 *
 * Generator: xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47:36), its four words filled by a splitmix-style mixer. Every use of
 * chance has a stream of its own, so that, for example, another batch size leaves the initial
 * weights alone.
 */
import { ln } from './log2.ts';

/** What chance is used for in a run; one independent stream each. */
export type Stream = 'weights' | 'split' | 'shuffle' | 'labels';

const STREAM_SALT: Record<Stream, number> = {
  weights: 0x57e16475,
  split: 0x5e1ec7ed,
  shuffle: 0x5bdff1e5,
  labels: 0x1abe15ed,
};

export interface Random {
  /** A 32-bit unsigned integer. */
  uint32(): number;
  /** Uniform on [0, 1), a multiple of 2^-24 (exact in float32). */
  uniform(): number;
  /** Uniform integer in 0..n−1, without bias; 1 ≤ n ≤ 2^32. */
  below(n: number): number;
  /** Standard normal. */
  normal(): number;
}

/** Finalizer of MurmurHash3 (Appleby, public domain): every input bit reaches every output bit. */
function mix(z: number): number {
  let x = z;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

const rotl = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** A generator for one stream of one seed (an unsigned 32-bit integer). */
export function random(seed: number, stream: Stream): Random {
  let state = mix(seed ^ STREAM_SALT[stream]);
  const nextWord = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return mix(state);
  };
  let a = nextWord();
  let b = nextWord();
  let c = nextWord();
  let d = nextWord() | 1; // never all zero

  const uint32 = (): number => {
    const result = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotl(d, 11);
    return result;
  };
  const uniform = (): number => (uint32() >>> 8) / 16777216;
  const below = (n: number): number => {
    // Draw again above the largest multiple of n, so that every value is equally likely.
    const limit = 4294967296 - (4294967296 % n);
    let draw = uint32();
    while (draw >= limit) draw = uint32();
    return draw % n;
  };
  const normal = (): number => {
    // Marsaglia's polar method (Marsaglia & Bray 1964).
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * ln(s)) / s);
    }
  };
  return { uint32, uniform, below, normal };
}

/** Fisher–Yates shuffle in place. */
export function shuffle(values: Uint32Array, chance: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = chance.below(i + 1);
    const held = values[i] as number;
    values[i] = values[j] as number;
    values[j] = held;
  }
}
