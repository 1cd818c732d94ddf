import {
  type Activations,
  type Backend,
  type CodeClasses,
  checkBytes,
  codeClasses,
  type EstimatorSpec,
  type FileRepairCode,
  type FileSummary,
  loadDataset,
  type NeuronBins,
  neuronBins,
  type OutputDefinition,
  type PackedStates,
  type PlanarPoints,
  planarPoints,
  predictionUncertainty,
  type RecordedActivations,
  type Run,
  RunActivations,
  RunRanges,
  TableError,
  unpackStates,
} from '../engine/index.ts';
import { type MeasureJob, measureToPort } from './measure-to-port.ts';
import type { Pace } from './train-to-port.ts';

/** A search longer than this yields, so that newer requests arrive. */
const YIELD_MS = 16;

/** One layer of one checkpoint of a recording; layer and neuron count from 0. */
export interface Place {
  readonly checkpoint: number;
  readonly layer: number;
  readonly output: OutputDefinition;
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
const MAX_DRAWN = 8192;

interface Held {
  readonly recorded: RecordedActivations;
  readonly ranges: RunRanges;
}

const hold = (recorded: RecordedActivations): Held => ({
  recorded,
  ranges: new RunRanges(recorded),
});

/** The side of a worker that measures recordings; each is known by a number its page chose. */
export function measuring(backend: Promise<Backend>, pace: Omit<Pace, 'isStopped'>) {
  const opened = new Map<number, Promise<Held>>();
  const running = new Set<number>();

  const held = (id: number): Promise<Held> => {
    const recorded = opened.get(id);
    if (recorded === undefined) throw new Error(`no recording ${id}`);
    return recorded;
  };
  /** Known at once, for the next call may already need it; dropped when loading fails. */
  const open = (id: number, recorded: Promise<Held>): Promise<Held> => {
    opened.set(id, recorded);
    recorded.catch(() => opened.delete(id));
    return recorded;
  };
  // Not a promise: the layers are valid only until others are computed.
  const groupsAt = (recorded: RecordedActivations, { checkpoint, layer, output }: Place) => {
    const { labels, labelCount } = recorded;
    const values = layerAt(recorded.layersAt(checkpoint, output), layer);
    return { values, labelCount, groups: codeClasses(values, labels, labelCount) };
  };

  return {
    openRecording: async (id: number, run: Run): Promise<void> => {
      const opening = Promise.all([loadDataset(run), backend]);
      await open(
        id,
        opening.then(([data, chosen]) => hold(new RunActivations(run, data, chosen))),
      );
    },
    extendRecording: async (id: number, states: PackedStates): Promise<void> => {
      const { recorded } = await held(id);
      recorded.extend?.(unpackStates(states));
    },
    /** Reads a file of activations without the repairs that were declined; rejects with a TableError. */
    openFile: async (
      id: number,
      file: File,
      declined: readonly FileRepairCode[] = [],
    ): Promise<FileSummary> => {
      checkBytes(file.size);
      const opening = Promise.all([bytesOf(file), fetchReaders()]).then(
        ([bytes, { FileActivations }]) => new FileActivations(bytes, file.name, new Set(declined)),
      );
      await open(id, opening.then(hold));
      return (await opening).summary;
    },
    closeRecording: (id: number): void => {
      opened.delete(id);
    },
    /** Measures to the end, or until `stopMeasuring` names this job. */
    measure: async (recordingId: number, job: MeasureJob, port: MessagePort): Promise<void> => {
      running.add(job.id);
      try {
        const { recorded, ranges } = await held(recordingId);
        const isStopped = () => !running.has(job.id);
        if (!isStopped()) await measureToPort(recorded, ranges, job, port, { ...pace, isStopped });
      } finally {
        running.delete(job.id);
      }
    },
    /** Ends a job when it next yields to the event loop. */
    stopMeasuring: (id: number): void => {
      running.delete(id);
    },
    /** The codes of a layer and who has them. */
    codes: async (recordingId: number, place: Place): Promise<CodeClasses> => {
      const { recorded } = await held(recordingId);
      return groupsAt(recorded, place).groups;
    },
    /** The rows of a layer as points of a plane. */
    points: async (recordingId: number, place: Place): Promise<DrawnPoints> => {
      const { recorded } = await held(recordingId);
      const { values, groups, labelCount } = groupsAt(recorded, place);
      return drawnPoints(planarPoints(values, groups, labelCount));
    },
    /**
     * A neuron of a layer under an estimator, and whether the binned layer still determines the
     * predictions.
     */
    neuron: async (
      recordingId: number,
      { checkpoint, layer, output }: Place,
      neuron: number,
      estimator: EstimatorSpec,
    ): Promise<NeuronInspection> => {
      const { recorded, ranges } = await held(recordingId);
      const range =
        estimator.options.bounds === 'run' ? await runRange(ranges, output, layer) : undefined;
      const prediction = recorded.predictionAt(checkpoint);
      const values = layerAt(recorded.layersAt(checkpoint, output), layer);
      const bins = neuronBins(values, Math.min(neuron, values.columns - 1), estimator, range);
      return {
        ...drawnLevels(bins),
        levels: bins.values.length,
        uncertainty: prediction && predictionUncertainty(values, prediction, estimator, range),
      };
    },
  };

  async function runRange(ranges: RunRanges, output: OutputDefinition, layer: number) {
    const search = ranges.find(output);
    let since = pace.now();
    let step = search.next();
    while (step.done !== true) {
      if (pace.now() - since > YIELD_MS) {
        await pace.yieldToEventLoop();
        since = pace.now();
      }
      step = search.next();
    }
    return step.value[layer];
  }
}

/** Most visits open no file, so that what reads them is fetched apart; rejects with a TableError. */
export async function fetchReaders() {
  try {
    return await import('../engine/files.ts');
  } catch {
    throw new TableError({ code: 'no-reader' });
  }
}

/** The bytes of a file; browsers' errors for one that they cannot read differ and name no cause. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new TableError({ code: 'unreadable' });
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
  if (of <= MAX_DRAWN) return { ...points, of };
  const step = of / MAX_DRAWN;
  const chosen = Uint32Array.from({ length: MAX_DRAWN }, (_, i) => Math.floor(i * step));
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
  const step = Math.ceil(values.length / MAX_DRAWN);
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
