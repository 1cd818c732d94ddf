import type { Dataset } from './dataset.ts';

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** 32-bit FNV-1a over some bytes, going on from `hash`. */
function hashed(bytes: Uint8Array, hash: number): number {
  let h = hash;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ (bytes[i] as number), PRIME);
  return h;
}

/** Eight hexadecimal digits that tell one version of a data set from another. */
export function digestOf({ rows, inputs, labelCount, codes, labels }: Dataset): string {
  const shape = new Uint8Array(Uint32Array.of(rows, inputs, labelCount).buffer);
  const hash = hashed(labels, hashed(codes, hashed(shape, OFFSET)));
  return (hash >>> 0).toString(16).padStart(8, '0');
}
