import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../experiment/run.ts';
import type { Activations } from '../information/estimators/types.ts';
import type { LayerOutput, NetworkState } from '../network/network.ts';
import type { Backend, Setup, TrainingSession } from './backend.ts';
import type { OutputDefinition } from './checkpoint.ts';
import { activationsOf } from './layer-activations.ts';
import { predictedClass } from './output-definition.ts';
import type { RecordedActivations } from './recorded-activations.ts';
import { setUp } from './setup.ts';

/** A recorded run: the states of its checkpoints, and a network to load them into. */
export class RunActivations implements RecordedActivations {
  readonly counter: TrainingSession;
  private readonly setup: Setup;
  private readonly bits: number;
  private readonly states: NetworkState[] = [];
  /**
   * What was computed last: layers, predictions and the like of one checkpoint are read together.
   */
  private latest:
    | { readonly checkpoint: number; readonly outputs: readonly LayerOutput[] }
    | undefined;

  constructor(run: Run, data: Dataset, backend: Backend) {
    this.bits = run.bits;
    this.setup = setUp(run, data);
    this.counter = backend.session(this.setup);
  }

  get checkpoints(): number {
    return this.states.length;
  }

  get labels(): Uint8Array {
    return this.setup.data.labels;
  }

  get labelCount(): number {
    return this.setup.data.labelCount;
  }

  extend(states: readonly NetworkState[]): void {
    this.states.push(...states);
  }

  layersAt(checkpoint: number, output: OutputDefinition): readonly Activations[] {
    return activationsOf(this.outputsAt(checkpoint), output, this.bits);
  }

  predictionAt(checkpoint: number): Int32Array {
    const logits = this.outputsAt(checkpoint).at(-1) as LayerOutput;
    return Int32Array.from({ length: logits.rows }, (_, r) => predictedClass(logits, r));
  }

  private outputsAt(checkpoint: number): readonly LayerOutput[] {
    if (this.latest?.checkpoint === checkpoint) return this.latest.outputs;
    const state = this.states[checkpoint];
    if (state === undefined)
      throw new RangeError(`no checkpoint ${checkpoint} of ${this.checkpoints}`);
    this.counter.load(state);
    const outputs = this.counter.outputs();
    this.latest = { checkpoint, outputs };
    return outputs;
  }
}
