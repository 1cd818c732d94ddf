import { datasetInfo } from '../data/registry.ts';
import type { Activation } from '../network/spec.ts';
import { checkpointEpochs } from './checkpoint-epochs.ts';
import type { Run } from './run.ts';

/** Nanoseconds of what a run consists of. */
interface Prices {
  /** A multiply–add, of which the backward pass has twice as many as the forward pass. */
  readonly multiply: number;
  /** An activation of one row. */
  readonly activation: Readonly<Record<Activation, number>>;
  /** A row that trains, beside that. */
  readonly row: number;
  /** A neuron's code of one row when information is counted, and a row's loss and accuracy. */
  readonly counting: number;
  readonly score: number;
  /** A step, and each parameter in it: most of it in small batches. */
  readonly step: number;
  readonly parameter: number;
}

/**
 * Fitted to processor times of 21 runs on the machine of docs/performance.md: all presets, 1 to 8 layers
 * of 2 to 32 neurons, batches of 1 to 1024. Each is met within a factor of 1.25. What other machines
 * take is measured there, and the estimate scaled.
 */
const PRICES = {
  'wasm-simd': {
    multiply: 0.0154,
    activation: { tanh: 1.9, sigmoid: 1.9, relu: 1.42, relu6: 1.42, linear: 1.42 },
    row: 14.9,
    counting: 0,
    score: 26.6,
    step: 513,
    parameter: 3.57,
  },
  'typed-arrays': {
    multiply: 1.69,
    activation: { tanh: 47.6, sigmoid: 47.6, relu: 0, relu6: 0, linear: 0 },
    row: 34.6,
    counting: 17.9,
    score: 981,
    step: 5360,
    parameter: 34.7,
  },
} as const satisfies Readonly<Record<string, Prices>>;

interface EstimateOptions {
  readonly backend?: keyof typeof PRICES;
  /** Up to this epoch only. */
  readonly epoch?: number;
}

/** Seconds a run is expected to take on one core of the machine that prices were measured on. */
export function estimateSeconds(
  run: Run,
  { backend = 'wasm-simd', epoch = run.epochs }: EstimateOptions = {},
): number {
  const prices: Prices = PRICES[backend];
  const { rows, inputs, labelCount } = datasetInfo(run.data);
  const widths = [inputs, ...run.hidden, labelCount];
  let multiplies = 0;
  let activationTime = 0;
  let neurons = 0;
  widths.slice(1).forEach((width, l) => {
    multiplies += width * (widths[l] as number);
    activationTime += width * prices.activation[run.activations[l] ?? 'linear'];
    neurons += width;
  });
  const forward = multiplies * prices.multiply + activationTime;
  const trainRow = forward + 2 * multiplies * prices.multiply + prices.row;
  const measureRow = forward + neurons * prices.counting + prices.score;
  const trainRows = rows * (run.trainPercent / 100);
  const steps = Math.ceil(trainRows / run.batch);
  const step = prices.step + multiplies * prices.parameter;
  const trained = epoch * (trainRows * trainRow + steps * step);
  const checkpoints = checkpointEpochs(run.epochs).filter((recorded) => recorded <= epoch).length;
  return (trained + checkpoints * rows * measureRow) * 1e-9;
}
