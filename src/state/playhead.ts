/** Where in the recording on show one looks: the playhead, its playback, and the pointer. */
import type { StoreApi } from 'zustand/vanilla';
import type { Changes } from './changes.ts';

export interface PlayheadState {
  /** Epoch of the playhead; undefined for the newest checkpoint. */
  readonly epoch: number | undefined;
  readonly playing: boolean;
  /** Playback speed, in multiples of 20 checkpoints a second. */
  readonly speed: number;
  /** Checkpoint under the pointer in any chart, and the layer when it is a plane's. */
  readonly hover: { readonly checkpoint: number; readonly layer: number | undefined } | undefined;
}

/** The part of a recording that a playhead moves in. */
interface Timeline {
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  /** Index of the latest checkpoint at or before an epoch; −1 when there is none. */
  checkpointAt(epoch: number): number;
}

export interface Clock {
  /** Milliseconds. */
  now(): number;
}

export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4];
const CHECKPOINTS_PER_SECOND = 20;

/** Whether only a playback has got further. */
function isPlayback(now: PlayheadState, before: PlayheadState): boolean {
  return (
    now.playing &&
    before.playing &&
    now.epoch !== before.epoch &&
    now.speed === before.speed &&
    now.hover === before.hover
  );
}

export class Playhead {
  private readonly store: StoreApi<PlayheadState>;
  private readonly timeline: () => Timeline;
  private readonly clock: Clock;
  private played = 0;

  /** `timeline` returns the recording on show; it is called each time. */
  constructor(changes: Changes, timeline: () => Timeline, clock: Clock, epoch: number | undefined) {
    this.timeline = timeline;
    this.clock = clock;
    const initial: PlayheadState = { epoch, playing: false, speed: 1, hover: undefined };
    this.store = changes.store(initial, isPlayback);
  }

  get state(): PlayheadState {
    return this.store.getState();
  }

  /** Checkpoint the playhead stands on; −1 before the first. */
  get checkpoint(): number {
    const { epoch } = this.state;
    const timeline = this.timeline();
    return epoch === undefined ? timeline.count - 1 : timeline.checkpointAt(epoch);
  }

  /** The checkpoint on show in every chart: the one pointed at, else the playhead's. */
  get shown(): number {
    return this.state.hover?.checkpoint ?? this.checkpoint;
  }

  /** Stands on an epoch, at rest and with nothing pointed at. */
  reset(epoch: number | undefined): void {
    this.store.setState({ epoch, playing: false, hover: undefined });
  }

  /** Moves to a checkpoint; on the last one the playhead follows the newest again. */
  seek(checkpoint: number): void {
    const { count, epochs } = this.timeline();
    const last = count - 1;
    if (last < 0) return;
    const at = Math.min(Math.max(checkpoint, 0), last);
    this.store.setState({ epoch: at === last ? undefined : (epochs[at] as number) });
  }

  /** Moves to a checkpoint, at rest. */
  goTo(checkpoint: number): void {
    this.store.setState({ playing: false, hover: undefined });
    this.seek(checkpoint);
  }

  step(checkpoints: number): void {
    this.goTo(this.checkpoint + checkpoints);
  }

  /** Plays the checkpoints; from the beginning when at the end. */
  play(): void {
    const { count } = this.timeline();
    if (count < 2) return;
    if (this.checkpoint === count - 1) this.seek(0);
    this.played = this.clock.now();
    this.store.setState({ playing: true, hover: undefined });
  }

  pause(): void {
    this.store.setState({ playing: false });
  }

  /** Moves by the time since the last call; called once a frame while playing. */
  tick(): void {
    const { playing, speed } = this.state;
    if (!playing) return;
    const rate = CHECKPOINTS_PER_SECOND * speed;
    const due = Math.floor(((this.clock.now() - this.played) / 1000) * rate);
    if (due === 0) return;
    this.played += (due / rate) * 1000;
    this.seek(this.checkpoint + due);
    if (this.state.epoch === undefined) this.pause();
  }

  /** One notch slower (−1) or faster (+1). */
  changeSpeed(by: number): void {
    const at = SPEEDS.indexOf(this.state.speed) + by;
    const speed = SPEEDS[Math.min(Math.max(at, 0), SPEEDS.length - 1)];
    if (speed !== undefined) this.setSpeed(speed);
  }

  setSpeed(speed: number): void {
    this.played = this.clock.now();
    this.store.setState({ speed });
  }

  setHover(hover: PlayheadState['hover']): void {
    const old = this.state.hover;
    if (old?.checkpoint === hover?.checkpoint && old?.layer === hover?.layer) return;
    this.store.setState({ hover });
  }
}
