import { type ComponentProps, useId } from 'react';
import type { OutputDefinition } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import { isSame } from '../../state/changes.ts';
import { commandById, runCommand, showLayer } from '../../state/commands.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { commonBits } from '../../state/compared-networks.ts';
import type { ComparedRun } from '../../state/comparison-runs.ts';
import { DEFAULT_VIEW_STATE, EXACT, judgedRecording } from '../../state/engine-values.ts';
import { isExact } from '../../state/estimates.ts';
import { isOver } from '../../state/training.ts';
import { breaking, type ComparedRecording, verdictMatrix } from '../../state/verdict-matrix.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { TextParts } from '../shared/TextParts.tsx';
import { shownTrajectories } from '../shared/trajectories-of.ts';
import { networkStage, useNetworkTitles } from './network-chart.tsx';
import { VerdictTable } from './VerdictTable.tsx';
import styles from './verdicts.module.css';

/** The layer that is the output; networks need not be of one depth. */
function outputName(networks: readonly ComparedRecording[]): string {
  const depths = new Set(networks.map(({ exact }) => exact.length));
  return depths.size === 1 ? `T${[...depths]}` : fetchedMessages.compare.matrix().lastLayer;
}

/** What the output is measured as, where that is not as usual. */
function outputNote(output: OutputDefinition, layer: string, bits: number | undefined): string {
  return output === DEFAULT_VIEW_STATE.output ? '' : messages.outputs.sentence(output, layer, bits);
}

/** Whether two lists of runs have come equally far. */
function isSameProgress<T extends { readonly waits: readonly string[] }>(
  a: readonly T[],
  b: readonly T[],
): boolean {
  const parts = (runs: readonly T[]): unknown[] =>
    runs.flatMap(({ waits, ...run }) => [...Object.values(run), ...waits]);
  return isSame(parts(a), parts(b));
}

/** The verdict matrix of the networks and estimators on show, and the ε it follows. */
export function Verdicts({
  onCell,
  onProcessing,
}: Pick<ComponentProps<typeof VerdictTable>, 'onCell' | 'onProcessing'>) {
  const page = usePage();
  const model = useModel<CompareModel>();
  const { output, criteria, layer } = useObserved(({ screen }) => screen.view);
  const estimators = useObserved(({ screen }) => screen.estimators);
  const shown = useObserved(({ screen }) => screen.recording);
  const bits = useObserved(({ screen: { experiment, view } }) =>
    commonBits(experiment.run, view.comparisonRuns),
  );
  const titles = useNetworkTitles();
  const scale = useObserved(({ display }) => display.getState().epochScale);
  const titleId = useId();
  const notes = (compared: ComparedRun): string[] =>
    estimators.map((estimator) => networkStage(model, compared, estimator).note);
  // Checkpoints stream in; verdicts come at their end, and until then only the notes change.
  const progress = useObserved(
    () =>
      model.comparedRuns.map((compared) => {
        const isComplete = isOver(compared.status);
        return {
          recording: compared.recording,
          count: isComplete ? compared.count : 0,
          divergedAt: compared.status.kind === 'diverged' ? compared.status.epoch : undefined,
          isComplete,
          waits: notes(compared),
        };
      }),
    isSameProgress,
  );
  const recordings = progress.map(
    ({ recording, count, divergedAt, isComplete, waits }, n): ComparedRecording => {
      const judged = judgedRecording(recording, count, divergedAt !== undefined);
      const { status } = judged;
      return {
        title: fetchedMessages.compare.groupTitle(titles[n] ?? '', status.kind === 'memorized'),
        judged,
        note: isComplete ? messages.verdicts.beforeVerdicts(judged, divergedAt, 'memorized') : '',
        isChain: recording.isChain,
        exact: shownTrajectories(
          { recording, count, output },
          model.trajectories({ recording }, EXACT),
        ).layers,
        isOver: isComplete,
        columns: estimators.map((estimator, c) => ({
          title: messages.estimators.title(estimator),
          isExact: isExact(estimator),
          waits: waits[c] ?? '',
          layers: model.trajectories({ recording }, estimator)?.layers ?? [],
        })),
      };
    },
  );
  const matrix = verdictMatrix(recordings, criteria);
  const broken = breaking(matrix);
  return (
    <section className={styles['matrix']} data-testid="verdicts" aria-labelledby={titleId}>
      <div className={styles['matrix-heading']}>
        <h2 id={titleId}>{fetchedMessages.compare.matrix().heading}</h2>
        <p className={styles['matrix-summary']} role="status">
          {matrix.groups.some(({ hasVerdicts }) => hasVerdicts) &&
            fetchedMessages.compare.agreement(matrix)}
          {broken > 0 && ` ${messages.processing.summary(broken, estimators.length)}`}
        </p>
        <span className={styles['epsilon']} data-testid="epsilon">
          <TextParts parts={fetchedMessages.compare.threshold()} />
        </span>
      </div>
      <div className={styles['matrix-scroll']} data-testid="matrix-scroll">
        <VerdictTable
          matrix={matrix}
          fullNames={shown.layers(output).map(({ fullName }) => fullName)}
          scale={scale}
          outputNote={shown.hasOutput ? outputNote(output, outputName(recordings), bits) : ''}
          layer={layer}
          onLayer={(n) =>
            runCommand(n === layer ? commandById(page, 'all-layers') : showLayer(n), page)
          }
          onCell={onCell}
          onProcessing={onProcessing}
        />
      </div>
    </section>
  );
}
