/** The implementations of the arithmetic. */
import type { BackendId } from '../../engine/index.ts';

const TITLE: Readonly<Record<BackendId, string>> = {
  'wasm-simd': 'WebAssembly SIMD',
  'typed-arrays': 'typed arrays',
};

export function title(id: BackendId): string {
  return TITLE[id];
}

/** Why the fast backend is not used. */
export type Fallback =
  | { readonly code: 'unavailable'; readonly detail: string }
  | { readonly code: 'wrong-results' };

/** The reason alone, without a full stop. */
export function reason(fallback: Fallback): string {
  return fallback.code === 'wrong-results'
    ? `a test of ${TITLE['wasm-simd']} gave wrong results on this computer`
    : fallback.detail.replace(/\.$/, '');
}

/** That runs are computed the slow way, and why. */
export function slower(id: BackendId, fallback: Fallback): string {
  return `Training is slower here (${TITLE[id]}), with the same results: ${reason(fallback)}.`;
}
