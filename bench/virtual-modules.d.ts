/** The kernel the page uses, compiled, a character a byte (scripts/simd-kernel.mjs). */
declare module 'virtual:simd-kernel' {
  const kernel: string;
  export default kernel;
}

/** bench/assembly, compiled, a character a byte (scripts/bench.mjs). */
declare module 'virtual:bench-kernel' {
  const kernel: string;
  export default kernel;
}
