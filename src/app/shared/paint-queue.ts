/**
 * Charts request to be painted; each frame paints as many as fit in its budget and leaves the rest
 * to the next, so that no task on the main thread grows with the number of charts.
 */
export type Paint = () => void;

const BUDGET_MS = 3;

/** How time passes for a queue. */
interface Frames {
  /** Milliseconds. */
  now(): number;
  requestFrame(callback: () => void): unknown;
  after(ms: number, callback: () => void): unknown;
}

interface PaintQueue {
  /**
   * Paints once, soon; another request before that changes nothing. What need not be at once waits
   * until `pause`, in milliseconds, has passed since it was last painted, and has a frame of its
   * own: on a machine without a GPU a frame in which much changes is a late frame. The main chart of
   * the page goes before all others, of which at least one has its turn in the same frame.
   */
  request(paint: Paint, pause?: number, isMain?: boolean): void;
  cancel(paint: Paint): void;
}

interface Waiting {
  readonly due: number;
  readonly isAtOnce: boolean;
  readonly isMain: boolean;
}

export function paintQueue({ now, requestFrame, after }: Frames): PaintQueue {
  const waiting = new Map<Paint, Waiting>();
  const painted = new WeakMap<Paint, number>();
  let isFrameComing = false;
  /** When the timer rings that has been set. */
  let rings = Number.POSITIVE_INFINITY;

  const schedule = (): void => {
    if (isFrameComing || waiting.size === 0) return;
    const next = Math.min(...[...waiting.values()].map(({ due }) => due));
    const time = now();
    if (next <= time) {
      isFrameComing = true;
      requestFrame(frame);
    } else if (next < rings) {
      rings = next;
      after(next - time, ring);
    }
  };
  const ring = (): void => {
    rings = Number.POSITIVE_INFINITY;
    schedule();
  };
  const frame = (): void => {
    isFrameComing = false;
    const start = now();
    const due = [...waiting].filter(([, request]) => request.due <= start);
    due.sort(([, a], [, b]) => Number(b.isMain) - Number(a.isMain));
    for (const [paint, { isAtOnce, isMain }] of due) {
      waiting.delete(paint);
      painted.set(paint, start);
      paint();
      if (!isAtOnce || (!isMain && now() - start > BUDGET_MS)) break;
    }
    schedule();
  };

  return {
    request(paint, pause = 0, isMain = false) {
      const isAtOnce = pause === 0;
      const due = isAtOnce ? now() : (painted.get(paint) ?? Number.NEGATIVE_INFINITY) + pause;
      const asked = waiting.get(paint);
      waiting.set(paint, {
        due: Math.min(due, asked?.due ?? due),
        isAtOnce: isAtOnce || (asked?.isAtOnce ?? false),
        isMain,
      });
      schedule();
    },
    cancel: (paint) => void waiting.delete(paint),
  };
}
