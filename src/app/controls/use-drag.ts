import { useRef } from 'react';
import type { Run } from '../../engine/index.ts';
import { usePage } from '../shared/page-context.ts';

/** Handlers of a slider that a run follows; a touch that turns into scrolling changes nothing. */
export function useDrag(setting: 'bits' | 'weightBits' | 'learningRate', value: number) {
  const { runs } = usePage();
  const start = useRef(value);
  const change = (to: number): void => {
    const changes: Partial<Run> = { [setting]: to };
    runs.adjustRun(changes);
  };
  const settle = (): void => runs.settle();
  return {
    change,
    handlers: {
      onPointerDown: () => {
        start.current = value;
      },
      onPointerCancel: () => {
        change(start.current);
        settle();
      },
      onPointerUp: settle,
      onKeyUp: settle,
      onBlur: settle,
    },
  };
}
