/** The compiled kernel, a character a byte, made by the build (scripts/simd-kernel.mjs). */
declare module 'virtual:simd-kernel' {
  const kernel: string;
  export default kernel;
}
