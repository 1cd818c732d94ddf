import type { Trajectories } from '../../charts/shared/trajectories.ts';

/** Longest time that the dots of the estimator before are shown, ms. */
const MAX_MS = 500;

/**
 * Keeps what was on show for the moment until the checkpoint looked at has been measured through a new
 * estimator: dots move while its slider is dragged, and do not blink.
 */
export class HeldTrajectories {
  private readonly now: () => number;
  private held:
    | { readonly of: readonly unknown[]; readonly trajectories: Trajectories }
    | undefined;
  private since: number | undefined;

  constructor(now: () => number) {
    this.now = now;
  }

  /** `of`: what is measured and how; nothing is kept once a part of it is another. */
  show(of: readonly unknown[], trajectories: Trajectories, checkpoint: number): Trajectories {
    const isMeasured = trajectories.layers.some(({ ixt }) => Number.isFinite(ixt[checkpoint]));
    const { held } = this;
    if (!isMeasured && held?.of.every((part, i) => part === of[i])) {
      this.since ??= this.now();
      if (this.now() - this.since < MAX_MS) return held.trajectories;
    }
    this.since = undefined;
    this.held = { of, trajectories };
    return trajectories;
  }
}
