import { messages } from '../../messages/index.ts';
import { isBusy } from '../../state/training.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import styles from './run-bar.module.css';

/** How far training is, how fast it goes, and the button that starts or stops it. */
export function RunBar() {
  const { status, epoch, rate, fingerprint } = useObserved(({ screen }) => screen.session);
  const epochs = useObserved(({ screen }) => screen.experiment.run.epochs);
  const hasRecording = useObserved(({ runs }) => runs.recordedCount > 0);
  const busy = isBusy(status);
  const seconds = rate > 0 ? (epochs - epoch) / rate : undefined;
  const words = messages.shell.train();
  const again = status.kind === 'failed' ? words.retry : hasRecording ? words.again : words.train;
  return (
    <div className={styles['run-bar']} data-testid="run-bar" data-status={status.kind}>
      <progress aria-label={messages.shell.transport().progress} max={epochs} value={epoch} />
      <span
        className={styles['status']}
        data-testid="run-status"
        title={fingerprint && messages.shell.fingerprint(fingerprint)}
      >
        {status.kind === 'training' && seconds !== undefined
          ? messages.status.speed(rate, seconds)
          : messages.status.sentence(status)}
      </span>
      <CommandButton
        command="train"
        className={classes(styles['train'], !busy && buttonStyles['primary'])}
        title={busy ? words.stopTitle : words.trainTitle}
      >
        {busy ? words.stop : again}
      </CommandButton>
    </div>
  );
}
