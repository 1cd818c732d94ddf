/** Bytes of a page, the unit in which WebAssembly memory is asked for. */
const PAGE_BYTES = 65536;

export interface Instance {
  readonly memory: WebAssembly.Memory;
  readonly exports: WebAssembly.Exports;
}

/** A kernel with `bytes` of memory of its own. */
export function instantiate(base64: string, bytes: number): Instance {
  const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  return { memory, exports: new WebAssembly.Instance(module, { env: { memory } }).exports };
}
