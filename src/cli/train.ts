import { parseArgs } from 'node:util';
import {
  allowed,
  DEFAULT_PRESET,
  type EpochRecord,
  FIELDS,
  Fingerprint,
  PRESETS,
  Trace,
  train,
  wallsOf,
} from '../engine/index.ts';
import { chooseKernels } from '../worker/kernels.ts';
import { chosenRun, SETTING_OPTIONS, writeOut } from './chosen-run.ts';
import { joinNegatives, UsageError } from './options.ts';
import { rulersOf, rulersOnShow, trailsOf } from './rulers.ts';
import { type Measured, summaryOf, traceAsCsv, traceAsJson } from './trace-output.ts';

export const TRAIN_HELP = `Usage: infoplane train [options]

Trains one run and prints one JSON object: its fingerprint, the epochs trained, I(X;T) and I(T;Y)
in bits and the number of codes of each layer at the last epoch with the verdict on its trail, and
the accuracy.

  --preset NAME      ${PRESETS.map(({ id }) => id).join(', ')}
                     (default ${DEFAULT_PRESET.id})
  --link URL         the run of a link from the page
  --seed N           ${allowed(FIELDS.seed.rule)}
  --epochs N         ${allowed(FIELDS.epochs.rule)}
  --bits N           activation bits: ${allowed(FIELDS.bits.rule)}
  --activation NAME  ${allowed(FIELDS.activations.rule)}
  --hidden W,W,...   1 to 8 widths of 1 to 32, as in 10,7,5
  --rulers LIST      how to measure, as links write it: 'exact;uniform,30,run;kde_upper,0.1'
                     (default what the link shows, else exact)
  --out FILE         writes the whole trace to FILE
  --format json|csv  format of the trace; csv without --out prints the trace instead of the summary
  --help             this text

Progress goes to standard error. Unusable options end with exit status 2.`;

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

/** `infoplane train`: returns what goes to standard output. */
export async function trainCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args: joinNegatives(args),
    options: {
      ...SETTING_OPTIONS,
      rulers: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return `${TRAIN_HELP}\n`;
  const { format = 'json' } = values;
  if (format !== 'json' && format !== 'csv')
    throw new UsageError(`--format ${format}: allowed are json, csv`);
  const { preset, run, look } = chosenRun(values);
  const rulers = values.rulers === undefined ? rulersOnShow(look) : rulersOf(values.rulers);
  if (values.out !== undefined) writeOut(values.out, '');

  const trace = new Trace(run);
  const fingerprint = new Fingerprint();
  const say = progress(run.epochs);
  const { kernels, fallback } = await chooseKernels();
  if (fallback !== undefined) process.stderr.write(`slower kernels: ${fallback}\n`);
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
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}${trace.count} epochs recorded, run ${next.value.kind}\n`,
  );

  const trails = trailsOf(trace, rulers, look.output, kernels) as unknown as Measured['trails'];
  const { hx } = wallsOf(run);
  const measured = { preset, look, trace, outcome: next.value, fingerprint, trails, hx };
  const whole = format === 'csv' ? traceAsCsv(measured) : traceAsJson(measured);
  if (values.out !== undefined) writeOut(values.out, whole);
  else if (format === 'csv') return whole;
  return `${JSON.stringify(summaryOf(measured))}\n`;
}
