import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useLab } from './lab-context.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * An SVG that fills its box and is painted outside React: at most once a frame, when the state or
 * the size changes.
 */
export function useChartCanvas(paint: (svg: SVGSVGElement, size: Size) => void): RefObject<SVGSVGElement | null> {
  const lab = useLab();
  const ref = useRef<SVGSVGElement>(null);
  const latest = useRef(paint);
  latest.current = paint;

  useEffect(() => {
    const svg = ref.current;
    if (svg === null) return;
    let frame = 0;
    const paintNow = (): void => {
      frame = 0;
      const { clientWidth: width, clientHeight: height } = svg;
      if (width > 0 && height > 0) latest.current(svg, { width, height });
    };
    const request = (): void => {
      if (frame === 0) frame = requestAnimationFrame(paintNow);
    };
    paintNow();
    const observer = new ResizeObserver(request);
    observer.observe(svg);
    const unsubscribe = lab.store.subscribe(request);
    return () => {
      unsubscribe();
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [lab]);

  return ref;
}

/** Position of a pointer within an element, in pixels. */
export function pointIn(event: PointerEvent<Element>): readonly [x: number, y: number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}
