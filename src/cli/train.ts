import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  allowed,
  applyFields,
  DEFAULT_PRESET,
  describeRepair,
  type EpochRecord,
  FIELDS,
  Fingerprint,
  type OutputReading,
  PRESETS,
  type Preset,
  parseLink,
  presetById,
  type Run,
  Trace,
  train,
} from '../engine/index.ts';
import { chooseKernels } from '../worker/kernels.ts';
import { joinNegatives, UsageError } from './options.ts';
import { summaryOf, traceAsCsv, traceAsJson } from './trace-output.ts';

export const TRAIN_HELP = `Usage: infoplane train [options]

Trains one run and prints one JSON object: its fingerprint, the epochs trained, I(X;T) and I(T;Y)
in bits and the number of codes of each layer at the last epoch, and the accuracy.

  --preset NAME      ${PRESETS.map(({ id }) => id).join(', ')}
                     (default ${DEFAULT_PRESET.id})
  --link URL         the run of a link from the page
  --seed N           ${allowed(FIELDS.seed.rule)}
  --epochs N         ${allowed(FIELDS.epochs.rule)}
  --bits N           activation bits: ${allowed(FIELDS.bits.rule)}
  --activation NAME  ${allowed(FIELDS.activations.rule)}
  --hidden W,W,...   1 to 8 widths of 1 to 32, as in 10,7,5
  --out FILE         writes the whole trace to FILE
  --format json|csv  format of the trace; csv without --out prints the trace instead of the summary
  --help             this text

Progress goes to standard error. Unusable options end with exit status 2.`;

/** Options of the command line that are settings of a run. */
const SETTINGS = {
  seed: 'seed',
  epochs: 'epochs',
  bits: 'bits',
  activation: 'activations',
  hidden: 'hidden',
} as const satisfies Record<string, keyof Run>;

interface Chosen {
  readonly preset: Preset;
  readonly run: Run;
  readonly output: OutputReading;
}

function chosenRun(values: Readonly<Record<string, string | boolean | undefined>>): Chosen {
  const { preset: presetName, link: url } = values;
  if (presetName !== undefined && url !== undefined) {
    throw new UsageError('--preset and --link exclude each other');
  }
  let chosen: Chosen = { preset: DEFAULT_PRESET, run: DEFAULT_PRESET.run, output: 'logits' };
  if (typeof presetName === 'string') {
    const preset = presetById(presetName);
    if (preset === undefined) {
      throw new UsageError(
        `--preset ${presetName}: allowed are ${PRESETS.map(({ id }) => id).join(', ')}`,
      );
    }
    chosen = { ...chosen, preset, run: preset.run };
  }
  if (typeof url === 'string') {
    const mark = url.indexOf('#');
    if (mark < 0) throw new UsageError(`--link ${url}: a link of this page has a # in it`);
    const { link, repairs } = parseLink(url.slice(mark));
    for (const repair of repairs)
      process.stderr.write(`link repaired: ${describeRepair(repair)}\n`);
    chosen = { preset: link.preset, run: link.run, output: link.look.output };
  }
  const given = new Map<keyof Run, string>();
  for (const [option, key] of Object.entries(SETTINGS)) {
    const value = values[option];
    if (typeof value === 'string') given.set(key, value);
  }
  const { run, repairs } = applyFields(chosen.run, given);
  const [first] = repairs;
  if (first !== undefined) {
    const option = Object.entries(SETTINGS).find(
      ([, key]) => FIELDS[key].name === first.field,
    )?.[0];
    throw new UsageError(`--${option} ${first.given}: allowed is ${first.allowed}`);
  }
  return { ...chosen, run };
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

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(
      `--out ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** `infoplane train`: returns what goes to standard output. */
export async function trainCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args: joinNegatives(args),
    options: {
      preset: { type: 'string' },
      link: { type: 'string' },
      seed: { type: 'string' },
      epochs: { type: 'string' },
      bits: { type: 'string' },
      activation: { type: 'string' },
      hidden: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return `${TRAIN_HELP}\n`;
  const { format = 'json' } = values;
  if (format !== 'json' && format !== 'csv')
    throw new UsageError(`--format ${format}: allowed are json, csv`);
  const { preset, run, output } = chosenRun(values);
  if (values.out !== undefined) write(values.out, '');

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

  const whole =
    format === 'csv'
      ? traceAsCsv(trace, output, preset)
      : traceAsJson(trace, output, preset, fingerprint.hex, next.value);
  if (values.out !== undefined) write(values.out, whole);
  else if (format === 'csv') return whole;
  return `${JSON.stringify(summaryOf(trace, output, fingerprint.hex, next.value))}\n`;
}
