import {
  type Activations,
  codeClasses,
  type EstimatorSpec,
  estimatorOf,
  formatEstimator,
  loadDataset,
  neuronBins,
  type OutputDefinition,
  planarPoints,
  predictionUncertainty,
  type Range,
  RunActivations,
  RunRanges,
  referenceRepresentationsOf,
  scatterOf,
  type Trajectory,
} from '../engine/index.ts';
import { DEFAULT_VIEW_STATE } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { chooseBackend } from '../worker/backend.ts';
import { chosenRun, SETTING_OPTIONS } from './chosen-run.ts';
import { parseEstimatorOption } from './estimators.ts';
import {
  COMMON_HELP,
  COMMON_OPTIONS,
  joinNegatives,
  parseOptions,
  wholeNumber,
} from './options.ts';
import { trainRun } from './train-run.ts';

const INSPECT_HELP = `Usage: infoplane inspect [options]

Trains one run and prints, as one JSON object, what one of its layers looks like at one epoch:

  "codes"      the codes, largest first: how many inputs share each (size), how many of them have
               label 0, 1, … (labels), and which they are (inputs: the numbers of their rows)
  "bins"       one neuron under an estimator: its levels, the bands of the estimator with the bits about the
               neuron that each loses (cost), their sum (lost), and H(prediction | bins of the
               layer) (uncertainty); bands and lost are null where there are too many bands to list,
               "bins" is null for an estimator without bins
  "shape"      scatter within and between labels, in squared units of the activation; what the
               axes of its picture are, and the share of the variance they show
  "landmarks"  I(X;T) and I(T;Y) of reference representations

  --preset, --link, --seed, --epochs, --bits, --activation, --hidden
                     the run, as for train
  --epoch N          latest recorded epoch up to N (default what the link shows, else the last)
  --layer N          1 for T1 (default what the link shows, else the last hidden layer)
  --neuron N         from 1 (default what the link shows, else 1)
  --estimator ESTIMATOR      as links write it, 'uniform,30,run' (default what the link shows, else
                     '${formatEstimator(DEFAULT_VIEW_STATE.estimator)}')
  --pretty           prints it over several lines
${COMMON_HELP}`;

/** The codes of a layer, largest first; of equal ones, the one whose inputs come first. */
function codesOf(layer: Activations, { labels, labelCount }: RunActivations): object[] {
  const { sizes, shares, classOf } = codeClasses(layer, labels, labelCount);
  const inputs = Array.from(sizes, (): number[] => []);
  classOf.forEach((g, row) => {
    inputs[g]?.push(row);
  });
  return Array.from(sizes, (size, g) => ({
    size,
    labels: [...shares.subarray(g * labelCount, (g + 1) * labelCount)],
    inputs: inputs[g],
  })).sort((a, b) => b.size - a.size);
}

function binsOf(
  layer: Activations,
  neuron: number,
  prediction: Int32Array,
  estimator: EstimatorSpec,
  range: Range | undefined,
): object | null {
  if (estimatorOf(estimator.method).kind !== 'bins') return null;
  const { values, counts, bands, costs } = neuronBins(layer, neuron - 1, estimator, range);
  const isListed = bands.length > 0;
  return {
    estimator: formatEstimator(estimator),
    neuron,
    levels: Array.from(values, (value, i) => ({ value, inputs: counts[i] })),
    bands: isListed ? bands.map((band, b) => ({ ...band, cost: costs[b] })) : null,
    lost: isListed ? costs.reduce((sum, bits) => sum + bits, 0) : null,
    uncertainty: predictionUncertainty(layer, prediction, estimator, range),
  };
}

function shapeOf(layer: Activations, { labels, labelCount }: RunActivations): object {
  const { axes, shown } = planarPoints(layer, codeClasses(layer, labels, labelCount), labelCount);
  return { ...scatterOf(layer, labels), axes, shown };
}

/** The range of each layer over all checkpoints of a recording. */
function runRangesOf(recorded: RunActivations, output: OutputDefinition): readonly Range[] {
  const search = new RunRanges(recorded).find(output);
  let step = search.next();
  while (step.done !== true) step = search.next();
  return step.value;
}

/** `infoplane inspect`: returns what goes to standard output. */
export async function inspectCommand(args: string[]): Promise<string> {
  const { values } = parseOptions({
    args: joinNegatives(args),
    options: {
      ...SETTING_OPTIONS,
      epoch: { type: 'string' },
      layer: { type: 'string' },
      neuron: { type: 'string' },
      estimator: { type: 'string' },
      pretty: { type: 'boolean' },
      ...COMMON_OPTIONS,
    },
  });
  if (values.help) return `${INSPECT_HELP}\n`;
  const { run, viewState, expected } = chosenRun(values);
  const { output } = viewState;
  const { hidden, epochs } = run;
  const depth = hidden.length + 1;
  const number =
    values.layer === undefined
      ? Math.min(viewState.layer ?? hidden.length, depth)
      : wholeNumber('layer', values.layer, 1, depth);
  const epoch =
    values.epoch === undefined
      ? (viewState.epoch ?? epochs)
      : wholeNumber('epoch', values.epoch, 0, epochs);
  const estimator =
    values.estimator === undefined
      ? viewState.estimator
      : parseEstimatorOption('estimator', values.estimator);
  const { backend } = await chooseBackend();
  const data = await loadDataset(run);
  const recorded = new RunActivations(run, data, backend);
  const width = hidden[number - 1] ?? (output === 'class' ? 1 : recorded.labelCount);
  const neuron =
    values.neuron === undefined
      ? Math.min(viewState.neuron, width)
      : wholeNumber('neuron', values.neuron, 1, width);

  const { recording, fingerprint } = await trainRun(run, backend, expected, values.strict);
  recorded.extend(recording.states);
  const checkpoint = recording.checkpointAt(epoch);
  const range =
    estimator.options.bounds === 'run' ? runRangesOf(recorded, output)[number - 1] : undefined;
  const prediction = recorded.predictionAt(checkpoint);
  const layer = recorded.layersAt(checkpoint, output)[number - 1] as Activations;
  const { name, ixt, ity } = recording.trajectories(output)[number - 1] as Trajectory;
  const found = {
    fingerprint,
    epoch: recording.epochs[checkpoint],
    layer: name,
    ixt: ixt[checkpoint],
    ity: ity[checkpoint],
    codes: codesOf(layer, recorded),
    bins: binsOf(layer, neuron, prediction, estimator, range),
    shape: shapeOf(layer, recorded),
    landmarks: referenceRepresentationsOf(run.data, data).map(({ id, ...at }) => ({
      name: messages.landmarks.name(id),
      ...at,
    })),
  };
  return `${JSON.stringify(found, null, values.pretty === true ? 2 : undefined)}\n`;
}
