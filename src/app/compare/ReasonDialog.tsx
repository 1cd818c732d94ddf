import type { Trajectory } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isExact, isSaturated } from '../../state/comparison.ts';
import { ceiling, DEFAULT_VIEW_STATE, EXACT, TASK_ROWS, verdictOf } from '../../state/settings.ts';
import { Dialog } from '../shared/Dialog.tsx';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { networkTitle } from './overrides.ts';
import { useComparison } from './use-comparison.ts';
import { VerdictChart } from './VerdictChart.tsx';
import type { CellPlace } from './VerdictTable.tsx';

interface Props {
  readonly place: CellPlace;
  readonly onClose: () => void;
}

/** Why a cell of the matrix says what it says, and why exact says otherwise. */
export function ReasonDialog({ place, onClose }: Props) {
  const estimator = useLabState((state) => state.viewState.estimators[place.column]);
  const run = useLabState((state) => state.run);
  const overrides = useLabState((state) => state.viewState.comparisonRuns[place.network - 1]);
  const { comparison } = usePage();
  const network = comparison.networks[place.network];
  const name = `T${place.layer + 1}`;
  const title = networkTitle(network?.run ?? run, overrides);
  return (
    <Dialog
      title={`${name} of ${title}${estimator ? `, ${messages.estimators.title(estimator)}` : ''}`}
      closeLabel="Close the reasons"
      className="reason"
      onClose={onClose}
    >
      <Reasons place={place} />
    </Dialog>
  );
}

function Reasons({ place }: { readonly place: CellPlace }) {
  const { comparison } = usePage();
  const { estimators, output, criteria } = useLabState((state) => state.viewState);
  const network = comparison.networks[place.network];
  const estimator = estimators[place.column];
  // What is read of the network may still grow, or be read again.
  useComparison(({ networks }) => {
    const now = networks[place.network];
    if (now === undefined || estimator === undefined) return '';
    return `${now.recording.count} ${comparison.measured(now.recording, estimator, output)}`;
  });
  if (network === undefined || estimator === undefined) return null;
  const { recording } = network;
  const { hx } = comparison.entropyBoundsOf(network.run);
  const truths = recording.layers(output);
  const truth = truths[place.layer];
  const read = comparison.layers(recording, estimator, output)?.[place.layer];
  const exact = truth && verdictOf(truth.ixt, truth.ity, recording.count, hx, criteria);
  const verdict = read && verdictOf(read.ixt, read.ity, recording.count, hx, criteria);
  if (truth === undefined || read === undefined || exact === undefined || verdict === undefined)
    return <p>Measuring…</p>;
  const alone = isExact(estimator);
  const isOutput = place.layer === truths.length - 1;
  const most = ceiling(estimator, TASK_ROWS, network.run.bits);
  const { title, formula, source, caveats } = messages.estimators.describe(estimator.method);
  // Where both begin to count their loss, and where it ends.
  const moments = [
    ...new Set([exact.peakCheckpoint, verdict.peakCheckpoint, recording.count - 1]),
  ].sort((a, b) => a - b);
  const chart = { recording, layer: place.layer, layers: truths.length, hx };
  return (
    <>
      <div className="trajectories">
        {!alone && (
          <VerdictChart
            {...chart}
            trajectory={read}
            verdict={verdict}
            estimator={messages.estimators.title(estimator)}
          />
        )}
        <VerdictChart
          {...chart}
          trajectory={truth}
          verdict={exact}
          estimator={messages.estimators.title(EXACT)}
        />
      </div>
      {!alone && (
        <p>
          <strong>{messages.estimators.title(estimator)}:</strong>{' '}
          {messages.verdicts.reason(verdict, recording.epochs, hx, criteria)}
        </p>
      )}
      <p>
        <strong>Measured exactly:</strong>{' '}
        {messages.verdicts.reason(exact, recording.epochs, hx, criteria)}{' '}
        {isSaturated(truth, recording.count, TASK_ROWS) && messages.verdicts.saturated()}
      </p>
      {most < hx - criteria.lossless && <p>{messages.verdicts.ceiling(most, hx)}</p>}
      {isOutput && output !== DEFAULT_VIEW_STATE.output && (
        <p>{messages.outputs.sentence(output, truth.name)}</p>
      )}
      {!alone && (
        <p>
          {moments
            .map((r) => merging(truth, read, r, recording.epochs[r] as number))
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      <h3>{title}</h3>
      <p className="formula">{formula}</p>
      <p className="hint">{source}</p>
      <ul>
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </>
  );
}

/** How many codes the estimator still tells apart at a checkpoint; empty where it counts none. */
function merging(exact: Trajectory, read: Trajectory, checkpoint: number, epoch: number): string {
  const [codes, apart] = [exact.codes[checkpoint], read.codes[checkpoint]];
  if (codes === undefined || apart === undefined || !Number.isFinite(apart)) return '';
  const lost = (exact.ixt[checkpoint] as number) - (read.ixt[checkpoint] as number);
  return messages.verdicts.merging(epoch, codes, apart, lost);
}
