import { gzipSync } from 'node:zlib';
import kernel from 'virtual:simd-kernel';
import {
  DEFAULT_PRESET,
  loadDataset,
  type SimdExports,
  setUp,
  simdBackend,
} from '../src/engine/index.ts';
import { instantiate } from './wasm.ts';

/** Bytes. */
export interface Footprint {
  /** The kernel's memory in the run a newcomer sees; it never grows. */
  readonly memory: number;
  readonly module: number;
  readonly moduleGzip: number;
}

export async function footprint(): Promise<Footprint> {
  let bytes = 0;
  const measuring = simdBackend((needed) => {
    const { memory, exports } = instantiate(kernel, needed);
    bytes = memory.buffer.byteLength;
    return { memory: memory.buffer, exports: exports as unknown as SimdExports };
  });
  const { run } = DEFAULT_PRESET;
  measuring.session(setUp(run, await loadDataset(run)));
  const module = Buffer.from(kernel, 'latin1');
  return { memory: bytes, module: module.length, moduleGzip: gzipSync(module).length };
}
