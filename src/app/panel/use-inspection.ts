import { type RefObject, useRef } from 'react';
import { messages } from '../../messages/index.ts';
import { type Answers, inspectedLayer } from '../../state/inspection.ts';
import type { LabModel } from '../../state/lab-model.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { useObserved } from '../shared/page-context.ts';
import { type Size, useChart } from '../shared/use-chart.ts';

interface Inspected {
  readonly answers: Answers;
  /** The layer on show, from 0, its name, and how many there are. */
  readonly layer: number;
  readonly name: string;
  readonly layers: number;
  /** A sentence on why there is nothing to show of it. */
  readonly problem: string | undefined;
}

/** What panels show of one layer; renders again when the layer changes or there is an answer. */
export function useInspection(): Inspected {
  const { inspection } = useModel<LabModel>();
  const answers = useObserved(() => inspection.answers);
  const layer = useObserved(({ screen }) => inspectedLayer(screen));
  const names = useObserved(({ screen }) => screen.layerNames);
  const name = names[layer] ?? '';
  const { failed } = answers;
  const epoch = failed?.asked.recording.epochs[failed.asked.place.checkpoint] ?? 0;
  const problem = failed && messages.layers.failure(name, epoch, failed.problem);
  return { answers, layer, name, layers: names.length, problem };
}

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
