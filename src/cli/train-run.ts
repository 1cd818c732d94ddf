import { type Backend, loadDataset, type Run, type Trained, trainToEnd } from '../engine/index.ts';
import type { LinkFingerprint } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { EXIT_STRICT } from './options.ts';

/** At most ten lines a second, and only for people: nothing when standard error is a file. */
function progress(epochs: number): (epoch: number) => void {
  let reported = 0;
  return (epoch) => {
    const now = Date.now();
    if (!process.stderr.isTTY || now - reported < 100) return;
    reported = now;
    process.stderr.write(`\repoch ${epoch} / ${epochs}`);
  };
}

/**
 * Trains a run to its end and reports progress on standard error; and whether the recording has the
 * fingerprint `expected`, that of the run's link. Another one is a mismatch, where that is strict.
 */
export async function trainRun(
  run: Run,
  backend: Backend,
  expected?: LinkFingerprint,
  isStrict = false,
): Promise<Trained> {
  const trained = trainToEnd(run, await loadDataset(run), backend, progress(run.epochs));
  const { recording, outcome, fingerprint: found } = trained;
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}${recording.count} epochs recorded, run ${outcome.kind}\n`,
  );
  if (expected?.hex === found) process.stderr.write('same bits as the link\n');
  else if (expected !== undefined) {
    const reason = messages.notices.otherFingerprint({ expected, found });
    process.stderr.write(`warning: other bits than the link\n${reason}\n`);
    if (isStrict) process.exitCode = EXIT_STRICT;
  }
  return trained;
}
