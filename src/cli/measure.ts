import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type ActivationCheckpoints,
  ESTIMATORS,
  EstimatorError,
  type EstimatorSpec,
  ExactCounter,
  estimate,
  estimatorFromJson,
  estimatorOf,
  KDE_ROWS,
  type Range,
  rangeOf,
  readActivations,
  TableError,
} from '../engine/index.ts';
import { messages } from '../messages/index.ts';
import { UsageError } from './options.ts';

const ESTIMATOR_HELP = ESTIMATORS.map(({ method, parameters }) => {
  const options = parameters.map(
    (parameter) =>
      `      ${parameter.name}: ${messages.estimators.allowedValues(parameter)}; ${JSON.stringify(parameter.initial)} if not given`,
  );
  return [`  ${method}: ${messages.estimators.describe(method).title}`, ...options].join('\n');
}).join('\n');

const MEASURE_HELP = `Usage: infoplane measure FILE [--estimator NAME] [--options JSON]

Measures I(X;T) and I(T;Y) of activations from a file, in bits, with every row one equally likely
input, and prints {"n","codes","ixt","ity","hy","estimator","options"}: a line for each checkpoint, with
its "epoch" and "layer" where the file has several.

  FILE               .csv: numbers, the label in a column named label, else in y, else in the
                     last; a header line may also name columns epoch and layer
                     .json: {"T": [[...], ...], "y": [...]}, or
                     {"y": [...], "checkpoints": [{"epoch": 1, "layer": "T1", "T": [[...], ...]}, ...]}
  --estimator NAME   one of those below; exact if not given
  --options JSON     options of the estimator, such as '{"bins": 30, "bounds": [-1, 1]}'
  --help             this text

Estimators and their options. "codes" is null for densities (kde) and for a mean over neurons.

${ESTIMATOR_HELP}

A file or an option that cannot be used ends with exit status 2 and one line that names the row and
column, or the option and what is allowed.`;

function read(path: string): ActivationCheckpoints {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return readActivations(text, path);
  } catch (error) {
    if (error instanceof TableError)
      throw new UsageError(`${path}: ${messages.files.fault(error.fault)}`);
    throw error;
  }
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
      throw new UsageError(`--${messages.estimators.fault(error.fault)}`);
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

/** `infoplane measure`: returns what goes to standard output. */
export function measureCommand(args: string[]): string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      estimator: { type: 'string', default: 'exact' },
      options: { type: 'string', default: '{}' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return `${MEASURE_HELP}\n`;
  const estimator = chosenEstimator(values.estimator, values.options);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('measure takes one FILE');
  const file = read(path);
  const { rows, labels, layers, epochs } = file;
  const isSubsampled = estimatorOf(estimator.method).kind === 'density' && rows > KDE_ROWS;
  if (isSubsampled) {
    process.stderr.write(
      `${estimator.method} compares rows in pairs: a fixed pseudo-random subsample of ${KDE_ROWS} of the ${rows} was used\n`,
    );
  }
  const counter = new ExactCounter(labels);
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
