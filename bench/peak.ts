import { performance } from 'node:perf_hooks';
import kernel from 'virtual:bench-kernel';
import type { Setup } from '../src/engine/index.ts';
import type { Contestant } from './contest.ts';
import { instantiate } from './wasm.ts';

interface BenchExports {
  peak(rounds: number): number;
  layerProducts(
    values: number,
    pairs: number,
    weights: number,
    weightPairs: number,
    biases: number,
    raw: number,
    delta: number,
    gradient: number,
    down: number,
    inputs: number,
    outputs: number,
    pitch: number,
    samples: number,
  ): void;
}

/** Bytes left alone at the start of memory, where a module may keep constants. */
const START = 1024;
/** Work of `peakLoop` done once: rounds, and the operations assembly/index.ts counts in a round. */
const ROUNDS = 100_000;
export const PEAK_FLOPS = ROUNDS * 96;

/** The most f32x4 multiplications and additions this processor does, in this process. */
export function peakLoop(): Contestant {
  const exports = instantiate(kernel, START).exports as unknown as BenchExports;
  return {
    name: 'f32x4 mul and add, peak loop',
    run: async (times) => {
      const from = performance.now();
      for (let i = 0; i < times; i++) exports.peak(ROUNDS);
      return performance.now() - from;
    },
  };
}

/** Bytes for the rows of all layers and more. */
const MEMORY = 4 * 1024 * 1024;

/** The kernel's matrix products alone, on numbers of no meaning; the work is one epoch's. */
export function matrixProducts({ network, training, split }: Setup): Contestant {
  const instance = instantiate(kernel, MEMORY);
  const exports = instance.exports as unknown as BenchExports;
  // Small integers make sense as float32 and as pairs of levels alike: 1/2 is 0x3f000000.
  new Float32Array(instance.memory.buffer).fill(0.5);
  // Rows as the kernel lays them out: a batch and 16 numbers more.
  const pitch = (training.batch + 16) * 4;
  let end = START;
  const rows = (count: number): number => {
    end += count * pitch;
    return end - count * pitch;
  };
  const numbers = (count: number): number => {
    end += Math.ceil(count / 4) * 16;
    return end - Math.ceil(count / 4) * 16;
  };
  let values = rows(network[0]?.inputs ?? 0);
  let pairs = rows(Math.ceil((network[0]?.inputs ?? 0) / 2));
  let down = 0;
  const layers = network.map(({ inputs, outputs }) => {
    const layer = {
      values,
      pairs,
      down,
      inputs,
      outputs,
      weights: numbers(inputs * outputs),
      weightPairs: numbers(Math.ceil(inputs / 2) * outputs),
      biases: numbers(outputs),
      gradient: numbers(inputs * outputs),
      raw: rows(outputs),
      delta: rows(outputs),
    };
    values = rows(outputs);
    pairs = rows(Math.ceil(outputs / 2));
    down = layer.delta;
    return layer;
  });
  const step = (samples: number): void => {
    for (const l of layers) {
      exports.layerProducts(
        l.values,
        l.pairs,
        l.weights,
        l.weightPairs,
        l.biases,
        l.raw,
        l.delta,
        l.gradient,
        l.down,
        l.inputs,
        l.outputs,
        pitch,
        samples,
      );
    }
  };
  return {
    name: 'matrix products alone',
    run: async (times) => {
      const from = performance.now();
      for (let i = 0; i < times; i++) {
        for (let at = 0; at < split.train.length; at += training.batch) {
          // Whole blocks of eight samples, as the kernel pads them.
          step(Math.ceil(Math.min(training.batch, split.train.length - at) / 8) * 8);
        }
      }
      return performance.now() - from;
    },
  };
}
