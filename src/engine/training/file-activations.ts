import type { ActivationCheckpoints } from '../data/files/activation-checkpoints.ts';
import { readActivations } from '../data/files/activation-file.ts';
import type { Declined } from '../data/files/file-repair.ts';
import { informativeEstimator } from '../information/estimators/informative.ts';
import type { Activations, Counter } from '../information/estimators/types.ts';
import { ExactCounter } from '../information/exact.ts';
import type { FileSummary } from './file-recording.ts';
import type { RecordedActivations } from './recorded-activations.ts';

/** Activations from a file. Nothing else is known of the network. */
export class FileActivations implements RecordedActivations {
  readonly counter: Counter;
  readonly labels: Int32Array;
  readonly summary: FileSummary;
  private readonly file: ActivationCheckpoints;

  /** Throws a TableError with what is wrong with the bytes, and where. */
  constructor(bytes: Uint8Array, name: string, declined?: Declined) {
    const { checkpoints, repairs } = readActivations(bytes, name, declined);
    this.file = checkpoints;
    const { rows, labels, layers, epochs } = this.file;
    const exact = new ExactCounter(labels);
    this.counter = exact;
    this.labels = labels;
    const each = { rows, columns: 1, codes: Int32Array.from({ length: rows }, (_, r) => r) };
    const layerInfos = layers.map((name, l) => {
      const epoch = epochs.find((candidate) => this.file.activations(l, candidate) !== undefined);
      const width = epoch === undefined ? 0 : (this.file.activations(l, epoch)?.columns ?? 0);
      return { name, width };
    });
    const last = this.layersOf(epochs.at(-1) ?? 0);
    this.summary = {
      repairs,
      rows,
      labelCount: new Set(labels).size,
      layers: layerInfos,
      epochs,
      entropyBounds: { hx: exact.measure(each).ixt, hy: exact.hy },
      informative: informativeEstimator(
        last.filter((layer) => layer !== undefined),
        labels,
        exact,
      ),
    };
  }

  get checkpoints(): number {
    return this.summary.epochs.length;
  }

  get labelCount(): number {
    return this.summary.labelCount;
  }

  layersAt(checkpoint: number): readonly (Activations | undefined)[] {
    const epoch = this.summary.epochs[checkpoint];
    if (epoch === undefined)
      throw new RangeError(`no checkpoint ${checkpoint} of ${this.checkpoints}`);
    return this.layersOf(epoch);
  }

  private layersOf(epoch: number): readonly (Activations | undefined)[] {
    return this.file.layers.map((_, l) => this.file.activations(l, epoch));
  }

  predictionAt(): undefined {
    return undefined;
  }
}
