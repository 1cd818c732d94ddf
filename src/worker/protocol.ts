import type { Outcome, PackedCheckpoints } from '../engine/index.ts';

/** What a worker sends while a run trains; by the run's `id` a message that comes late is known as such. */
export type StreamMessage =
  | {
      readonly kind: 'checkpoints';
      readonly id: number;
      /** Epochs done, recorded or not. */
      readonly epoch: number;
      /** Their buffers are transferred rather than copied. */
      readonly checkpoints: PackedCheckpoints;
    }
  | {
      readonly kind: 'end';
      readonly id: number;
      readonly outcome: Outcome;
      readonly fingerprint: string;
    };

/** The buffers of a message to transfer. */
export function buffersOf(packed: PackedCheckpoints): ArrayBufferLike[] {
  return [packed.epochs, packed.numbers, packed.parameters, packed.ranges].map((a) => a.buffer);
}
