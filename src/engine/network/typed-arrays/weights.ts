import { type Quantization, quantization, quantize } from '../quantizer.ts';
import { type DenseSpec, FLOAT32 } from '../spec.ts';

/** The weights of one layer as the forward pass sees them. */
export class LayerWeights {
  /** What the codes stand for, or the float weights themselves: outputs × inputs. */
  readonly values: Float32Array;
  /** Codes 0 … 2^bits − 1, when quantized. */
  readonly codes: Uint8Array;
  quantization: Quantization | undefined;
  private readonly bits: number;

  constructor(layer: DenseSpec) {
    const size = layer.inputs * layer.outputs;
    this.values = new Float32Array(size);
    this.codes = new Uint8Array(size);
    this.bits = layer.weightBits;
  }

  /** Takes the present float weights; the range is their extremes and 0. */
  refresh(weights: Float32Array): void {
    if (this.bits === FLOAT32) {
      this.values.set(weights);
      return;
    }
    let min = 0;
    let max = 0;
    for (let i = 0; i < weights.length; i++) {
      const w = weights[i] as number;
      if (w < min) min = w;
      if (w > max) max = w;
    }
    const q = quantization(min, max, this.bits);
    quantize(weights, q, this.codes, this.values, 0, weights.length);
    this.quantization = q;
  }

  /** Straight-through estimator: gradients of weights outside the shifted range are 0. */
  maskGradient(gradient: Float32Array, weights: Float32Array): void {
    const q = this.quantization;
    if (q === undefined) return;
    const min = Math.fround(q.min);
    const max = Math.fround(q.max);
    for (let i = 0; i < gradient.length; i++) {
      const w = weights[i] as number;
      if (w < min || w > max) gradient[i] = 0;
    }
  }
}
