import { fixedRange } from '../activation-range.ts';
import type { Examples, LayerOutput, NetworkState, TrainableNetwork } from '../network.ts';
import { levelsOf, type Quantization } from '../quantizer.ts';
import { softmaxRow } from '../softmax.ts';
import {
  type LayerSpec,
  type NetworkSpec,
  type ParameterLayout,
  parameterLayout,
  type TrainingSpec,
} from '../spec.ts';
import {
  DenseLayer,
  type LayerBuffers,
  layerBuffers,
  type RangeUse,
  type Signal,
} from './layer.ts';
import { type Descent, descent } from './optimizer.ts';
import { backProject, dot, laneSum } from './products.ts';

const f = Math.fround;

/** Rows gathered into one batch, with the buffers of a pass over them. */
interface Workspace {
  readonly input: LayerBuffers;
  readonly labels: Uint8Array;
  readonly layers: readonly LayerBuffers[];
}

/** The implementation of a layer's kind. */
function layerOf(spec: LayerSpec): DenseLayer {
  switch (spec.kind) {
    case 'dense':
      return new DenseLayer(spec);
  }
}

/** The reference: typed arrays and `Math.fround`, written to be read. */
export class TypedArrayNetwork implements TrainableNetwork {
  private readonly training: TrainingSpec;
  private readonly examples: Examples;
  private readonly layers: readonly DenseLayer[];
  private readonly layout: ParameterLayout;
  private readonly parameters: Float32Array;
  private readonly gradient: Float32Array;
  private readonly ranges: Float32Array;
  private readonly inputQuantization: Quantization;
  private readonly batch: Workspace;
  private readonly deltas: readonly Float32Array[];
  private all: Workspace | undefined;
  private descent: Descent;

  constructor(network: NetworkSpec, training: TrainingSpec, examples: Examples) {
    const outputs = network[network.length - 1]?.outputs;
    if (outputs !== examples.labelCount) {
      throw new RangeError(`${outputs} logits for ${examples.labelCount} labels`);
    }
    this.training = training;
    this.examples = examples;
    this.layers = network.map(layerOf);
    this.layout = parameterLayout(network);
    this.parameters = new Float32Array(this.layout.length);
    this.gradient = new Float32Array(this.layout.length);
    this.ranges = new Float32Array(2 * network.length);
    network.forEach((layer, l) => {
      this.ranges.set(fixedRange(layer.activation) ?? [0, 0], 2 * l);
    });
    this.inputQuantization = {
      scale: examples.scale,
      zeroPoint: 0,
      min: 0,
      max: 255 * examples.scale,
    };
    this.batch = this.workspace(training.batch);
    this.deltas = network.map((layer) => new Float32Array(layer.outputs * training.batch));
    this.descent = descent(training, this.layout.length);
  }

  load(state: NetworkState): void {
    this.parameters.set(state.parameters);
    this.ranges.set(state.ranges);
    this.descent = descent(this.training, this.layout.length);
    this.refreshWeights();
  }

  state(): NetworkState {
    return { parameters: this.parameters.slice(), ranges: this.ranges.slice() };
  }

  calibrate(rows: Uint32Array): void {
    const workspace = this.workspace(rows.length);
    this.gather(rows, workspace);
    this.forward(workspace, 'calibrate', rows.length);
  }

  train(rows: Uint32Array): void {
    const { batch } = this.training;
    for (let at = 0; at < rows.length; at += batch) this.step(rows.subarray(at, at + batch));
  }

  evaluate(): readonly LayerOutput[] {
    const { rows } = this.examples;
    if (this.all === undefined) {
      this.all = this.workspace(rows);
      this.gather(
        Uint32Array.from({ length: rows }, (_, r) => r),
        this.all,
      );
    }
    this.forward(this.all, 'hold', rows);
    return this.all.layers.map((buffers, l) => {
      const { spec, quantization } = this.layers[l] as DenseLayer;
      const { values } = buffers;
      const output = { rows, columns: spec.outputs, values };
      return quantization === undefined
        ? { ...output, codes: new Int32Array(values.buffer), levels: undefined }
        : { ...output, codes: buffers.codes, levels: levelsOf(quantization, spec.activationBits) };
    });
  }

