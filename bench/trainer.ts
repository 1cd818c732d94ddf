import type { NetworkState } from '../src/engine/index.ts';
import type { Contestant } from './contest.ts';

/** An implementation of the training job; its work is one epoch. */
export interface Trainer extends Contestant {
  /** Its present parameters and ranges, laid out as the engine's. */
  state(): Promise<NetworkState>;
  close(): void;
}
