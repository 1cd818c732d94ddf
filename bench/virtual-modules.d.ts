/** The kernel the page uses, compiled, in base64 (scripts/simd-kernel.mjs). */
declare module 'virtual:simd-kernel' {
  const base64: string;
  export default base64;
}

/** bench/assembly, compiled, in base64 (scripts/bench.mjs). */
declare module 'virtual:bench-kernel' {
  const base64: string;
  export default base64;
}
