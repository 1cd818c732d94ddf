import { type ComponentProps, useId } from 'react';
import { isExact, type Network } from '../../state/comparison.ts';
import { ceiling, rulerTitle, TASK_ROWS } from '../../state/settings.ts';
import { isOver } from '../../state/training.ts';
import { RuleNumber } from '../insight/RuleNumber.tsx';
import { useLabState, usePage } from '../lab-context.ts';
import { outputSentence } from '../words.ts';
import { stageNote, stageOf } from './progress.ts';
import { useComparison } from './use-comparison.ts';
import { useNetworkTitles } from './use-network-titles.ts';
import { VerdictTable } from './VerdictTable.tsx';
import { matrixSummary, type NetworkSource, verdictMatrix } from './verdict-matrix.ts';

/** The layer that is the output; networks need not be of one depth. */
function outputName(networks: readonly NetworkSource[]): string {
  const depths = new Set(networks.map(({ exact }) => exact.length));
  return depths.size === 1 ? `T${[...depths]}` : 'The last layer';
}

/** The verdict matrix of the networks and rulers on show, and the ε it follows. */
export function Verdicts({ onCell }: Pick<ComponentProps<typeof VerdictTable>, 'onCell'>) {
  const { lab, comparison } = usePage();
  const { rulers, output, rule, layer } = useLabState((state) => state.look);
  const titles = useNetworkTitles();
  const titleId = useId();
  const notes = (network: Network): string[] =>
    rulers.map((ruler) => {
      const { trace } = network;
      const measured = comparison.measured(trace, ruler, output);
      return stageNote(stageOf(network, ruler, measured), measured, trace.count);
    });
  // All that a verdict waits for, as one text: records stream in, verdicts come at their end.
  useComparison(({ networks }) =>
    networks.map((network) => [network.status.kind, ...notes(network)].join()).join(';'),
  );

  const sources = comparison.networks.map((network, n): NetworkSource => {
    const { trace, run, status } = network;
    const waits = notes(network);
    return {
      title: titles[n] ?? '',
      count: trace.count,
      hx: comparison.wallsOf(run).hx,
      exact: trace.layers(output),
      isOver: isOver(status),
      columns: rulers.map((ruler, c) => ({
        title: rulerTitle(ruler),
        isExact: isExact(ruler),
        waits: waits[c] ?? '',
        layers: comparison.layers(trace, ruler, output) ?? [],
        ceiling: ceiling(ruler, TASK_ROWS, run.bits),
      })),
    };
  });
  const matrix = verdictMatrix(sources, rule);
  return (
    <section className="matrix" aria-labelledby={titleId}>
      <div className="matrix-heading">
        <h2 id={titleId}>Verdicts</h2>
        <p className="matrix-summary" role="status">
          {matrixSummary(matrix)}
        </p>
        <span className="epsilon">
          ε = <RuleNumber part="epsilon" /> bits
        </span>
      </div>
      <div className="matrix-scroll">
        <VerdictTable
          matrix={matrix}
          outputNote={outputSentence(output, outputName(sources))}
          layer={layer}
          onLayer={(chosen) => lab.setLook({ layer: chosen === layer ? undefined : chosen })}
          onCell={onCell}
        />
      </div>
    </section>
  );
}
