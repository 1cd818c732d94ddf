/**
 * Charts ask to be painted; each frame paints as many as fit in its budget and leaves the rest to
 * the next, so that no task on the main thread grows with the number of charts.
 */
export type Paint = () => void;

const BUDGET_MS = 3;

export interface PaintQueue {
  /** Paints once, soon; asking again before that changes nothing. */
  request(paint: Paint): void;
  cancel(paint: Paint): void;
}

export function paintQueue(
  requestFrame: (callback: () => void) => unknown,
  now: () => number,
): PaintQueue {
  const waiting = new Set<Paint>();
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled || waiting.size === 0) return;
    scheduled = true;
    requestFrame(frame);
  };
  const frame = (): void => {
    scheduled = false;
    const start = now();
    for (const paint of [...waiting]) {
      waiting.delete(paint);
      paint();
      if (now() - start > BUDGET_MS) break;
    }
    schedule();
  };

  return {
    request(paint) {
      waiting.add(paint);
      schedule();
    },
    cancel: (paint) => void waiting.delete(paint),
  };
}
