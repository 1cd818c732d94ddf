import { type RefObject, useRef } from 'react';
import type { Answers } from '../../state/inspection.ts';
import type { LabModel } from '../../state/lab-model.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { type Size, useChart } from '../shared/use-chart.ts';

/** An SVG of one kind of answer; between two of them the old picture stays until the new one is there. */
export function useAnswerChart<Kind extends 'codes' | 'points' | 'neuron'>(
  kind: Kind,
  paint: (svg: SVGSVGElement, size: Size, found: Answers[Kind]) => void,
): RefObject<SVGSVGElement | null> {
  const { inspection } = useModel<LabModel>();
  const painted = useRef<{ readonly found: Answers[Kind]; readonly size: Size }>(undefined);
  return useChart({
    read: () => inspection.answers,
    paint: (svg, size, answers) => {
      const found = answers[kind];
      if (painted.current?.size === size) {
        const isUnderWay = found === undefined && answers.failed === undefined;
        if (isUnderWay || painted.current.found === found) return;
      }
      paint(svg, size, found);
      painted.current = { found, size };
    },
  });
}
