import type { PointerEvent } from 'react';
import type { LabState } from '../state/lab.ts';
import { pointIn } from './chart-canvas.tsx';
import { useLab } from './lab-context.ts';

/**
 * Handlers for a chart over records, which finds what it has at a place: hover to read, click or drag
 * to move the playhead.
 */
export function useRecordPointer(find: (x: number, y: number) => LabState['hover']) {
  const lab = useLab();
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const hover = find(...pointIn(event));
    lab.setHover(hover);
    if (hover !== undefined && event.buttons === 1) {
      lab.pause();
      lab.seek(hover.record);
    }
  };
  return {
    onPointerDown: onPointer,
    onPointerMove: onPointer,
    onPointerLeave: () => lab.setHover(undefined),
  };
}
