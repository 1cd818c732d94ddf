import { type RefObject, useRef } from 'react';
import type { Inspection } from '../../state/inspection.ts';
import { type Size, useChartCanvas } from '../shared/chart-canvas.tsx';
import { usePage } from '../shell/lab-context.ts';

/** An SVG of one kind of answer; between two of them the old picture stays until the new one is there. */
export function useAnswerCanvas<Kind extends 'codes' | 'points' | 'neuron'>(
  kind: Kind,
  paint: (svg: SVGSVGElement, size: Size, found: Inspection[Kind]) => void,
): RefObject<SVGSVGElement | null> {
  const { inspection } = usePage();
  const painted = useRef<{ readonly found: Inspection[Kind]; readonly size: Size }>(undefined);
  return useChartCanvas((svg, size) => {
    const found = inspection[kind];
    if (painted.current?.size === size) {
      const isUnderWay = found === undefined && inspection.failed === undefined;
      if (isUnderWay || painted.current.found === found) return;
    }
    paint(svg, size, found);
    painted.current = { found, size };
  });
}
