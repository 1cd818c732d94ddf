/** The implementations of the arithmetic. */
import type { BackendId } from '../../engine/index.ts';

const TITLE: Readonly<Record<BackendId, string>> = {
  'wasm-simd': 'WebAssembly SIMD',
  'typed-arrays': 'typed arrays',
};

export function title(id: BackendId): string {
  return TITLE[id];
}

/** That runs are computed the slow way, and why. */
export function slower(id: BackendId, reason: string): string {
  return `Training is slower here (${TITLE[id]}), with the same results: ${reason.replace(/\.$/, '')}.`;
}
