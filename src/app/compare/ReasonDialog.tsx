import type { Trajectory } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import {
  ceiling,
  DEFAULT_VIEW_STATE,
  EXACT,
  FLOAT32,
  judgedRecording,
  judgeLayer,
} from '../../state/engine-values.ts';
import { isExact } from '../../state/estimates.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { Dialog } from '../shared/Dialog.tsx';
import { useObserved } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import { VerdictChart } from '../shared/VerdictChart.tsx';
import { useNetworkTitles } from './network-chart.tsx';
import styles from './reason-dialog.module.css';
import type { CellPlace } from './VerdictTable.tsx';

interface Props {
  readonly place: CellPlace;
  readonly onClose: () => void;
}

/** Why a cell of the matrix has its verdict, and why the exact one is another. */
export function ReasonDialog({ place, onClose }: Props) {
  const estimator = useObserved(({ screen }) => screen.estimators[place.column]);
  const model = useModel<CompareModel>();
  const network = useObserved(() => model.comparedRuns[place.network]);
  const output = useObserved(({ screen }) => screen.view.output);
  const name = network?.recording.layers(output)[place.layer]?.name ?? '';
  const title = useNetworkTitles()[place.network] ?? '';
  return (
    <Dialog
      title={fetchedMessages.compare.reasonsTitle(
        name,
        title,
        estimator && messages.estimators.title(estimator),
      )}
      closeLabel={fetchedMessages.compare.reasons().close}
      className={styles['reason']}
      onClose={onClose}
    >
      <Reasons place={place} />
    </Dialog>
  );
}

function Reasons({ place }: { readonly place: CellPlace }) {
  const model = useModel<CompareModel>();
  const { output, criteria } = useObserved(({ screen }) => screen.view);
  const estimators = useObserved(({ screen }) => screen.estimators);
  const network = useObserved(() => model.comparedRuns[place.network]);
  const estimator = estimators[place.column];
  const found = useObserved(() =>
    network === undefined || estimator === undefined
      ? undefined
      : model.trajectories(network, estimator),
  );
  const exactly = useObserved(() => network && model.trajectories(network, EXACT));
  if (network === undefined || estimator === undefined) return null;
  const { recording } = network;
  const truths = exactly?.layers ?? [];
  const truth = truths[place.layer];
  const read = found?.layers[place.layer];
  const { count } = network;
  const judged = judgedRecording(recording, count, network.status.kind === 'diverged');
  const { hx, rows } = judged;
  const exact = truth && judgeLayer(truth, judged, criteria);
  const verdict = read && judgeLayer(read, judged, criteria);
  if (truth === undefined || read === undefined || exact === undefined || verdict === undefined)
    return <p>{fetchedMessages.compare.reasons().measuring}</p>;
  const alone = isExact(estimator);
  const isOutput = recording.hasOutput && place.layer === truths.length - 1;
  const most = ceiling(estimator, rows, network.run?.bits ?? FLOAT32);
  const { formula, source, caveats } = fetchedMessages.explanations.explanation(estimator.method);
  // Where what decides either verdict begins, turns and ends.
  const turns = [exact, verdict].flatMap(({ stated, peak }) => stated?.turns ?? [peak]);
  const moments = [...new Set([...turns.map(({ checkpoint }) => checkpoint), count - 1])]
    .toSorted((a, b) => a - b)
    .map((r) => merging(truth, read, r, recording.epochs[r] as number))
    .filter(Boolean);
  const chart = { recording, layer: place.layer, layers: truths.length, hx };
  return (
    <>
      <div className={styles['sides']}>
        {!alone && (
          <section>
            <VerdictChart
              {...chart}
              trajectory={read}
              verdict={verdict}
              estimator={messages.estimators.title(estimator)}
            />
            <p>
              <strong>{messages.estimators.title(estimator)}:</strong>{' '}
              {fetchedMessages.reasons.reason(verdict, hx, criteria)}
            </p>
          </section>
        )}
        <section>
          <VerdictChart
            {...chart}
            trajectory={truth}
            verdict={exact}
            estimator={messages.estimators.title(EXACT)}
          />
          <p>
            <strong>{fetchedMessages.compare.reasons().exactly}</strong>{' '}
            {fetchedMessages.reasons.reason(exact, hx, criteria)}{' '}
            {exact.qualifications.includes('saturated') && fetchedMessages.reasons.saturated()}
          </p>
        </section>
      </div>
      {most < hx - criteria.lossless && <p>{fetchedMessages.reasons.ceiling(most, hx)}</p>}
      {isOutput && output !== DEFAULT_VIEW_STATE.output && (
        <p>{messages.outputs.sentence(output, truth.name, network.run?.bits)}</p>
      )}
      {!alone && moments.length > 0 && (
        <ul>
          {moments.map((moment) => (
            <li key={moment}>{moment}</li>
          ))}
        </ul>
      )}
      <h3>{messages.estimators.methodTitle(estimator.method)}</h3>
      <p className={textStyles['formula']}>{formula}</p>
      <p className={textStyles['hint']}>{source}</p>
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
  const [codes, apart] = [exact.states[checkpoint], read.states[checkpoint]];
  if (codes === undefined || apart === undefined || !Number.isFinite(apart)) return '';
  const lost = (exact.ixt[checkpoint] as number) - (read.ixt[checkpoint] as number);
  return fetchedMessages.reasons.merging(epoch, codes, apart, lost);
}
