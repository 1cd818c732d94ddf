import type { EntropyBounds } from '../data/dataset.ts';
import type { FileRepair } from '../data/files/file-repair.ts';
import type { EstimatorSpec } from '../information/estimators/types.ts';
import {
  checkpointAt,
  type LayerInfo,
  type Recording,
  type RecordingSnapshot,
} from './recording.ts';

/** What is known of a file of activations without its numbers. */
export interface FileSummary {
  /** What was guessed to read it. */
  readonly repairs: readonly FileRepair[];
  readonly rows: number;
  readonly labelCount: number;
  readonly layers: readonly LayerInfo[];
  /** Rising. */
  readonly epochs: readonly number[];
  /** H(X) = log2 of the rows, for every row is one input; H(Y). */
  readonly entropyBounds: EntropyBounds;
  /** What it is worth looking at through. */
  readonly informative: EstimatorSpec;
}

/** Characters of a name that tables, charts and sentences have room for. */
const MAX_NAME = 24;

/** Layers with names of at most MAX_NAME characters, cut where they are longer; no two become the same. */
function withShortNames(layers: readonly LayerInfo[]): readonly LayerInfo[] {
  const cut = (name: string, end: string): string =>
    [...name.slice(0, 2 * MAX_NAME)].slice(0, MAX_NAME - end.length).join('') + end;
  const shorts = layers.map(({ name }) => (name.length > MAX_NAME ? cut(name, '…') : name));
  return layers.map((layer, l) => {
    const { name: fullName } = layer;
    const short = shorts[l] as string;
    if (short === fullName) return layer;
    const isShared = shorts.some((other, o) => o !== l && other === short);
    return { ...layer, name: isShared ? cut(fullName, `…${l + 1}`) : short, fullName };
  });
}

/** A file of activations. Nothing is known of the network but them, and they are kept elsewhere. */
export class FileRecording implements Recording {
  readonly run = undefined;
  readonly title: string;
  readonly repairs: readonly FileRepair[];
  readonly rows: number;
  readonly labelCount: number;
  readonly entropyBounds: EntropyBounds;
  readonly informative: EstimatorSpec;
  readonly drawing = undefined;
  readonly inputs = undefined;
  readonly hasOutput = false;
  readonly isChain = false;
  readonly epochs: readonly number[];
  readonly learning = undefined;
  readonly states = undefined;
  readonly snapshot: RecordingSnapshot;
  private readonly layerInfos: readonly LayerInfo[];

  constructor(title: string, summary: FileSummary) {
    const { repairs, rows, labelCount, layers, epochs, entropyBounds, informative } = summary;
    this.title = title;
    this.repairs = repairs;
    this.rows = rows;
    this.labelCount = labelCount;
    this.entropyBounds = entropyBounds;
    this.informative = informative;
    this.epochs = epochs;
    this.layerInfos = withShortNames(layers);
    this.snapshot = {
      recording: this,
      count: epochs.length,
      epochs,
      trajectories: () => undefined,
    };
  }

  get count(): number {
    return this.epochs.length;
  }

  get lastEpoch(): number {
    return this.epochs.at(-1) ?? 0;
  }

  checkpointAt(epoch: number): number {
    return checkpointAt(this.epochs, epoch);
  }

  layers(): readonly LayerInfo[] {
    return this.layerInfos;
  }

  trajectories(): undefined {
    return undefined;
  }
}
