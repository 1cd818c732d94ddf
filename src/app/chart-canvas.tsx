import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { usePage } from './lab-context.ts';
import { paintQueue } from './paint-queue.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One queue for all charts of the page. */
const queue = paintQueue(
  (callback) => requestAnimationFrame(callback),
  () => performance.now(),
);

/**
 * An SVG that fills its box and is painted outside React: at most once a frame, when the size changes
 * or the state. A chart that says what it `sees` of the state is painted only when that changes.
 */
export function useChartCanvas(
  paint: (svg: SVGSVGElement, size: Size) => void,
  sees?: () => readonly unknown[],
): RefObject<SVGSVGElement | null> {
  const { lab, companions } = usePage();
  const ref = useRef<SVGSVGElement>(null);
  const latest = useRef({ paint, sees });
  latest.current = { paint, sees };

  useEffect(() => {
    const svg = ref.current;
    if (svg === null) return;
    // Asking an element for its size lays the page out again; the observer tells it for free.
    let size: Size = { width: 0, height: 0 };
    const paintNow = (): void => {
      if (size.width > 0 && size.height > 0) latest.current.paint(svg, size);
    };
    const request = (): void => queue.request(paintNow);
    let seen: readonly unknown[] | undefined;
    const follow = (): void => {
      const sight = latest.current.sees?.();
      const isSame = sight?.every((part, i) => Object.is(part, seen?.[i])) ?? false;
      seen = sight;
      if (!isSame) request();
    };
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      size = entry.contentRect;
      request();
    });
    observer.observe(svg);
    const ends = [lab.store.subscribe(follow), companions.store.subscribe(follow)];
    return () => {
      for (const end of ends) end();
      observer.disconnect();
      queue.cancel(paintNow);
    };
  }, [lab, companions]);

  return ref;
}

/** Position of a pointer within an element, in pixels. */
export function pointIn(event: PointerEvent<Element>): readonly [x: number, y: number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}
