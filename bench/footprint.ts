import { gzipSync } from 'node:zlib';
import base64 from 'virtual:simd-kernel';
import { DEFAULT_PRESET, type SimdExports, setUp, simdBackend } from '../src/engine/index.ts';
import { instantiate } from './wasm.ts';

/** Bytes. */
export interface Footprint {
  /** The kernel's memory in the run a newcomer sees; it never grows. */
  readonly memory: number;
  readonly module: number;
  readonly moduleGzip: number;
}

export function footprint(): Footprint {
  let bytes = 0;
  const measuring = simdBackend((needed) => {
    const { memory, exports } = instantiate(base64, needed);
    bytes = memory.buffer.byteLength;
    return { memory: memory.buffer, exports: exports as unknown as SimdExports };
  });
  measuring.session(setUp(DEFAULT_PRESET.run));
  const module = Buffer.from(base64, 'base64');
  return { memory: bytes, module: module.length, moduleGzip: gzipSync(module).length };
}
