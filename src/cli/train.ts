import { parseArgs } from 'node:util';
import {
  allowed,
  DEFAULT_LOOK,
  DEFAULT_PRESET,
  FIELDS,
  type Look,
  PRESETS,
  type Run,
  wallsOf,
} from '../engine/index.ts';
import { chooseKernels } from '../worker/kernels.ts';
import { checkOut, chosenRun, networksOnShow, SETTING_OPTIONS, writeOut } from './chosen-run.ts';
import { joinNegatives, UsageError } from './options.ts';
import { rulersOf, rulersOnShow, trailsOf } from './rulers.ts';
import { type Network, summaryOf, traceAsCsv, traceAsJson } from './trace-output.ts';
import { trainRun } from './train-run.ts';

export const TRAIN_HELP = `Usage: infoplane train [options]

Trains one run and prints one JSON object: its fingerprint, the epochs trained, I(X;T) and I(T;Y)
in bits and the number of codes of each layer at the last epoch, and the accuracy. The verdict on
the trail of a layer comes with its numbers: the epoch of the knee, I(X;T) there (peak) and at the
end, the bits lost between them, and by how much I(T;Y) had risen at the knee (fitted). What further
rulers read is under "rulers", the other networks of a comparison under "networks".

  --preset NAME      ${PRESETS.map(({ id }) => id).join(', ')}
                     (default ${DEFAULT_PRESET.id})
  --link URL         the run of a link from the page; if it shows the comparison, with its other
                     networks and its rulers
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
  if (values.out !== undefined) checkOut(values.out);

  const { kernels, fallback } = await chooseKernels();
  if (fallback !== undefined) process.stderr.write(`slower kernels: ${fallback}\n`);
  const measure = (one: Run, itsLook: Look): Network => {
    const trained = trainRun(one, kernels);
    const trails = trailsOf(trained.trace, rulers, look.output, kernels);
    const { hx } = wallsOf(one);
    return {
      ...trained,
      preset,
      look: itsLook,
      trails: trails as unknown as Network['trails'],
      hx,
    };
  };
  const measured = {
    ...measure(run, look),
    networks: networksOnShow(run, look).map((other) =>
      measure(other, { ...DEFAULT_LOOK, output: look.output, rule: look.rule }),
    ),
  };
  const whole = format === 'csv' ? traceAsCsv(measured) : traceAsJson(measured);
  if (values.out !== undefined) writeOut(values.out, [whole]);
  else if (format === 'csv') return whole;
  return `${JSON.stringify(summaryOf(measured))}\n`;
}
