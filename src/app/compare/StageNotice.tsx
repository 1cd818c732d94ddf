import type { Ruler } from '../../engine/index.ts';
import { usePage } from '../lab-context.ts';
import { type Stage, stageOf, stageSentence } from './progress.ts';
import { useComparison } from './use-comparison.ts';

interface Props {
  readonly row: number;
  /** The first of these that is not complete is told of. */
  readonly rulers: readonly Ruler[];
}

/** Over a chart: why nothing, or not all, is to be seen in it yet. */
export function StageNotice({ row, rulers }: Props) {
  const { lab } = usePage();
  const told = useComparison((comparison) => {
    const network = comparison.networks[row];
    if (network === undefined) return 'untrained|not trained yet';
    const { trace } = network;
    for (const ruler of rulers) {
      const measured = comparison.measured(trace, ruler, lab.state.look.output);
      const stage = stageOf(network, ruler, measured);
      if (stage !== 'complete') return `${stage}|${stageSentence(stage, measured, trace.count)}`;
    }
    return '';
  });
  if (told === '') return null;
  const [stage, sentence] = told.split('|') as [Stage, string];
  return (
    <p className={stage === 'measuring' ? 'stage-notice' : 'stage-notice unmeasured'}>{sentence}</p>
  );
}
