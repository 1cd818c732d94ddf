import type { PointerEvent } from 'react';
import type { LabState } from '../../state/lab.ts';
import { useLab } from '../shell/lab-context.ts';
import { pointIn } from './chart-canvas.tsx';

/**
 * Handlers for a chart over checkpoints, which finds what it has at a place: hover to read, click or drag
 * to move the playhead.
 */
export function useCheckpointPointer(find: (x: number, y: number) => LabState['hover']) {
  const lab = useLab();
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const hover = find(...pointIn(event));
    lab.setHover(hover);
    if (hover !== undefined && event.buttons === 1) {
      lab.pause();
      lab.seek(hover.checkpoint);
    }
  };
  return {
    onPointerDown: onPointer,
    onPointerMove: onPointer,
    onPointerLeave: () => lab.setHover(undefined),
  };
}
