/** A second implementation, in float64, row by row, straight from the definitions of the design. */

import type { Examples, NetworkState } from '../../network.ts';
import { type Quantization, quantization } from '../../quantizer.ts';
import {
  type Activation,
  FLOAT32,
  type LayerSpec,
  type NetworkSpec,
  parameterLayout,
} from '../../spec.ts';

const identity: Quantization = { scale: 0, zeroPoint: 0, min: -Infinity, max: Infinity };
const clamp = (x: number, q: Quantization): number => Math.min(Math.max(x, q.min), q.max);

interface Level {
  readonly code: number;
  readonly value: number;
  /** Distance of the unrounded code to the nearest boundary between codes, in steps. */
  readonly margin: number;
}

function level(x: number, q: Quantization): Level {
  if (q === identity) return { code: 0, value: x, margin: 1 };
  if (q.scale === 0) return { code: 0, value: 0, margin: 1 };
  const steps = (clamp(x, q) - q.min) / q.scale + 0.5;
  const code = Math.floor(steps);
  const margin = x <= q.min || x >= q.max ? 1 : Math.abs(steps - Math.round(steps));
  return { code, value: (code - q.zeroPoint) * q.scale, margin };
}

const PHI: Record<Activation, (z: number) => number> = {
  tanh: Math.tanh,
  relu: (z) => Math.max(z, 0),
  relu6: (z) => Math.min(Math.max(z, 0), 6),
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  linear: (z) => z,
};

const SLOPE: Record<Activation, (z: number) => number> = {
  tanh: (z) => 1 - Math.tanh(z) ** 2,
  relu: (z) => (z > 0 ? 1 : 0),
  relu6: (z) => (z > 0 && z < 6 ? 1 : 0),
  sigmoid: (z) => PHI.sigmoid(z) * (1 - PHI.sigmoid(z)),
  linear: () => 1,
};

interface NaiveLayer {
  readonly weights: readonly number[];
  readonly weightRange: Quantization;
  readonly activationRange: Quantization;
  readonly z: number[];
  readonly out: Level[];
}

/** Forward pass of one row of real inputs. */
export function naiveForward(
  network: NetworkSpec,
  parameters: ArrayLike<number>,
  ranges: ArrayLike<number>,
  row: readonly number[],
): NaiveLayer[] {
  const layout = parameterLayout(network);
  let input = row;
  return network.map((layer, l) => {
    const raw = Array.from(
      { length: layer.inputs * layer.outputs },
      (_, k) => parameters[(layout.weights[l] as number) + k] as number,
    );
    const weightRange =
      layer.weightBits === FLOAT32
        ? identity
        : quantization(Math.min(0, ...raw), Math.max(0, ...raw), layer.weightBits);
    const activationRange =
      layer.activationBits === FLOAT32
        ? identity
        : quantization(ranges[2 * l] as number, ranges[2 * l + 1] as number, layer.activationBits);
    const weights = raw.map((w) => level(w, weightRange).value);
    const z = Array.from({ length: layer.outputs }, (_, i) =>
      input.reduce(
        (sum, x, j) => sum + x * (weights[i * layer.inputs + j] as number),
        parameters[(layout.biases[l] as number) + i] as number,
      ),
    );
    const out = z.map((x) => level(PHI[layer.activation](x), activationRange));
    input = out.map(({ value }) => value);
    return { weights, weightRange, activationRange, z, out };
  });
}

export const rowOf = ({ rows, inputs, codes, scale }: Examples, r: number): number[] =>
  Array.from({ length: inputs }, (_, j) => (codes[j * rows + r] as number) * scale);

/** Softmax of the logits of a row, and its cross-entropy in nats. */
export function naiveLoss(layers: readonly NaiveLayer[], label: number) {
  const logits = layers[layers.length - 1]?.out.map(({ value }) => value) as number[];
  const top = Math.max(...logits);
  const total = logits.reduce((sum, x) => sum + Math.exp(x - top), 0);
  const p = logits.map((x) => Math.exp(x - top) / total);
  return { p, loss: -Math.log(p[label] as number) };
}

/** Gradient of the mean loss over rows, by backpropagation with the straight-through mask. */
export function naiveGradient(
  network: NetworkSpec,
  { parameters, ranges }: NetworkState,
  examples: Examples,
  rows: readonly number[],
) {
  const layout = parameterLayout(network);
  const gradient = new Float64Array(layout.length);
  let loss = 0;
  let margin = 1;
  for (const r of rows) {
    const input = rowOf(examples, r);
    const label = examples.labels[r] as number;
    const layers = naiveForward(network, parameters, ranges, input);
    const end = naiveLoss(layers, label);
    loss += end.loss / rows.length;
    let delta = end.p.map((share, c) => (share - (c === label ? 1 : 0)) / rows.length);
    for (let l = network.length - 1; l >= 0; l--) {
      const { inputs, activation } = network[l] as LayerSpec;
      const { z, out, weights, weightRange, activationRange } = layers[l] as NaiveLayer;
      margin = Math.min(margin, ...out.map((each) => each.margin));
      const below = l > 0 ? (layers[l - 1] as NaiveLayer).out.map(({ value }) => value) : input;
      const slopes = z.map((x, i) => {
        const a = PHI[activation](x);
        const passes = a >= activationRange.min && a <= activationRange.max;
        return passes ? (delta[i] as number) * SLOPE[activation](x) : 0;
      });
      slopes.forEach((slope, i) => {
        const start = (layout.weights[l] as number) + i * inputs;
        below.forEach((x, j) => {
          const w = parameters[start + j] as number;
          if (w < weightRange.min || w > weightRange.max) return;
          gradient[start + j] = (gradient[start + j] as number) + slope * x;
        });
        const b = (layout.biases[l] as number) + i;
        gradient[b] = (gradient[b] as number) + slope;
      });
      delta = below.map((_, j) =>
        slopes.reduce((sum, slope, i) => sum + slope * (weights[i * inputs + j] as number), 0),
      );
    }
  }
  return { gradient, loss, margin };
}
