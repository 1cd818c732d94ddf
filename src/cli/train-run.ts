import {
  type EpochRecord,
  Fingerprint,
  type Kernels,
  type Outcome,
  type Run,
  Trace,
  train,
} from '../engine/index.ts';

export interface Trained {
  readonly trace: Trace;
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
export function trainRun(run: Run, kernels: Kernels): Trained {
  const trace = new Trace(run);
  const fingerprint = new Fingerprint();
  const say = progress(run.epochs);
  const training = train(run, kernels);
  let next = training.next();
  for (; next.done !== true; next = training.next()) {
    const record: EpochRecord | undefined = next.value.record;
    if (record !== undefined) {
      trace.add(record);
      fingerprint.add(record);
    }
    say(next.value.epoch);
  }
  const outcome = next.value;
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}${trace.count} epochs recorded, run ${outcome.kind}\n`,
  );
  return { trace, outcome, fingerprint };
}
