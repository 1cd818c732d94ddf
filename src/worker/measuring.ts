import {
  type Activations,
  type CodeGroups,
  codeGroups,
  type Kernels,
  type NeuronBins,
  neuronBins,
  type OutputReading,
  type PlanarPoints,
  planarPoints,
  predictionUncertainty,
  type Ruler,
  type Run,
  TableError,
} from '../engine/index.ts';
import { type FileSummary, FileTape } from './file-tape.ts';
import { type MeasureJob, measureToPort } from './measure-to-port.ts';
import { type PackedStates, unpackStates } from './protocol.ts';
import { RunRanges, RunTape, type Tape } from './tape.ts';
import type { Pace } from './train-to-port.ts';

/** A search longer than this lets newer wishes be heard. */
const BREATH_MS = 16;

/** One layer of one record of a tape; layer and neuron count from 0. */
export interface Place {
  readonly record: number;
  readonly layer: number;
  readonly output: OutputReading;
}

/** Points of a layer, as many as a picture can hold. */
export interface DrawnPoints extends PlanarPoints {
  /** How many there are in all. */
  readonly of: number;
}

export interface NeuronInspection extends NeuronBins {
  /** Distinct values the neuron takes; more than `values` where those were gathered for drawing. */
  readonly levels: number;
  /** H(prediction | bins of the layer), bits; unknown for a file. */
  readonly uncertainty: number | undefined;
}

/** More points or levels than this no picture tells apart, and a page should not hold. */
const MOST_DRAWN = 8192;

/** The text of a larger file does not fit in one string of a browser. */
const MOST_BYTES = 500e6;

interface Held {
  readonly tape: Tape;
  readonly ranges: RunRanges;
}

const hold = (tape: Tape): Held => ({ tape, ranges: new RunRanges(tape) });

/** The side of a worker that measures tapes; a tape is known by a number its page chose. */
export function measuring(kernels: Promise<Kernels>, pace: Omit<Pace, 'isStopped'>) {
  const tapes = new Map<number, Promise<Held>>();
  const running = new Set<number>();

  const held = (id: number): Promise<Held> => {
    const tape = tapes.get(id);
    if (tape === undefined) throw new RangeError(`no tape ${id}`);
    return tape;
  };
  // Not a promise: the layers of a tape are valid only until somebody else asks for others.
  const groupsAt = (tape: Tape, { record, layer, output }: Place) => {
    const { labels, classes } = tape;
    const values = layerAt(tape.layersAt(record, output), layer);
    return { values, classes, groups: codeGroups(values, labels, classes) };
  };

  return {
    openTape: (id: number, run: Run): void => {
      tapes.set(
        id,
        kernels.then((chosen) => hold(new RunTape(run, chosen))),
      );
    },
    extendTape: async (id: number, states: PackedStates): Promise<void> => {
      const { tape } = await held(id);
      if (tape instanceof RunTape) tape.extend(unpackStates(states));
    },
    /** Reads a file of activations; rejects with a sentence on what is wrong with it. */
    openFile: async (id: number, file: File): Promise<FileSummary> => {
      if (file.size > MOST_BYTES) {
        throw new TableError(
          `${Math.round(file.size / 1e6)} MB; allowed are ${MOST_BYTES / 1e6} MB, what a browser can hold as one text`,
        );
      }
      const opening = textOf(file).then((text) => new FileTape(text, file.name));
      // Known at once: the next call may already ask for it.
      const tape = opening.then(hold);
      tape.catch(() => tapes.delete(id));
      tapes.set(id, tape);
      return (await opening).summary;
    },
    closeTape: (id: number): void => {
      tapes.delete(id);
    },
    /** Measures to the end, or until `stopMeasuring` names this job. */
    measure: async (tapeId: number, job: MeasureJob, port: MessagePort): Promise<void> => {
      running.add(job.id);
      const { tape, ranges } = await held(tapeId);
      const isStopped = () => !running.has(job.id);
      if (!isStopped()) await measureToPort(tape, ranges, job, port, { ...pace, isStopped });
      running.delete(job.id);
    },
    /** Ends a job at its next breath. */
    stopMeasuring: (id: number): void => {
      running.delete(id);
    },
    /** The codes of a layer and who has them. */
    codes: async (tapeId: number, place: Place): Promise<CodeGroups> => {
      const { tape } = await held(tapeId);
      return groupsAt(tape, place).groups;
    },
    /** The rows of a layer as points of a plane. */
    points: async (tapeId: number, place: Place): Promise<DrawnPoints> => {
      const { tape } = await held(tapeId);
      const { values, groups, classes } = groupsAt(tape, place);
      return drawnPoints(planarPoints(values, groups, classes));
    },
    /** A neuron of a layer under a ruler, and whether the binned layer still knows the answers. */
    neuron: async (
      tapeId: number,
      { record, layer, output }: Place,
      neuron: number,
      ruler: Ruler,
    ): Promise<NeuronInspection> => {
      const { tape, ranges } = await held(tapeId);
      const range =
        ruler.options.bounds === 'run' ? await runRange(ranges, output, layer) : undefined;
      const prediction = tape.predictionAt(record);
      const values = layerAt(tape.layersAt(record, output), layer);
      const bins = neuronBins(values, Math.min(neuron, values.columns - 1), ruler, range);
      return {
        ...drawnLevels(bins),
        levels: bins.values.length,
        uncertainty: prediction && predictionUncertainty(values, prediction, ruler, range),
      };
    },
  };

  async function runRange(ranges: RunRanges, output: OutputReading, layer: number) {
    const search = ranges.find(output);
    let since = pace.now();
    let step = search.next();
    while (step.done !== true) {
      if (pace.now() - since > BREATH_MS) {
        await pace.breathe();
        since = pace.now();
      }
      step = search.next();
    }
    return step.value[layer];
  }
}

/** The text of a file; what browsers say of one they cannot read differs and names no cause. */
async function textOf(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    throw new TableError('this cannot be read: it is a folder, or has changed since it was chosen');
  }
}

function layerAt(layers: readonly (Activations | undefined)[], layer: number): Activations {
  const found = layers[layer];
  if (found === undefined) throw new RangeError(`layer ${layer + 1} was not recorded`);
  return found;
}

/** Every point, or evenly chosen ones of too many. */
function drawnPoints(points: PlanarPoints): DrawnPoints {
  const of = points.labels.length;
  if (of <= MOST_DRAWN) return { ...points, of };
  const step = of / MOST_DRAWN;
  const chosen = Uint32Array.from({ length: MOST_DRAWN }, (_, i) => Math.floor(i * step));
  return {
    ...points,
    xs: Float64Array.from(chosen, (i) => points.xs[i] as number),
    ys: Float64Array.from(chosen, (i) => points.ys[i] as number),
    labels: Int32Array.from(chosen, (i) => points.labels[i] as number),
    counts: Int32Array.from(chosen, (i) => points.counts[i] as number),
    of,
  };
}

/** Every level, or too many gathered in runs of neighbours at the first of each. */
function drawnLevels(bins: NeuronBins): NeuronBins {
  const { values, counts } = bins;
  const step = Math.ceil(values.length / MOST_DRAWN);
  if (step <= 1) return bins;
  const gathered = new Int32Array(Math.ceil(values.length / step));
  counts.forEach((count, i) => {
    const run = Math.floor(i / step);
    gathered[run] = (gathered[run] as number) + count;
  });
  return {
    ...bins,
    values: Float64Array.from(gathered, (_, run) => values[run * step] as number),
    counts: gathered,
  };
}
