import { useRef } from 'react';
import type { Run } from '../../engine/index.ts';
import { useLab } from '../shell/lab-context.ts';

/** Handlers of a slider that a run follows; a touch that turns into scrolling changes nothing. */
export function useDrag(setting: 'bits' | 'weightBits' | 'learningRate', value: number) {
  const lab = useLab();
  const start = useRef(value);
  const change = (to: number): void => {
    const changes: Partial<Run> = { [setting]: to };
    lab.adjustRun(changes);
  };
  const settle = (): void => lab.settle();
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
