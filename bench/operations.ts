// Arithmetic of one epoch of the training job, counted from src/engine/simd/assembly: + − × ÷ √, least
// and greatest of two, rounding and comparison are one operation a number each, a multiply-add two.
// Moves, bit operations and conversions count nothing, nor does the summing of four lanes into one.

import type { Setup } from '../src/engine/index.ts';

type LayerSpec = Setup['network'][number];

const ADAM = 12;
/** Of a weight in each step: extremes 2, level 4, value 2, straight-through mask 2. */
const WEIGHT = 10;
/** Of a pre-activation: times scale, plus bias. */
const SCALED = 2;
/** Of the gradient of a bias. */
const SUMMED = 1;
const TANH = {
  activation: 22,
  /** The upper bound, level 2, value 2. */
  quantizer: 5,
  /** Mask 1, 1 − a², times the error. */
  slope: 4,
};
const LOGIT = {
  /** Extremes 2, bounds 2, level 2, value 2. */
  quantizer: 8,
  /** Mask. */
  slope: 2,
  /** Of two: difference, exp 25 and sum for both together; quotient, difference to the label, mean. */
  loss: 16.5,
};

/** Multiply-adds count 2: forward and gradient of the weights, and error handed down but in the first. */
function productsOf({ inputs, outputs }: LayerSpec, l: number): number {
  return 2 * inputs * outputs * (l > 0 ? 3 : 2);
}

function perOutput(activation: LayerSpec['activation']): number {
  if (activation === 'tanh') return TANH.activation + TANH.quantizer + TANH.slope;
  if (activation === 'linear') return LOGIT.quantizer + LOGIT.slope + LOGIT.loss;
  throw new Error(`operations of ${activation} are not counted`);
}

const sum = (terms: readonly number[]): number => terms.reduce((a, b) => a + b, 0);

/** Of the matrix products alone. */
export function productOperations({ network, split }: Setup): number {
  return sum(network.map(productsOf)) * split.train.length;
}

/** Of everything. */
export function epochOperations(setup: Setup): number {
  const { network, split, training } = setup;
  const rows = split.train.length;
  const steps = Math.ceil(rows / training.batch);
  const elementwise = network.map(
    ({ outputs, activation }) => outputs * (SCALED + perOutput(activation) + SUMMED),
  );
  const inputs = network[0]?.inputs ?? 0;
  const parameters = network.map((l) => l.inputs * l.outputs * (ADAM + WEIGHT) + l.outputs * ADAM);
  return productOperations(setup) + (sum(elementwise) + inputs) * rows + sum(parameters) * steps;
}
