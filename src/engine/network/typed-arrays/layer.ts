import { fixedRange, RANGE_DECAY } from '../activation-range.ts';
import { type Quantization, quantization, quantize } from '../quantizer.ts';
import { type DenseSpec, FLOAT32 } from '../spec.ts';
import { activate, timesSlope } from './activation.ts';
import { floatRow, integerRow } from './products.ts';
import { LayerWeights } from './weights.ts';

const f = Math.fround;

/** How a forward pass treats the activation ranges. */
export type RangeUse = 'hold' | 'calibrate' | 'follow';

/** What one layer hands to the next, feature-major with the given stride. */
export interface Signal {
  readonly stride: number;
  /** Codes when quantized; unused in float32. */
  readonly codes: Uint8Array;
  readonly values: Float32Array;
}

/** Buffers for the forward pass of one layer on up to `stride` samples. */
export interface LayerBuffers extends Signal {
  /** The activation φ(z) before it is quantized. */
  readonly raw: Float32Array;
}

export function layerBuffers(columns: number, stride: number): LayerBuffers {
  const size = columns * stride;
  return {
    stride,
    codes: new Uint8Array(size),
    values: new Float32Array(size),
    raw: new Float32Array(size),
  };
}

/** One dense layer: integer products where both sides are quantized, float32 products elsewhere. */
export class DenseLayer {
  readonly spec: DenseSpec;
  readonly weights: LayerWeights;
  /** The quantization of the activations in the last forward pass; undefined in float32. */
  quantization: Quantization | undefined;
  private acc = new Int32Array(0);

  constructor(spec: DenseSpec) {
    this.spec = spec;
    this.weights = new LayerWeights(spec);
  }

  /**
   * Activations of `count` samples. `inputQuantization` is undefined when the input is float32;
   * `range` is this layer's (min, max), changed only where it is learned and `use` is not 'hold'.
   */
  forward(
    input: Signal,
    inputQuantization: Quantization | undefined,
    biases: Float32Array,
    range: Float32Array,
    use: RangeUse,
    out: LayerBuffers,
    count: number,
  ): void {
    const { inputs, outputs, activation, activationBits } = this.spec;
    const w = this.weights;
    for (let i = 0; i < outputs; i++) {
      const row = i * out.stride;
      const bias = biases[i] as number;
      if (inputQuantization !== undefined && w.quantization !== undefined) {
        if (this.acc.length < count) this.acc = new Int32Array(count);
        const { acc } = this;
        const scale = f(inputQuantization.scale * w.quantization.scale);
        integerRow(
          input.codes,
          inputQuantization.zeroPoint,
          w.codes,
          w.quantization.zeroPoint,
          i,
          inputs,
          input.stride,
          count,
          acc,
        );
        for (let s = 0; s < count; s++) {
          out.raw[row + s] = f(f(f(acc[s] as number) * scale) + bias);
        }
      } else {
        floatRow(input.values, w.values, bias, i, inputs, input.stride, count, out.raw, row);
      }
      activate(activation, out.raw, row, count);
    }

    if (activationBits === FLOAT32) {
      for (let i = 0; i < outputs; i++) {
        const row = i * out.stride;
        // + 0 turns −0 into +0: one number, one bit pattern.
        for (let s = 0; s < count; s++) out.values[row + s] = (out.raw[row + s] as number) + 0;
      }
      return;
    }
    if (use !== 'hold' && fixedRange(activation) === undefined) {
      this.learnRange(range, use, out, count);
    }
    const q = quantization(range[0] as number, range[1] as number, activationBits);
    for (let i = 0; i < outputs; i++) {
      quantize(out.raw, q, out.codes, out.values, i * out.stride, count);
    }
    this.quantization = q;
  }

  /** From the gradient by the quantized activation to the gradient by the pre-activation, in place. */
  backwardThroughActivation(delta: Float32Array, out: LayerBuffers, count: number): void {
    const { outputs, activation } = this.spec;
    const q = this.quantization;
    for (let i = 0; i < outputs; i++) {
      const row = i * out.stride;
      if (q !== undefined) {
        // Straight-through estimator: pass inside the shifted range, stop outside.
        const min = f(q.min);
        const max = f(q.max);
        for (let s = row; s < row + count; s++) {
          const a = out.raw[s] as number;
          if (a < min || a > max) delta[s] = 0;
        }
      }
      timesSlope(activation, delta, out.raw, row, count);
    }
  }

  private learnRange(range: Float32Array, use: RangeUse, out: LayerBuffers, count: number): void {
    let min = 0;
    let max = 0;
    for (let i = 0; i < this.spec.outputs; i++) {
      const row = i * out.stride;
      for (let s = row; s < row + count; s++) {
        const a = out.raw[s] as number;
        if (a < min) min = a;
        if (a > max) max = a;
      }
    }
    if (use === 'calibrate') {
      range[0] = min;
      range[1] = max;
      return;
    }
    const keep = f(RANGE_DECAY);
    const take = f(1 - RANGE_DECAY);
    range[0] = f(f(keep * (range[0] as number)) + f(take * min));
    range[1] = f(f(keep * (range[1] as number)) + f(take * max));
  }
}
