import { useRef } from 'react';
import { messages } from '../../messages/index.ts';
import { commandById, runCommand } from '../../state/commands.ts';
import { isBusy } from '../../state/training.ts';
import buttonStyles from '../shared/button.module.css';
import { ariaKey, keyName } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './run-bar.module.css';

/** How far training is, how fast it goes, and the button that starts or stops it. */
export function RunBar() {
  const page = usePage();
  const { status, epoch, rate, fingerprint } = useObserved(({ screen }) => screen.session);
  const epochs = useObserved(({ screen }) => screen.experiment.run.epochs);
  const hasRecording = useObserved(({ runs }) => runs.recordedCount > 0);
  const command = commandById(page, 'train');
  const busy = isBusy(status);
  /** Whether the button said Stop when it was pressed: leaving a field may start a run in between. */
  const pressedBusy = useRef<boolean>(undefined);
  const press = (): void => {
    const meant = pressedBusy.current ?? busy;
    pressedBusy.current = undefined;
    if (meant === busy) runCommand(command, page);
  };
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
      <button
        type="button"
        className={classes(styles['train'], !busy && buttonStyles['primary'])}
        aria-keyshortcuts={command.keys.map(ariaKey).join(' ')}
        title={`${busy ? words.stopTitle : words.trainTitle} (${command.keys.map(keyName).join()})`}
        onPointerDown={() => {
          pressedBusy.current = busy;
        }}
        onClick={press}
      >
        {busy ? words.stop : again}
      </button>
    </div>
  );
}
