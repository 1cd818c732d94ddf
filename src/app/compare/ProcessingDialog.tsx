import { messages } from '../../messages/index.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { processingReport } from '../../state/engine-values.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { Dialog } from '../shared/Dialog.tsx';
import { useObserved } from '../shared/page-context.ts';
import { useNetworkTitles } from './network-chart.tsx';
import styles from './reason-dialog.module.css';

interface Props {
  /** Of the matrix, from 0. */
  readonly network: number;
  readonly column: number;
  readonly onClose: () => void;
}

/** Why what an estimator finds of a network cannot be. */
export function ProcessingDialog({ network, column, onClose }: Props) {
  const model = useModel<CompareModel>();
  const estimator = useObserved(({ screen }) => screen.estimators[column]);
  const compared = useObserved(() => model.comparedRuns[network]);
  const title = useNetworkTitles()[network] ?? '';
  if (estimator === undefined || compared === undefined) return null;
  const layers = model.trajectories(compared, estimator)?.layers ?? [];
  const { recording } = compared;
  const { count, epochs } = recording;
  const names = layers.map(({ name }) => name);
  const report = processingReport(layers, count);
  return (
    <Dialog
      title={messages.processing.title(title, messages.estimators.title(estimator))}
      closeLabel={messages.processing.words().close}
      className={styles['reason']}
      onClose={onClose}
    >
      {messages.processing.sentences({ report, names, epochs, count }).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{messages.processing.words().rule}</p>
    </Dialog>
  );
}
