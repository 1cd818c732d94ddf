/** Networks and examples that the tests run on. */
import fc from 'fast-check';
import { random } from '../../../numeric/random.ts';
import { fixedRange } from '../../activation-range.ts';
import { initialParameters } from '../../initialise.ts';
import type { Examples, NetworkState, TrainableNetwork } from '../../network.ts';
import { ACTIVATIONS, type Activation, type NetworkSpec, type TrainingSpec } from '../../spec.ts';
import { TypedArrayNetwork } from '../network.ts';

export const PLAIN: TrainingSpec = { optimizer: 'sgd', learningRate: 1, batch: 64, l2: 0 };

export function examplesOf(
  seed: number,
  rows: number,
  inputs: number,
  labelCount: number,
): Examples {
  const chance = random(seed, 'labels');
  return {
    rows,
    inputs,
    labelCount,
    codes: Uint8Array.from({ length: rows * inputs }, () => chance.below(256)),
    scale: 1 / 255,
    labels: Uint8Array.from({ length: rows }, () => chance.below(labelCount)),
  };
}

export const examplesFor = (network: NetworkSpec, seed: number, rows: number): Examples =>
  examplesOf(seed, rows, network[0]?.inputs ?? 1, network.at(-1)?.outputs ?? 2);

interface Shape {
  readonly widths: readonly number[];
  readonly activations: readonly Activation[];
  readonly activationBits: number;
  readonly weightBits: number;
}

export const networkOf = ({
  widths,
  activations,
  activationBits,
  weightBits,
}: Shape): NetworkSpec =>
  widths.slice(1).map((outputs, l) => ({
    kind: 'dense',
    inputs: widths[l] as number,
    outputs,
    activation: activations[l] ?? 'linear',
    activationBits,
    weightBits,
  }));

/** Random parameters, biases included, and a range for the layers that learn one. */
export function stateOf(network: NetworkSpec, seed: number): NetworkState {
  const chance = random(seed, 'weights');
  const parameters = initialParameters(network, 'fan-in', chance).map(
    (w) => w + 0.3 * (2 * chance.uniform() - 1),
  );
  const ranges = network.flatMap(({ activation }) => [
    ...(fixedRange(activation) ?? [activation === 'relu' ? 0 : -1.3, 2.1]),
  ]);
  return { parameters, ranges: Float32Array.from(ranges) };
}

export function networkWith(
  network: NetworkSpec,
  examples: Examples,
  state: NetworkState,
  training = PLAIN,
) {
  const trainable = new TypedArrayNetwork(network, training, examples);
  trainable.load(state);
  return trainable;
}

export const allRows = ({ rows }: Examples): Uint32Array =>
  Uint32Array.from({ length: rows }, (_, r) => r);

/** How far one step moves each parameter: minus the gradient, for plain descent at rate 1. */
export function moves(trainable: TrainableNetwork, rows: Uint32Array): number[] {
  const before = trainable.state().parameters;
  trainable.train(rows);
  return Array.from(trainable.state().parameters, (after, k) => after - (before[k] as number));
}

export const shapes = (activationBits: readonly number[], weightBits: readonly number[]) =>
  fc.record({
    widths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 5 }),
    activations: fc.array(fc.constantFrom(...ACTIVATIONS), { minLength: 3, maxLength: 3 }),
    activationBits: fc.constantFrom(...activationBits),
    weightBits: fc.constantFrom(...weightBits),
    seed: fc.nat(),
  });

/** The given widths with at least two logits at the end, and a linear last layer. */
export function withOutput(shape: Shape): Shape {
  const widths = [...shape.widths.slice(0, -1), Math.max(2, shape.widths.at(-1) ?? 2)];
  return { ...shape, widths, activations: shape.activations.slice(0, widths.length - 2) };
}
