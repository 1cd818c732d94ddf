import { parseArgs } from 'node:util';
import {
  type Activations,
  codeGroups,
  DEFAULT_LOOK,
  estimatorOf,
  formatRuler,
  type LayerTrail,
  landmarksOf,
  neuronBins,
  type OutputReading,
  planarPoints,
  predictionUncertainty,
  type Range,
  type Ruler,
  scatterOf,
} from '../engine/index.ts';
import { chooseKernels } from '../worker/kernels.ts';
import { RunRanges, RunTape } from '../worker/tape.ts';
import { chosenRun, SETTING_OPTIONS } from './chosen-run.ts';
import { joinNegatives, wholeNumber } from './options.ts';
import { rulerOf } from './rulers.ts';
import { trainRun } from './train-run.ts';

export const INSPECT_HELP = `Usage: infoplane inspect [options]

Trains one run and prints, as one JSON object, what one of its layers looks like at one epoch:

  "codes"      the codes, largest first: how many inputs share each (size), how many of them have
               label 0, 1, … (labels), and which they are (inputs: the word of 12 bits as a number)
  "bins"       one neuron under a ruler: its levels, the bands of the ruler with the bits about the
               neuron that each loses (cost), their sum (lost), and H(prediction | bins of the
               layer) (uncertainty); bands and lost are null where there are too many bands to list,
               "bins" is null for a ruler without bins
  "shape"      scatter within and between classes, in squared units of the activation; what the
               axes of its picture are, and the share of the variance they show
  "landmarks"  I(X;T) and I(T;Y) of representations with a name

  --preset, --link, --seed, --epochs, --bits, --activation, --hidden
                     the run, as for train
  --epoch N          latest recorded epoch up to N (default what the link shows, else the last)
  --layer N          1 for T1 (default what the link shows, else the last hidden layer)
  --neuron N         from 1 (default what the link shows, else 1)
  --ruler RULER      as links write it, 'uniform,30,run' (default what the link shows, else
                     '${formatRuler(DEFAULT_LOOK.ruler)}')
  --help             this text`;

/** The codes of a layer, largest first; of equal ones, the one whose inputs come first. */
function codesOf(layer: Activations, { labels, classes }: RunTape): object[] {
  const { sizes, shares, groupOf } = codeGroups(layer, labels, classes);
  const inputs = Array.from(sizes, (): number[] => []);
  groupOf.forEach((g, row) => {
    inputs[g]?.push(row);
  });
  return Array.from(sizes, (size, g) => ({
    size,
    labels: [...shares.subarray(g * classes, (g + 1) * classes)],
    inputs: inputs[g],
  })).sort((a, b) => b.size - a.size);
}

function binsOf(
  layer: Activations,
  neuron: number,
  prediction: Int32Array,
  ruler: Ruler,
  range: Range | undefined,
): object | null {
  if (estimatorOf(ruler.method).kind !== 'bins') return null;
  const { values, counts, bands, costs } = neuronBins(layer, neuron - 1, ruler, range);
  const isListed = bands.length > 0;
  return {
    ruler: formatRuler(ruler),
    neuron,
    levels: Array.from(values, (value, i) => ({ value, inputs: counts[i] })),
    bands: isListed ? bands.map((band, b) => ({ ...band, cost: costs[b] })) : null,
    lost: isListed ? costs.reduce((sum, bits) => sum + bits, 0) : null,
    uncertainty: predictionUncertainty(layer, prediction, ruler, range),
  };
}

function shapeOf(layer: Activations, { labels, classes }: RunTape): object {
  const { axes, shown } = planarPoints(layer, codeGroups(layer, labels, classes), classes);
  return { ...scatterOf(layer, labels), axes, shown };
}

/** The range of each layer over all records of a tape. */
function runRangesOf(tape: RunTape, output: OutputReading): readonly Range[] {
  const search = new RunRanges(tape).find(output);
  let step = search.next();
  while (step.done !== true) step = search.next();
  return step.value;
}

/** `infoplane inspect`: returns what goes to standard output. */
export async function inspectCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args: joinNegatives(args),
    options: {
      ...SETTING_OPTIONS,
      epoch: { type: 'string' },
      layer: { type: 'string' },
      neuron: { type: 'string' },
      ruler: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return `${INSPECT_HELP}\n`;
  const { run, look } = chosenRun(values);
  const { output } = look;
  const { hidden, epochs } = run;
  const depth = hidden.length + 1;
  const number =
    values.layer === undefined
      ? Math.min(look.layer ?? hidden.length, depth)
      : wholeNumber('layer', values.layer, 1, depth);
  const epoch =
    values.epoch === undefined
      ? (look.epoch ?? epochs)
      : wholeNumber('epoch', values.epoch, 0, epochs);
  const ruler = values.ruler === undefined ? look.ruler : rulerOf('ruler', values.ruler);
  const { kernels } = await chooseKernels();
  const tape = new RunTape(run, kernels);
  const width = hidden[number - 1] ?? (output === 'class' ? 1 : tape.classes);
  const neuron =
    values.neuron === undefined
      ? Math.min(look.neuron, width)
      : wholeNumber('neuron', values.neuron, 1, width);

  const { trace, fingerprint } = trainRun(run, kernels);
  tape.extend(trace.states);
  const record = trace.recordAt(epoch);
  const range = ruler.options.bounds === 'run' ? runRangesOf(tape, output)[number - 1] : undefined;
  const prediction = tape.predictionAt(record);
  const layer = tape.layersAt(record, output)[number - 1] as Activations;
  const { name, ixt, ity } = trace.layers(output)[number - 1] as LayerTrail;
  const found = {
    fingerprint: fingerprint.hex,
    epoch: trace.epochs[record],
    layer: name,
    ixt: ixt[record],
    ity: ity[record],
    codes: codesOf(layer, tape),
    bins: binsOf(layer, neuron, prediction, ruler, range),
    shape: shapeOf(layer, tape),
    landmarks: landmarksOf(run),
  };
  return `${JSON.stringify(found)}\n`;
}
