/** Bytes of a page, the unit in which WebAssembly memory grows. */
const PAGE_BYTES = 65536;

export interface Instance {
  readonly memory: WebAssembly.Memory;
  readonly exports: WebAssembly.Exports;
}

/** A kernel, text of one character a byte, with `bytes` of memory of its own. */
export function instantiate(kernel: string, bytes: number): Instance {
  const module = new WebAssembly.Module(Buffer.from(kernel, 'latin1'));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  return { memory, exports: new WebAssembly.Instance(module, { env: { memory } }).exports };
}
