import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { isProgress } from '../../state/throttled.ts';
import { usePage } from '../shell/lab-context.ts';
import { paintQueue } from './paint-queue.ts';

/** In units of a tenth of a rem, which is a pixel where letters have their least size. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One queue for all charts of the page. */
const queue = paintQueue({
  now: () => performance.now(),
  requestFrame: (callback) => requestAnimationFrame(callback),
  after: (ms, callback) => setTimeout(callback, ms),
});

/** Least time between two paints while nobody does anything, in milliseconds. */
interface Pauses {
  /** While a playback goes on. */
  readonly playback: number;
  /** While only a run goes on, and takes its share of two cores. */
  readonly training: number;
}

interface Options {
  /** What the chart sees of the state: it is painted only when that changes. */
  readonly sees?: () => readonly unknown[];
  readonly pauses?: Pauses;
}

/** As often as a number can be read. */
const PAUSES: Pauses = { playback: 200, training: 200 };

/**
 * An SVG that fills its box and is painted outside React when the size changes or the state: in the
 * next frame after a person did something, in pauses while only a run or a playback goes on.
 */
export function useChartCanvas(
  paint: (svg: SVGSVGElement, size: Size) => void,
  { sees, pauses = PAUSES }: Options = {},
): RefObject<SVGSVGElement | null> {
  const { lab, comparisonRuns } = usePage();
  const ref = useRef<SVGSVGElement>(null);
  const latest = useRef({ paint, sees });
  latest.current = { paint, sees };

  useEffect(() => {
    const svg = ref.current;
    if (svg === null) return;
    // Asking an element for its size lays the page out again; the observer tells it for free.
    let size: Size = { width: 0, height: 0 };
    /** Whether there is more to see than was painted. */
    let isBehind = false;
    const paintNow = (): void => {
      isBehind = false;
      if (size.width > 0 && size.height > 0) latest.current.paint(svg, size);
    };
    const pause = (): number => pauses[lab.state.playing ? 'playback' : 'training'];
    let seen: readonly unknown[] | undefined;
    const follow = (wait: number): void => {
      const sight = latest.current.sees?.();
      const isSame = sight?.every((part, i) => Object.is(part, seen?.[i])) ?? false;
      seen = sight;
      // The end of a run changes nothing that is seen, but its last checkpoints are not to wait for a pause.
      if (isSame && !(isBehind && wait === 0)) return;
      isBehind = true;
      queue.request(paintNow, wait);
    };
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const unit = unitInPixels();
      size = { width: entry.contentRect.width / unit, height: entry.contentRect.height / unit };
      queue.request(paintNow);
    });
    observer.observe(svg);
    const ends = [
      lab.store.subscribe((now, before) => follow(isProgress(now, before) ? pause() : 0)),
      comparisonRuns.store.subscribe(() => follow(pause())),
    ];
    return () => {
      for (const end of ends) end();
      observer.disconnect();
      queue.cancel(paintNow);
    };
  }, [lab, comparisonRuns, pauses]);

  return ref;
}

/** Charts grow with the letters around them: their viewBox makes one unit of theirs so many pixels. */
export function unitInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 10;
}

/** Position of a pointer within a chart, in its units. */
export function pointIn(event: PointerEvent<Element>): readonly [x: number, y: number] {
  const box = event.currentTarget.getBoundingClientRect();
  const unit = unitInPixels();
  return [(event.clientX - box.left) / unit, (event.clientY - box.top) / unit];
}
