// The training job in TensorFlow.js, as its users would write it for speed: no checks, ranges read
// back to the host (cheap on these backends), constants where there are some.

import { performance } from 'node:perf_hooks';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { type Job, orderOf } from './job.ts';
import type { Trainer } from './trainer.ts';

export type TensorflowBackend = 'cpu' | 'wasm';

/** Share of the logits' range kept at each step, and Adam's ε, both as the engine has them. */
const RANGE_DECAY = 0.999;
const EPSILON = 1e-7;

interface Range {
  min: number;
  max: number;
}

/** Extremes of some numbers and 0. */
function extremes(values: tf.TypedArray): Range {
  const range = { min: 0, max: 0 };
  for (const value of values) {
    if (value < range.min) range.min = value;
    if (value > range.max) range.max = value;
  }
  return range;
}

/** customGrad declares wider types than what it hands over. */
type Save = (tensors: tf.Tensor[]) => void;

/**
 * tf.fakeQuantWithMinMaxVars, which TensorFlow.js lacks: [min, max] is shifted so that 0 falls on
 * one of 2^bits levels; gradients pass inside the shifted range and stop outside.
 */
function fakeQuant(input: tf.Tensor2D, { min, max }: Range, bits: number): tf.Tensor2D {
  const top = 2 ** bits - 1;
  const scale = (max - min) / top;
  const zero = Math.min(Math.max(Math.round(-min / scale), 0), top);
  const op = tf.customGrad((x, save) => {
    const raw = x as tf.Tensor;
    (save as Save)([raw]);
    const level = tf.clipByValue(tf.floor(tf.add(tf.mul(raw, 1 / scale), 0.5)), -zero, top - zero);
    return {
      value: tf.mul(level, scale),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [a = dy] = saved;
        const inside = tf.logicalAnd(
          tf.greaterEqual(a, -zero * scale),
          tf.lessEqual(a, (top - zero) * scale),
        );
        return tf.where(inside, dy, tf.zerosLike(dy));
      },
    };
  });
  return op(input) as tf.Tensor2D;
}

interface Layer {
  readonly weights: tf.Variable<tf.Rank.R2>;
  readonly biases: tf.Variable<tf.Rank.R1>;
  readonly bits: number;
  readonly weightBits: number;
  /** Of the activations before they are quantized; undefined where it is tanh's, [−1, 1]. */
  readonly learned: Range | undefined;
}

const TANH_RANGE: Range = { min: -1, max: 1 };

function layersOf({ setup: { network }, start: { parameters, ranges } }: Job): readonly Layer[] {
  let at = 0;
  const take = (count: number): Float32Array => {
    at += count;
    return parameters.slice(at - count, at);
  };
  return network.map(({ inputs, outputs, activation, activationBits, weightBits }, l) => {
    const weights = tf.tensor2d(take(outputs * inputs), [outputs, inputs]).variable();
    const biases = tf.tensor1d(take(outputs)).variable();
    const [min = 0, max = 0] = ranges.subarray(2 * l, 2 * l + 2);
    const learned = activation === 'linear' ? { min, max } : undefined;
    return { weights, biases, bits: activationBits, weightBits, learned };
  });
}

function forward(layers: readonly Layer[], input: tf.Tensor2D): tf.Tensor2D {
  let x = input;
  for (const { weights, biases, bits, weightBits, learned } of layers) {
    const w = fakeQuant(weights as tf.Tensor2D, extremes(weights.dataSync()), weightBits);
    // Not tf.fused.matMul: with a bias, the wasm backend's gives other numbers than the cpu backend's.
    const z: tf.Tensor2D = tf.add(tf.matMul(x, w, false, true), biases);
    if (learned === undefined) {
      x = fakeQuant(tf.tanh(z), TANH_RANGE, bits);
      continue;
    }
    const seen = extremes(z.dataSync());
    learned.min = RANGE_DECAY * learned.min + (1 - RANGE_DECAY) * seen.min;
    learned.max = RANGE_DECAY * learned.max + (1 - RANGE_DECAY) * seen.max;
    x = fakeQuant(z, learned, bits);
  }
  return x;
}

/** Input values and one-hot labels of all rows, row by row. */
function examplesOf({ setup: { data } }: Job): { x: tf.Tensor2D; y: tf.Tensor2D } {
  const { rows, inputs, labelCount, codes, scale, labels } = data;
  const x = Float32Array.from(
    { length: rows * inputs },
    (_, i) => (codes[(i % inputs) * rows + Math.floor(i / inputs)] as number) * scale,
  );
  const y = Float32Array.from({ length: rows * labelCount }, (_, i) =>
    labels[Math.floor(i / labelCount)] === i % labelCount ? 1 : 0,
  );
  return { x: tf.tensor2d(x, [rows, inputs]), y: tf.tensor2d(y, [rows, labelCount]) };
}

export async function tensorflowTrainer(backend: TensorflowBackend, job: Job): Promise<Trainer> {
  tf.enableProdMode();
  await tf.setBackend(backend);
  const { batch, learningRate } = job.setup.training;
  const layers = layersOf(job);
  const variables = layers.flatMap(({ weights, biases }) => [weights, biases]) as tf.Variable[];
  const { x, y } = examplesOf(job);
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, EPSILON);
  const step = (rows: Uint32Array): void => {
    const picked = tf.tensor1d(Int32Array.from(rows), 'int32');
    const input = tf.gather(x, picked);
    const labels = tf.gather(y, picked);
    optimizer.minimize(
      () => tf.losses.softmaxCrossEntropy(labels, forward(layers, input)) as tf.Scalar,
      false,
      variables,
    );
  };
  let epoch = 0;
  return {
    name: `TensorFlow.js ${tf.version_core}, ${backend}`,
    run: async (times) => {
      await tf.setBackend(backend);
      const from = performance.now();
      for (let i = 0; i < times; i++) {
        const order = orderOf(job, epoch++);
        for (let at = 0; at < order.length; at += batch) {
          tf.tidy(() => step(order.subarray(at, at + batch)));
        }
      }
      // Both backends compute at once; reading a result makes sure of it.
      layers.at(-1)?.biases.dataSync();
      return performance.now() - from;
    },
    state: async () => {
      await tf.setBackend(backend);
      const parameters = variables.flatMap((variable) => Array.from(variable.dataSync()));
      const ranges = layers.flatMap(({ learned }) => {
        const { min, max } = learned ?? TANH_RANGE;
        return [min, max];
      });
      return { parameters: Float32Array.from(parameters), ranges: Float32Array.from(ranges) };
    },
    close: () => undefined,
  };
}
