import { useEffect } from 'react';
import { commandById, runCommand } from '../../state/commands.ts';
import { SPEEDS } from '../../state/lab.ts';
import { useLab, useLabState, usePage } from './lab-context.ts';
import { RunBar } from './RunBar.tsx';

/** Moves the playhead while playing: once a frame, by the clock. */
function usePlayback(): void {
  const lab = useLab();
  const playing = useLabState((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function next() {
      lab.tick();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [lab, playing]);
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

function CommandButton({ command: id, icon = id, label }: ButtonProps) {
  const page = usePage();
  const command = commandById(id);
  const key = command.keys[0] === ' ' ? 'Space' : command.keys[0];
  return (
    <button
      type="button"
      className="icon"
      aria-label={label ?? command.title}
      title={`${label ?? command.title} (${key})`}
      onClick={() => runCommand(command, page)}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={ICONS[icon]} />
      </svg>
    </button>
  );
}

/** The transport: play, step, scrub, speed, and the progress of training. */
export function Transport() {
  usePlayback();
  const lab = useLab();
  const playing = useLabState((state) => state.playing);
  const speed = useLabState((state) => state.speed);
  useLabState((state) => state.version);
  useLabState((state) => state.viewState.epoch);
  const { recording } = lab;
  const last = Math.max(recording.count - 1, 0);
  const at = Math.max(lab.playhead, 0);
  const epoch = recording.epochs[at];
  const epochs = useLabState(({ file, run }) => file?.epochs.at(-1) ?? run.epochs);
  return (
    <section className="transport" aria-label="Playhead and training">
      <div className="buttons">
        <CommandButton command="first" />
        <CommandButton command="previous" />
        <CommandButton
          command="play"
          icon={playing ? 'pause' : 'play'}
          label={playing ? 'Pause' : 'Play'}
        />
        <CommandButton command="next" />
        <CommandButton command="last" />
      </div>
      <label className="speed">
        <span className="visually-hidden">Playback speed</span>
        <select value={speed} onChange={(event) => lab.setSpeed(Number(event.target.value))}>
          {SPEEDS.map((choice) => (
            <option key={choice} value={choice}>
              {choice}×
            </option>
          ))}
        </select>
      </label>
      <input
        type="range"
        className="scrub"
        aria-label="Recorded epoch"
        aria-valuetext={epoch === undefined ? 'none recorded' : `epoch ${epoch}`}
        min={0}
        max={last}
        value={at}
        disabled={recording.count === 0}
        onChange={(event) => {
          lab.pause();
          lab.seek(Number(event.target.value));
        }}
      />
      <span className="epoch">
        epoch <strong>{epoch ?? '–'}</strong> / {epochs}
      </span>
      <RunBar />
    </section>
  );
}
