import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { isSame } from '../../state/changes.ts';
import type { Page } from '../../state/page.ts';
import type { PlayheadState } from '../../state/playhead.ts';
import { usePage } from './page-context.ts';
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

/** Least time between two paints while only a run or a playback goes on, in milliseconds. */
interface Pauses {
  readonly playback: number;
  /** While a run takes its share of two cores. */
  readonly training: number;
}

/** As often as a number can be read. */
const PAUSES: Pauses = { playback: 200, training: 200 };

interface Chart<Content> {
  /**
   * All that is painted, `paint` takes nothing from anywhere else; the parts are compared to see
   * whether there is something new. A recording grows: beside it stands how many checkpoints it has.
   */
  readonly read: (page: Page) => Content;
  readonly paint: (svg: SVGSVGElement, size: Size, content: Content) => void;
  readonly pauses?: Pauses;
  /** Whether it is what the page is about: then it is painted before all others that wait. */
  readonly isMain?: boolean;
}

/**
 * An SVG that fills its box and is painted outside React when its size or what is read for it
 * changes: in the next frame after a person did something, in pauses while only a run or a playback
 * goes on.
 */
export function useChart<Content>({
  read,
  paint,
  pauses = PAUSES,
  isMain = false,
}: Chart<Content>): RefObject<SVGSVGElement | null> {
  const page = usePage();
  const ref = useRef<SVGSVGElement>(null);
  const latest = useRef({ read, paint });
  latest.current = { read, paint };
  const follow = useRef<(wait: number) => void>(undefined);

  // Observed before the first frame, so that the size is known in it.
  useLayoutEffect(() => {
    const svg = ref.current;
    if (svg === null) return;
    // To read the size of an element lays the page out again; the observer reports it for free.
    let size: Size = { width: 0, height: 0 };
    let content: Content | undefined;
    /** Whether there is more to see than was painted. */
    let isBehind = false;
    const paintNow = (): void => {
      isBehind = false;
      content = latest.current.read(page);
      if (size.width > 0 && size.height > 0) latest.current.paint(svg, size, content);
    };
    follow.current = (wait) => {
      // Without a size there is nothing to paint; the observer requests it with the first.
      if (size.width === 0) return;
      const now = latest.current.read(page);
      // The end of a run changes nothing in a picture, but its last checkpoints do not wait for a pause.
      if (isSame(now, content) && !(isBehind && wait === 0)) return;
      content = now;
      isBehind = true;
      queue.request(paintNow, wait, isMain);
    };
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const unit = unitInPixels();
      const isFirst = size.width === 0;
      size = { width: entry.contentRect.width / unit, height: entry.contentRect.height / unit };
      // Before anything is drawn: the page appears with it, not a frame earlier and empty.
      if (isMain && isFirst) {
        queue.cancel(paintNow);
        paintNow();
      } else queue.request(paintNow, 0, isMain);
    });
    observer.observe(svg);
    const pause = (): number => pauses[page.screen.playhead.playing ? 'playback' : 'training'];
    const end = page.changes.subscribe((urgency) =>
      follow.current?.(urgency === 'progress' ? pause() : 0),
    );
    return () => {
      end();
      observer.disconnect();
      queue.cancel(paintNow);
      follow.current = undefined;
    };
  }, [page, pauses, isMain]);

  // What is read may depend on the component's properties.
  useEffect(() => follow.current?.(0));

  return ref;
}

/** For content within content: the same object as long as its parts are the same. */
export function useKept<T>(): (value: T) => T {
  const kept = useRef<T>(undefined);
  return (value) => {
    if (kept.current === undefined || !isSame(value, kept.current)) kept.current = value;
    return kept.current;
  };
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

/**
 * Handlers for a chart over checkpoints, which finds what it has at a place: hover to read, click or drag
 * to move the playhead.
 */
export function useCheckpointPointer(find: (x: number, y: number) => PlayheadState['hover']) {
  const { playhead } = usePage();
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const hover = find(...pointIn(event));
    playhead.setHover(hover);
    if (hover !== undefined && event.buttons === 1) {
      playhead.pause();
      playhead.seek(hover.checkpoint);
    }
  };
  return {
    onPointerDown: onPointer,
    onPointerMove: onPointer,
    onPointerLeave: () => playhead.setHover(undefined),
  };
}
