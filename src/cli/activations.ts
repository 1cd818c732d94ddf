import { loadDataset, type OutputDefinition, RunActivations } from '../engine/index.ts';
import { chooseBackend } from '../worker/backend.ts';
import { chosenRun, SETTING_OPTIONS } from './chosen-run.ts';
import {
  COMMON_HELP,
  COMMON_OPTIONS,
  joinNegatives,
  parseOptions,
  UsageError,
  wholeNumber,
} from './options.ts';
import { checkOut, writeOut } from './out-file.ts';
import { trainRun } from './train-run.ts';

const ACTIVATIONS_HELP = `Usage: infoplane activations [options]

Trains one run and prints the activations of its layers on all inputs, with their labels, as JSON that
'infoplane measure' and the page read: {"y", "checkpoints": [{"epoch", "layer", "T"}]}. Other programs
can so check what is measured here.

  --preset, --link, --seed, --epochs, --bits, --activation, --hidden
                     the run, as for train
  --at E,E,...       recorded epochs, or all (default: the last; a number that is not recorded stands
                     for the latest recorded one before it)
  --layer N          one layer only, 1 for T1
  --out FILE         writes to FILE
${COMMON_HELP}

An epoch of the default run takes 2.5 MB, all of them 1 GB; measure and the page read up to 500 MB,
such as all epochs of one layer (about 100 MB for T5).`;

/** The file, a checkpoint at a time: all epochs of a run are too long for one string. */
function* pieces(
  recorded: RunActivations,
  epochs: readonly number[],
  checkpoints: Iterable<number>,
  only: number | undefined,
  output: OutputDefinition,
): Generator<string, void> {
  yield `{"y":${JSON.stringify([...recorded.labels])},"checkpoints":[`;
  let before = '';
  for (const r of checkpoints) {
    for (const [l, { rows, columns, values }] of recorded.layersAt(r, output).entries()) {
      if (only !== undefined && l !== only - 1) continue;
      const T = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (__, j) => values[j * rows + row] as number),
      );
      yield `${before}${JSON.stringify({ epoch: epochs[r], layer: `T${l + 1}`, T })}`;
      before = ',\n';
    }
  }
  yield ']}\n';
}

/** `infoplane activations`: returns what goes to standard output. */
export async function activationsCommand(args: string[]): Promise<Iterable<string>> {
  const { values } = parseOptions({
    args: joinNegatives(args),
    options: {
      ...SETTING_OPTIONS,
      at: { type: 'string' },
      layer: { type: 'string' },
      out: { type: 'string' },
      ...COMMON_OPTIONS,
    },
  });
  if (values.help) return [`${ACTIVATIONS_HELP}\n`];
  const { run, viewState, expected } = chosenRun(values);
  const depth = run.hidden.length + 1;
  const only =
    values.layer === undefined ? undefined : wholeNumber('layer', values.layer, 1, depth);
  if (values.at !== undefined && !/^(all|\d+(,\d+)*)$/.test(values.at)) {
    throw new UsageError(`--at ${values.at}: allowed are whole numbers between commas, or all`);
  }
  if (values.out !== undefined) checkOut(values.out);

  const { backend } = await chooseBackend();
  const { recording } = await trainRun(run, backend, expected, values.strict);
  const recorded = new RunActivations(run, await loadDataset(run), backend);
  recorded.extend(recording.states);
  const last = recording.count - 1;
  const wanted =
    values.at === 'all'
      ? recording.epochs.keys()
      : (values.at?.split(',').map((epoch) => recording.checkpointAt(Number(epoch))) ?? [last]);
  const text = pieces(recorded, recording.epochs, new Set(wanted), only, viewState.output);
  if (values.out === undefined) return text;
  writeOut(values.out, text);
  return [];
}
