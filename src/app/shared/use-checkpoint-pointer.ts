import type { PointerEvent } from 'react';
import type { PlayheadState } from '../../state/playhead.ts';
import { usePage } from './page-context.ts';
import { pointIn } from './use-chart.ts';

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
