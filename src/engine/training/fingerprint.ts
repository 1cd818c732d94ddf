import type { Checkpoint } from './checkpoint.ts';
import { measuredNumbers } from './packed-checkpoints.ts';

const PRIME1 = 0x01000193;
const PRIME2 = 0x85ebca6b;
const NAN_WORD = 0x7fc00000;

/**
 * A 64-bit fingerprint of a recording: two 32-bit multiply–xor–rotate chains over the epochs, the
 * bits of every measured number and of every parameter. Equal recordings give equal fingerprints on
 * every network_; it guards against accident, not against malice.
 */
export class Fingerprint {
  private a = 0x811c9dc5;
  private b = 0x9e3779b9;

  add(checkpoint: Checkpoint): void {
    this.word(checkpoint.epoch);
    const { state } = checkpoint;
    this.words(new Int32Array(Float64Array.from(measuredNumbers(checkpoint)).buffer));
    this.floats(state.parameters);
    this.floats(state.ranges);
  }

  /** Sixteen hexadecimal digits. */
  get hex(): string {
    return [this.a, this.b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private floats(values: Float32Array): void {
    const patterns = new Int32Array(values.buffer, values.byteOffset, values.length);
    for (let i = 0; i < values.length; i++) {
      // A NaN may carry any payload; all count as one.
      this.word(Number.isNaN(values[i]) ? NAN_WORD : (patterns[i] as number));
    }
  }

  private words(values: Int32Array): void {
    for (let i = 0; i < values.length; i++) this.word(values[i] as number);
  }

  private word(value: number): void {
    this.a = Math.imul(this.a ^ value, PRIME1);
    this.a = (this.a << 13) | (this.a >>> 19);
    this.b = Math.imul(this.b ^ value, PRIME2);
    this.b = (this.b << 17) | (this.b >>> 15);
  }
}
