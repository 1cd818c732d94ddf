import { readFileSync, statSync } from 'node:fs';
import {
  type ActivationCheckpoints,
  checkBytes,
  type Declined,
  ESTIMATORS,
  EstimatorError,
  type EstimatorSpec,
  EXACT,
  ExactCounter,
  estimate,
  estimatorFromJson,
  estimatorOf,
  FILE_REPAIRS,
  type FileRepairCode,
  informativeEstimator,
  KDE_ROWS,
  METHODS,
  type Range,
  rangeOf,
  readActivations,
  TableError,
} from '../engine/index.ts';

import { messages } from '../messages/index.ts';
import {
  COMMON_HELP,
  COMMON_OPTIONS,
  didYouMean,
  parseOptions,
  StrictError,
  UsageError,
} from './options.ts';

const ESTIMATOR_HELP = ESTIMATORS.map(({ method, parameters }) => {
  const options = parameters.map(
    (parameter) =>
      `      ${parameter.name}: ${messages.estimators.allowedValues(parameter)}; ${JSON.stringify(parameter.initial)} if not given`,
  );
  return [`  ${method}: ${messages.estimators.methodTitle(method)}`, ...options].join('\n');
}).join('\n');

const MEASURE_HELP = `Usage: infoplane measure FILE [--estimator NAME] [--options JSON]

Measures I(X;T) and I(T;Y) of activations from a file, in bits, with every row one equally likely
input, and prints {"n","codes","ixt","ity","hy","estimator","options"}: a line for each checkpoint, with
its "epoch" and "layer" where the file has several.

  FILE               a table (.csv, .tsv, .txt): numbers, the label in a column named label, y or
                     target, else in the last, or one-hot in the last ones; a header line may also name
                     columns epoch and layer; cells between commas, semicolons, tabs or blanks
                     .npz of NumPy: y for the labels, every other array a layer of rows and neurons,
                     or of epochs, rows and neurons
                     .json: {"activations": [[...], ...], "labels": [...]}, with several layers
                     {"activations": {"T1": [[...], ...], ...}, "labels": [...]}, or
                     {"y": [...], "checkpoints": [{"epoch": 1, "layer": "T1", "T": [[...], ...]}, ...]}
                     - for standard input
  --estimator NAME   one of those below; exact if not given
  --options JSON     options of the estimator, such as '{"bins": 30, "bounds": [-1, 1]}'
  --decline REPAIR,...
                     reads the file without guesses that are reported on standard error:
                     ${FILE_REPAIRS.slice(0, 4).join(', ')},
                     ${FILE_REPAIRS.slice(4).join(', ')}
${COMMON_HELP}

Estimators and their options. "codes" is null for densities (kde) and for a mean over neurons.

${ESTIMATOR_HELP}

A file or an option that cannot be used ends with exit status 2 and one line that names the row and
column, or the option and what is allowed.`;

const STANDARD_INPUT = '-';

function bytesOf(path: string): Uint8Array {
  try {
    if (path === STANDARD_INPUT) return readFileSync(0);
    checkBytes(statSync(path).size);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads a file and prints what was guessed of it; nothing may be, if that is strict. */
function read(path: string, declined: Declined, isStrict: boolean): ActivationCheckpoints {
  try {
    const { checkpoints, repairs } = readActivations(bytesOf(path), path, declined);
    const found = repairs.map(messages.files.repair);
    const [first] = found;
    if (isStrict && first !== undefined) throw new StrictError(`${path}: ${first}`);
    if (checkpoints.labels.every((label) => label === 0)) found.push(messages.files.oneLabel());
    for (const text of found) process.stderr.write(`${path}: ${text}\n`);
    return checkpoints;
  } catch (error) {
    if (error instanceof TableError)
      throw new UsageError(`${path}: ${messages.files.fault(error.fault)}`);
    throw error;
  }
}

function declinedRepairs(text: string | undefined): Declined {
  const given = text?.split(',') ?? [];
  for (const code of given) {
    if (!(FILE_REPAIRS as readonly string[]).includes(code)) {
      const near = didYouMean(code, FILE_REPAIRS);
      throw new UsageError(`--decline ${code}: allowed are ${FILE_REPAIRS.join(', ')}${near}`);
    }
  }
  return new Set(given as FileRepairCode[]);
}

function chosenEstimator(estimator: string, options: string): EstimatorSpec {
  let given: unknown;
  try {
    given = JSON.parse(options);
  } catch {
    throw new UsageError(
      `--options ${options}: not JSON; allowed is an object such as {"bins": 30}`,
    );
  }
  try {
    return estimatorFromJson(estimator, given);
  } catch (error) {
    if (error instanceof EstimatorError)
      throw new UsageError(
        `--${messages.estimators.fault(error.fault)}${didYouMean(estimator, METHODS)}`,
      );
    throw error;
  }
}

/** The range of a layer over all recorded epochs. */
function runRangeOf({ epochs, activations }: ActivationCheckpoints, layer: number): Range {
  let [lo, hi] = [Infinity, -Infinity];
  for (const epoch of epochs) {
    const recorded = activations(layer, epoch);
    if (recorded === undefined) continue;
    const [least, most] = rangeOf(recorded);
    lo = Math.min(lo, least);
    hi = Math.max(hi, most);
  }
  return [lo, hi];
}

/** Names the estimator that the page would show, where the exact count is uninformative. */
function suggestEstimator(path: string, file: ActivationCheckpoints, counter: ExactCounter): void {
  const { layers, epochs, labels } = file;
  const last = layers.flatMap((_, l) => file.activations(l, epochs.at(-1) ?? 0) ?? []);
  const { method, options } = informativeEstimator(last, labels, counter);
  if (method === EXACT.method) return;
  process.stderr.write(`${path}: ${messages.files.suggestion(method, JSON.stringify(options))}\n`);
}

/** `infoplane measure`: returns what goes to standard output. */
export function measureCommand(args: string[]): string {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      estimator: { type: 'string' },
      options: { type: 'string', default: '{}' },
      decline: { type: 'string' },
      ...COMMON_OPTIONS,
    },
  });
  if (values.help) return `${MEASURE_HELP}\n`;
  const estimator = chosenEstimator(values.estimator ?? 'exact', values.options);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('measure takes one FILE');
  const file = read(path, declinedRepairs(values.decline), values.strict === true);
  const { rows, labels, layers, epochs } = file;
  const isSubsampled = estimatorOf(estimator.method).kind === 'density' && rows > KDE_ROWS;
  if (isSubsampled) {
    process.stderr.write(
      `${estimator.method} compares rows in pairs: a fixed pseudo-random subsample of ${KDE_ROWS} of the ${rows} was used\n`,
    );
  }
  const counter = new ExactCounter(labels);
  if (values.estimator === undefined) suggestEstimator(path, file, counter);
  const isSingle = layers.length * epochs.length === 1;
  const lines = layers.flatMap((name, l) => {
    const range = estimator.options.bounds === 'run' ? runRangeOf(file, l) : undefined;
    return epochs.flatMap((epoch) => {
      const layer = file.activations(l, epoch);
      if (layer === undefined) return [];
      const { states: codes = null, ixt, ity } = estimate(layer, labels, counter, estimator, range);
      return JSON.stringify({
        ...(isSingle ? {} : { epoch, layer: name }),
        n: rows,
        codes,
        ixt,
        ity,
        hy: counter.hy,
        estimator: estimator.method,
        options: estimator.options,
        ...(isSubsampled ? { rows: KDE_ROWS } : {}),
      });
    });
  });
  return `${lines.join('\n')}\n`;
}
