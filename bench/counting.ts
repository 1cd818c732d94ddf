import { performance } from 'node:perf_hooks';
import kernelText from 'virtual:simd-kernel';
import {
  type NetworkState,
  type Setup,
  type SimdExports,
  simdBackend,
} from '../src/engine/index.ts';
import { messages } from '../src/messages/index.ts';
import type { Contestant } from './contest.ts';
import { instantiate } from './wasm.ts';

/**
 * The forward pass on all rows and the exact information of every layer, logits for the last, and
 * nothing else: no loss, no accuracy, no further output definitions. These are the calls to the
 * kernel that an evaluation makes, overheard once and made again.
 */
export function countingMeasurer(setup: Setup, state: NetworkState): Contestant {
  const calls: (() => void)[] = [];
  const backend = simdBackend((bytes) => {
    const instance = instantiate(kernelText, bytes);
    const kernel = instance.exports as unknown as SimdExports;
    const exports: SimdExports = {
      ...kernel,
      evaluate: (order, logits) => {
        calls.push(() => kernel.evaluate(order, logits));
        kernel.evaluate(order, logits);
      },
      measure: (words, wordCount, hy) => {
        calls.push(() => kernel.measure(words, wordCount, hy));
        return kernel.measure(words, wordCount, hy);
      },
      measureLogits: (words, wordCount, hy, top, steps) => {
        calls.push(() => kernel.measure(words, wordCount, hy));
        return kernel.measureLogits(words, wordCount, hy, top, steps);
      },
    };
    return { memory: instance.memory.buffer, exports };
  });
  const bench = backend.session(setup);
  bench.load(state);
  bench.evaluate();
  const work = calls.slice();
  return {
    name: `${messages.backends.title(backend.id)}, forward pass and counting alone`,
    run: async (times) => {
      const from = performance.now();
      for (let i = 0; i < times; i++) for (const call of work) call();
      return performance.now() - from;
    },
  };
}
