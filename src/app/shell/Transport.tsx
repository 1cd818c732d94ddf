import { useEffect } from 'react';
import { messages } from '../../messages/index.ts';
import { commandById } from '../../state/commands.ts';
import { SPEEDS } from '../../state/playhead.ts';
import { isBusy } from '../../state/training.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import styles from './transport.module.css';

/** Moves the playhead while playing: once a frame, by the clock. */
function usePlayback(): void {
  const { playhead } = usePage();
  const playing = useObserved(({ screen }) => screen.playhead.playing);
  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function next() {
      playhead.tick();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [playhead, playing]);
}

const ICONS: Record<string, string> = {
  first: 'M4 4h2v12H4zM16 4v12L7 10z',
  previous: 'M14 4v12L5 10z',
  play: 'M5 3.5v13L17 10z',
  pause: 'M5 4h3.5v12H5zM11.5 4H15v12h-3.5z',
  next: 'M6 4v12l9-6z',
  last: 'M14 4h2v12h-2zM4 4v12l9-6z',
};

interface ButtonProps {
  readonly command: string;
  readonly icon?: string;
  readonly label?: string;
}

function TransportButton({ command, icon = command, label }: ButtonProps) {
  const page = usePage();
  return (
    <CommandButton
      command={command}
      className={styles['icon']}
      label={label ?? commandById(page, command).title}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={ICONS[icon]} />
      </svg>
    </CommandButton>
  );
}

/** The transport: play, step, scrub, speed, and the progress of training. */
export function Transport() {
  usePlayback();
  const { playhead } = usePage();
  const { playing, speed } = useObserved(({ screen }) => screen.playhead);
  const { recording, count } = useObserved(({ screen }) => screen.shown.snapshot);
  const at = useObserved(({ screen }) => Math.max(screen.checkpoint, 0));
  const hasRun = useObserved(({ screen }) => screen.recordedRun !== undefined);
  const hasSeveralEpochs = useObserved(({ screen }) => screen.hasSeveralEpochs);
  const last = Math.max(count - 1, 0);
  const epoch = recording.epochs[at];
  const epochs = useObserved(({ screen }) => screen.shown.snapshot.recording.lastEpoch);
  const words = messages.shell.transport();
  // A file of one epoch has nothing to play.
  if (!hasRun && !hasSeveralEpochs) return null;
  return (
    <section className={styles['transport']} aria-label={words.region}>
      <div className={styles['buttons']}>
        <TransportButton command="first" />
        <TransportButton command="previous" />
        <TransportButton
          command="play"
          icon={playing ? 'pause' : 'play'}
          label={playing ? words.pause : words.play}
        />
        <TransportButton command="next" />
        <TransportButton command="last" />
      </div>
      <label>
        <span className={textStyles['visually-hidden']}>{words.speed}</span>
        <select value={speed} onChange={(event) => playhead.setSpeed(Number(event.target.value))}>
          {SPEEDS.map((choice) => (
            <option key={choice} value={choice}>
              {choice}×
            </option>
          ))}
        </select>
      </label>
      <input
        type="range"
        className={styles['scrub']}
        aria-label={words.epoch}
        aria-valuetext={epoch === undefined ? words.noEpoch : messages.lab.epoch(epoch)}
        min={0}
        max={last}
        value={at}
        disabled={count === 0}
        onChange={(event) => {
          playhead.pause();
          playhead.seek(Number(event.target.value));
        }}
      />
      <span className={styles['epoch']}>
        {words.epochWord} <strong data-testid="epoch">{epoch ?? '–'}</strong> / {epochs}
      </span>
      {hasRun && <RunBar />}
    </section>
  );
}

/** How far training is, how fast it goes, and the button that starts or stops it. */
function RunBar() {
  const { isFramed, link } = usePage();
  const { status, epoch, rate, secondsLeft, fingerprint } = useObserved(
    ({ screen }) => screen.session,
  );
  const epochs = useObserved(({ screen }) => screen.experiment.run.epochs);
  const hasRecording = useObserved(({ runs }) => runs.recordedCount > 0);
  const busy = isBusy(status);
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
        {status.kind === 'training' && secondsLeft !== undefined
          ? messages.status.speed(rate, secondsLeft)
          : messages.status.sentence(status)}
        {status.kind === 'starting' && (
          <span className={styles['silence']}> {messages.status.silence()}</span>
        )}
      </span>
      {isFramed && status.kind === 'failed' && (
        <a href={link()} target="_blank" rel="noopener">
          {messages.shell.newTab()}
        </a>
      )}
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
