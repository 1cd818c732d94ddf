const word = new Int32Array(1);
const float = new Float32Array(word.buffer);

/** 2^n as a float32, for −126 ≤ n ≤ 127, written straight into the exponent field. */
export function powerOfTwo(n: number): number {
  word[0] = (n + 127) << 23;
  return float[0] as number;
}
