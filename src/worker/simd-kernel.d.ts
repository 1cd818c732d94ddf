/** The compiled kernel in base64, made by the build (scripts/simd-kernel.mjs). */
declare module 'virtual:simd-kernel' {
  const base64: string;
  export default base64;
}
