import { parseArgs } from 'node:util';
import { Trace, train } from '../engine/index.ts';
import { chooseKernels } from '../worker/kernels.ts';
import { RunTape } from '../worker/tape.ts';
import { chosenRun, SETTING_OPTIONS, writeOut } from './chosen-run.ts';
import { joinNegatives, UsageError } from './options.ts';

export const ACTIVATIONS_HELP = `Usage: infoplane activations [options]

Trains one run and prints the activations of its layers on all inputs, with their labels, as JSON that
'infoplane measure' and the page read: {"y", "records": [{"epoch", "layer", "T"}]}. Other programs
can so check what is measured here.

  --preset, --link, --seed, --epochs, --bits, --activation, --hidden
                     the run, as for train
  --at E,E,...       recorded epochs, or all (default: the last; a number that is not recorded stands
                     for the latest recorded one before it)
  --layer N          one layer only, 1 for T1
  --out FILE         writes to FILE
  --help             this text

An epoch of the default run takes about 1 MB.`;

/** `infoplane activations`: returns what goes to standard output. */
export async function activationsCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args: joinNegatives(args),
    options: {
      ...SETTING_OPTIONS,
      at: { type: 'string' },
      layer: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return `${ACTIVATIONS_HELP}\n`;
  const { run, look } = chosenRun(values);
  const depth = run.hidden.length + 1;
  const only = values.layer === undefined ? undefined : Number(values.layer);
  if (only !== undefined && !(Number.isInteger(only) && only >= 1 && only <= depth)) {
    throw new UsageError(`--layer ${values.layer}: allowed is a whole number from 1 to ${depth}`);
  }
  if (values.at !== undefined && !/^(all|\d+(,\d+)*)$/.test(values.at)) {
    throw new UsageError(`--at ${values.at}: allowed are whole numbers between commas, or all`);
  }
  if (values.out !== undefined) writeOut(values.out, '');

  const { kernels } = await chooseKernels();
  const trace = new Trace(run);
  for (const { record } of train(run, kernels)) if (record !== undefined) trace.add(record);
  const tape = new RunTape(run, kernels);
  tape.extend(trace.states);
  const last = trace.count - 1;
  const wanted =
    values.at === 'all'
      ? [...trace.epochs.keys()]
      : (values.at?.split(',').map((epoch) => trace.recordAt(Number(epoch))) ?? [last]);
  const records = [...new Set(wanted)].flatMap((r) =>
    tape.layersAt(r, look.output).flatMap(({ rows, columns, values: real }, l) => {
      if (only !== undefined && l !== only - 1) return [];
      const T = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (__, j) => real[j * rows + row] as number),
      );
      return [{ epoch: trace.epochs[r], layer: `T${l + 1}`, T }];
    }),
  );
  const text = `${JSON.stringify({ y: [...tape.labels], records })}\n`;
  if (values.out === undefined) return text;
  writeOut(values.out, text);
  return '';
}
