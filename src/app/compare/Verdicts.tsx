import { type ComponentProps, useId } from 'react';
import type { OutputDefinition } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isExact, type Network } from '../../state/comparison.ts';
import { ceiling, DEFAULT_VIEW_STATE, TASK_ROWS } from '../../state/settings.ts';
import { isOver } from '../../state/training.ts';
import { CriterionField } from '../insight/CriterionField.tsx';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { stageOf } from './stage.ts';
import { useComparison } from './use-comparison.ts';
import { useNetworkTitles } from './use-network-titles.ts';
import { VerdictTable } from './VerdictTable.tsx';
import { type ComparedRecording, verdictMatrix } from './verdict-matrix.ts';

/** The layer that is the output; networks need not be of one depth. */
function outputName(networks: readonly ComparedRecording[]): string {
  const depths = new Set(networks.map(({ exact }) => exact.length));
  return depths.size === 1 ? `T${[...depths]}` : 'The last layer';
}

/** What the output is measured as, where that is not as usual. */
function outputNote(output: OutputDefinition, layer: string): string {
  return output === DEFAULT_VIEW_STATE.output ? '' : messages.outputs.sentence(output, layer);
}

/** The verdict matrix of the networks and estimators on show, and the ε it follows. */
export function Verdicts({ onCell }: Pick<ComponentProps<typeof VerdictTable>, 'onCell'>) {
  const { lab, comparison } = usePage();
  const { estimators, output, criteria, layer } = useLabState((state) => state.viewState);
  const titles = useNetworkTitles();
  const titleId = useId();
  const notes = (network: Network): string[] =>
    estimators.map((estimator) => {
      const { recording } = network;
      const measured = comparison.measured(recording, estimator, output);
      return messages.status.stageNote(
        stageOf(network, estimator, measured),
        measured,
        recording.count,
      );
    });
  // All that a verdict waits for, as one text: checkpoints stream in, verdicts come at their end.
  useComparison(({ networks }) =>
    networks.map((network) => [network.status.kind, ...notes(network)].join()).join(';'),
  );

  const recordings = comparison.networks.map((network, n): ComparedRecording => {
    const { recording, run, status } = network;
    const waits = notes(network);
    return {
      title: titles[n] ?? '',
      count: recording.count,
      hx: comparison.entropyBoundsOf(run).hx,
      exact: recording.layers(output),
      isOver: isOver(status),
      columns: estimators.map((estimator, c) => ({
        title: messages.estimators.title(estimator),
        isExact: isExact(estimator),
        waits: waits[c] ?? '',
        layers: comparison.layers(recording, estimator, output) ?? [],
        ceiling: ceiling(estimator, TASK_ROWS, run.bits),
      })),
    };
  });
  const matrix = verdictMatrix(recordings, criteria);
  return (
    <section className="matrix" aria-labelledby={titleId}>
      <div className="matrix-heading">
        <h2 id={titleId}>Verdicts</h2>
        <p className="matrix-summary" role="status">
          {messages.verdicts.agreement(matrix)}
        </p>
        <span className="epsilon">
          ε = <CriterionField part="epsilon" /> bits
        </span>
      </div>
      <div className="matrix-scroll">
        <VerdictTable
          matrix={matrix}
          outputNote={outputNote(output, outputName(recordings))}
          layer={layer}
          onLayer={(chosen) => lab.setViewState({ layer: chosen === layer ? undefined : chosen })}
          onCell={onCell}
        />
      </div>
    </section>
  );
}
