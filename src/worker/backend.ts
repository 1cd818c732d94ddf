import kernel from 'virtual:simd-kernel';
import {
  type Backend,
  type Instantiate,
  type SimdExports,
  simdBackend,
  typedArrayBackend,
} from '../engine/index.ts';

const PAGE_BYTES = 65536;

/** The backend that runs are computed with, and why it is not the fast one where it is not. */
export interface ChosenBackend {
  readonly backend: Backend;
  readonly fallback: string | undefined;
}

function instantiateWith(module: WebAssembly.Module): Instantiate {
  return (bytes) => {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return { memory: memory.buffer, exports: exports as unknown as SimdExports };
  };
}

/** Compiles the SIMD kernel; where that cannot be, the reference computes the same, more slowly. */
export async function chooseBackend(text = kernel): Promise<ChosenBackend> {
  try {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const module = await WebAssembly.compile(bytes);
    return { backend: simdBackend(instantiateWith(module)), fallback: undefined };
  } catch (error) {
    const fallback = error instanceof Error ? error.message : String(error);
    return { backend: typedArrayBackend, fallback };
  }
}
