import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../experiment/run.ts';
import type { Backend } from './backend.ts';
import { Fingerprint } from './fingerprint.ts';
import { RunRecording } from './run-recording.ts';
import { type Outcome, train } from './trainer.ts';

/** A run that was trained to its end. */
export interface Trained {
  readonly recording: RunRecording;
  readonly outcome: Outcome;
  readonly fingerprint: string;
}

/** Trains a run on this thread; `onEpoch` is called after each epoch, recorded or not. */
export function trainToEnd(
  run: Run,
  data: Dataset,
  backend: Backend,
  onEpoch: (epoch: number) => void = () => {},
): Trained {
  const recording = new RunRecording(run);
  const fingerprint = new Fingerprint();
  const training = train(run, data, backend);
  let next = training.next();
  for (; next.done !== true; next = training.next()) {
    const { epoch, checkpoint } = next.value;
    if (checkpoint !== undefined) {
      recording.add(checkpoint);
      fingerprint.add(checkpoint);
    }
    onEpoch(epoch);
  }
  return { recording, outcome: next.value, fingerprint: fingerprint.hex };
}
