import base64 from 'virtual:simd-kernel';
import {
  type Instantiate,
  type Kernels,
  type SimdExports,
  simdKernels,
  typedArrayKernels,
} from '../engine/index.ts';

const PAGE_BYTES = 65536;

/** The kernels a run is computed with, and why they are not the fast ones where they are not. */
export interface ChosenKernels {
  readonly kernels: Kernels;
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
export async function chooseKernels(text = base64): Promise<ChosenKernels> {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const module = await WebAssembly.compile(bytes);
    return { kernels: simdKernels(instantiateWith(module)), fallback: undefined };
  } catch (error) {
    const fallback = error instanceof Error ? error.message : String(error);
    return { kernels: typedArrayKernels, fallback };
  }
}
