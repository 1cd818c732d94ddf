import kernel from 'virtual:simd-kernel';
import {
  type Backend,
  givesKnownAnswers,
  type Instantiate,
  type SimdExports,
  simdBackend,
  typedArrayBackend,
} from '../engine/index.ts';

const PAGE_BYTES = 65536;

/** Why runs are not computed with the fast backend. */
export type Fallback =
  | {
      readonly code: 'unavailable';
      /** The browser's own words. */
      readonly detail: string;
    }
  /** The kernel runs, but some of its numbers are not those of the reference. */
  | { readonly code: 'wrong-results' };

/** The backend that runs are computed with, and why it is not the fast one where it is not. */
interface ChosenBackend {
  readonly backend: Backend;
  readonly fallback: Fallback | undefined;
}

function instantiateWith(module: WebAssembly.Module): Instantiate {
  return (bytes) => {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return { memory: memory.buffer, exports: exports as unknown as SimdExports };
  };
}

/**
 * Compiles the SIMD kernel and tests it on runs whose results are known; where it cannot be had, or
 * computes wrongly, the reference computes the same, more slowly.
 */
export async function chooseBackend(text = kernel): Promise<ChosenBackend> {
  const slower = (fallback: Fallback): ChosenBackend => ({ backend: typedArrayBackend, fallback });
  try {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const module = await WebAssembly.compile(bytes);
    const backend = simdBackend(instantiateWith(module));
    if (!givesKnownAnswers(backend)) return slower({ code: 'wrong-results' });
    return { backend, fallback: undefined };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return slower({ code: 'unavailable', detail });
  }
}
