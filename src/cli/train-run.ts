import {
  type Backend,
  type Checkpoint,
  Fingerprint,
  type Outcome,
  type Run,
  RunRecording,
  train,
} from '../engine/index.ts';

export interface Trained {
  readonly recording: RunRecording;
  readonly outcome: Outcome;
  readonly fingerprint: Fingerprint;
}

/** At most ten lines a second, and only for people: nothing when standard error is a file. */
function progress(epochs: number): (epoch: number) => void {
  let said = 0;
  return (epoch) => {
    const now = Date.now();
    if (!process.stderr.isTTY || now - said < 100) return;
    said = now;
    process.stderr.write(`\repoch ${epoch} / ${epochs}`);
  };
}

/** Trains a run to its end and says on standard error how it goes. */
export function trainRun(run: Run, backend: Backend): Trained {
  const recording = new RunRecording(run);
  const fingerprint = new Fingerprint();
  const say = progress(run.epochs);
  const training = train(run, backend);
  let next = training.next();
  for (; next.done !== true; next = training.next()) {
    const checkpoint: Checkpoint | undefined = next.value.checkpoint;
    if (checkpoint !== undefined) {
      recording.add(checkpoint);
      fingerprint.add(checkpoint);
    }
    say(next.value.epoch);
  }
  const outcome = next.value;
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}${recording.count} epochs recorded, run ${outcome.kind}\n`,
  );
  return { recording, outcome, fingerprint };
}
