import type { Series } from '../../charts/series.ts';

/** Longer than this nobody sees another ruler's dots for those asked for, ms. */
const LONGEST_MS = 500;

/**
 * Keeps what was on show for the moment until the record looked at has been measured through a new
 * ruler: dots move while its slider is dragged, and do not blink.
 */
export class HeldSeries {
  private readonly now: () => number;
  private held: { readonly of: readonly unknown[]; readonly series: Series } | undefined;
  private since: number | undefined;

  constructor(now: () => number) {
    this.now = now;
  }

  /** `of`: what is measured and how; nothing is kept once a part of it is another. */
  show(of: readonly unknown[], series: Series, record: number): Series {
    const isMeasured = series.layers.some(({ ixt }) => Number.isFinite(ixt[record]));
    const { held } = this;
    if (!isMeasured && held?.of.every((part, i) => part === of[i])) {
      this.since ??= this.now();
      if (this.now() - this.since < LONGEST_MS) return held.series;
    }
    this.since = undefined;
    this.held = { of, series };
    return series;
  }
}
