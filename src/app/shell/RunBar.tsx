import { useRef } from 'react';
import { messages } from '../../messages/index.ts';
import { useLab, useLabState } from './lab-context.ts';

/** How far training is, how fast it goes, and the button that starts or stops it. */
export function RunBar() {
  const lab = useLab();
  const status = useLabState((state) => state.status);
  const epoch = useLabState((state) => state.epoch);
  const rate = useLabState((state) => state.rate);
  const epochs = useLabState((state) => state.run.epochs);
  const fingerprint = useLabState((state) => state.fingerprint);
  const busy = status.kind === 'starting' || status.kind === 'training';
  /** Whether the button said Stop when it was pressed: leaving a field may start a run in between. */
  const pressedBusy = useRef<boolean>(undefined);
  const press = (): void => {
    const meant = pressedBusy.current ?? busy;
    pressedBusy.current = undefined;
    if (meant !== busy) return;
    if (busy) lab.stop();
    else void lab.train();
  };
  const seconds = rate > 0 ? (epochs - epoch) / rate : undefined;
  const again =
    status.kind === 'failed' ? 'Retry' : lab.runRecording.count > 0 ? 'Train again' : 'Train';
  return (
    <div className={`run-bar ${status.kind}`}>
      <progress aria-label="Training" max={epochs} value={epoch} />
      <span
        className="status"
        title={
          fingerprint &&
          `Fingerprint of the recording: ${fingerprint}. The same link gives the same one everywhere.`
        }
      >
        {status.kind === 'training' && seconds !== undefined
          ? messages.status.speed(rate, seconds)
          : messages.status.sentence(status)}
      </span>
      <button
        type="button"
        className={busy ? 'train' : 'train primary'}
        title={busy ? 'Stop training (T)' : 'Train from the beginning, same seed (T)'}
        onPointerDown={() => {
          pressedBusy.current = busy;
        }}
        onClick={press}
      >
        {busy ? 'Stop' : again}
      </button>
    </div>
  );
}
