import {
  DEFAULT_LOOK,
  formatLink,
  type Outcome,
  type OutputReading,
  type Preset,
  type Trace,
} from '../engine/index.ts';

/** What `train` prints: the last recorded epoch. */
export function summaryOf(
  trace: Trace,
  output: OutputReading,
  fingerprint: string,
  outcome: Outcome,
): object {
  const last = trace.count - 1;
  return {
    fingerprint,
    outcome: outcome.kind,
    epochs: trace.epochs[last],
    layers: trace.layers(output).map(({ name, ixt, ity, codes }) => ({
      layer: name,
      ixt: ixt[last],
      ity: ity[last],
      codes: codes[last],
    })),
    accuracy: { train: trace.accuracy.train[last], test: trace.accuracy.test[last] },
  };
}

/** One line a layer and record; a run is named by its link. */
export function traceAsCsv(trace: Trace, output: OutputReading, preset: Preset): string {
  const look = { ...DEFAULT_LOOK, output };
  const runName = formatLink({ preset, run: trace.run, look, fingerprint: undefined });
  const lines = ['run,seed,epoch,layer,estimator,ixt,ity,codes'];
  trace.epochs.forEach((epoch, r) => {
    for (const { name, ixt, ity, codes } of trace.layers(output)) {
      lines.push(
        [runName, trace.run.seed, epoch, name, 'exact', ixt[r], ity[r], codes[r]].join(','),
      );
    }
  });
  return `${lines.join('\n')}\n`;
}

/** Everything but the states of the network. */
export function traceAsJson(
  trace: Trace,
  output: OutputReading,
  preset: Preset,
  fingerprint: string,
  outcome: Outcome,
): string {
  const { run, epochs, loss, accuracy } = trace;
  const look = { ...DEFAULT_LOOK, output };
  const link = `#${formatLink({ preset, run, look, fingerprint })}`;
  const layers = trace.layers(output);
  return `${JSON.stringify({ fingerprint, outcome, link, run, output, epochs, loss, accuracy, layers })}\n`;
}