  private step(rows: Uint32Array): void {
    const count = rows.length;
    this.gather(rows, this.batch);
    this.forward(this.batch, 'follow', count);
    this.lossGradient(count);
    for (let l = this.layers.length - 1; l >= 0; l--) this.backward(l, count);
    this.descent.update(this.parameters, this.gradient);
    this.refreshWeights();
  }

  private workspace(stride: number): Workspace {
    return {
      input: layerBuffers(this.examples.inputs, stride),
      labels: new Uint8Array(stride),
      layers: this.layers.map((layer) => layerBuffers(layer.spec.outputs, stride)),
    };
  }

  private gather(rows: Uint32Array, into: Workspace): void {
    const { codes, inputs, rows: total, labels } = this.examples;
    const scale = f(this.examples.scale);
    const { input } = into;
    for (let j = 0; j < inputs; j++) {
      for (let s = 0; s < rows.length; s++) {
        const code = codes[j * total + (rows[s] as number)] as number;
        input.codes[j * input.stride + s] = code;
        input.values[j * input.stride + s] = f(code * scale);
      }
    }
    for (let s = 0; s < rows.length; s++) into.labels[s] = labels[rows[s] as number] as number;
  }

  private weightsOf(l: number, from: Float32Array): Float32Array {
    return from.subarray(this.layout.weights[l], this.layout.biases[l]);
  }

  private biasesOf(l: number, from: Float32Array): Float32Array {
    const start = this.layout.biases[l] as number;
    return from.subarray(start, start + (this.layers[l] as DenseLayer).spec.outputs);
  }

  private refreshWeights(): void {
    this.layers.forEach((layer, l) => {
      layer.weights.refresh(this.weightsOf(l, this.parameters));
    });
  }

  private forward(workspace: Workspace, use: RangeUse, count: number): void {
    let signal: Signal = workspace.input;
    let q: Quantization | undefined = this.inputQuantization;
    this.layers.forEach((layer, l) => {
      const out = workspace.layers[l] as LayerBuffers;
      const range = this.ranges.subarray(2 * l, 2 * l + 2);
      layer.forward(signal, q, this.biasesOf(l, this.parameters), range, use, out, count);
      signal = out;
      q = layer.quantization;
    });
  }

  /** Gradient of the mean cross-entropy (nats) by the quantized logits: (p − 1{label})/count. */
  private lossGradient(count: number): void {
    const { labelCount } = this.examples;
    const last = this.layers.length - 1;
    const delta = this.deltas[last] as Float32Array;
    const { values, stride } = this.batch.layers[last] as LayerBuffers;
    const perRow = f(1 / count);
    for (let s = 0; s < count; s++) {
      softmaxRow(values, delta, labelCount, stride, s);
      const own = (this.batch.labels[s] as number) * stride + s;
      delta[own] = f((delta[own] as number) - 1);
      for (let c = 0; c < labelCount; c++) {
        delta[c * stride + s] = f((delta[c * stride + s] as number) * perRow);
      }
    }
  }

  /** Gradients of layer l, and the error it hands down to the layer below. */
  private backward(l: number, count: number): void {
    const layer = this.layers[l] as DenseLayer;
    const { inputs, outputs } = layer.spec;
    const delta = this.deltas[l] as Float32Array;
    const out = this.batch.layers[l] as LayerBuffers;
    const below = l > 0 ? (this.batch.layers[l - 1] as LayerBuffers) : this.batch.input;
    layer.backwardThroughActivation(delta, out, count);

    const weights = this.weightsOf(l, this.parameters);
    const weightGradient = this.weightsOf(l, this.gradient);
    const biasGradient = this.biasesOf(l, this.gradient);
    const l2 = f(this.training.l2);
    for (let i = 0; i < outputs; i++) {
      for (let j = 0; j < inputs; j++) {
        weightGradient[i * inputs + j] = dot(
          delta,
          i * out.stride,
          below.values,
          j * below.stride,
          count,
        );
      }
      biasGradient[i] = laneSum(delta, i * out.stride, count);
    }
    layer.weights.maskGradient(weightGradient, weights);
    if (l2 > 0) {
      for (let k = 0; k < weights.length; k++) {
        weightGradient[k] = f((weightGradient[k] as number) + f(l2 * (weights[k] as number)));
      }
    }
    if (l > 0) {
      const back = this.deltas[l - 1] as Float32Array;
      backProject(delta, layer.weights.values, outputs, inputs, out.stride, count, back);
    }
  }
}
