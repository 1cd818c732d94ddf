import { expect, test } from 'vitest';
import { random } from '../numeric/random.ts';
import { initialParameters } from './initialise.ts';
import {
  INITIALISATIONS,
  type Initialisation,
  type LayerSpec,
  type NetworkSpec,
  parameterLayout,
} from './spec.ts';

const layer = (inputs: number, outputs: number): LayerSpec => ({
  kind: 'dense',
  inputs,
  outputs,
  activation: 'tanh',
  activationBits: 4,
  weightBits: 8,
});

const NETWORK: NetworkSpec = [layer(32, 128), layer(128, 16)];

function weights(rule: Initialisation, l: number): number[] {
  const layout = parameterLayout(NETWORK);
  const parameters = initialParameters(NETWORK, rule, random(1, 'weights'));
  return Array.from(parameters.subarray(layout.weights[l], layout.biases[l]));
}

const moment = (values: readonly number[], power: number): number =>
  values.reduce((sum, x) => sum + x ** power, 0) / values.length;

test('parameters lie layer by layer, weights before biases, without gaps', () => {
  expect(parameterLayout([layer(3, 2), layer(2, 4)])).toEqual({
    weights: [0, 8],
    biases: [6, 16],
    length: 20,
  });
});

test.each(INITIALISATIONS)('biases start at 0 and weights do not (%s)', (rule) => {
  const layout = parameterLayout(NETWORK);
  const parameters = initialParameters(NETWORK, rule, random(1, 'weights'));
  NETWORK.forEach(({ outputs }, l) => {
    const start = layout.biases[l] as number;
    expect(parameters.subarray(start, start + outputs).every((b) => b === 0)).toBe(true);
    expect(weights(rule, l).filter((w) => w === 0).length).toBeLessThan(3);
  });
});

test.each([0, 1])('Glorot weights of layer %i are uniform up to √(6/(in + out))', (l) => {
  const { inputs, outputs } = NETWORK[l] as LayerSpec;
  const limit = Math.sqrt(6 / (inputs + outputs));
  const w = weights('glorot', l);
  const largest = Math.max(...w.map(Math.abs));
  expect(largest).toBeLessThanOrEqual(Math.fround(limit));
  expect(largest).toBeGreaterThan(0.99 * limit);
  expect(Math.abs(moment(w, 1)) / limit).toBeLessThan(0.05);
  expect(Math.abs(moment(w, 2) / (limit * limit) - 1 / 3)).toBeLessThan(0.03);
});

test.each([
  ['fan-in', 0, 32],
  ['fan-in', 1, 128],
  ['width', 0, 128],
  ['width', 1, 16],
] as const)('%s weights of layer %i are normal, cut at 2 deviations of 1/√%i', (rule, l, size) => {
  const w = weights(rule, l).map((x) => x * Math.sqrt(size));
  const largest = Math.max(...w.map(Math.abs));
  expect(largest).toBeLessThanOrEqual(2 + 1e-6);
  expect(largest).toBeGreaterThan(1.8);
  expect(Math.abs(moment(w, 1))).toBeLessThan(0.08);
  // The variance of a standard normal cut at ±2.
  expect(Math.abs(moment(w, 2) - 0.7737)).toBeLessThan(0.06);
});

test('the seed decides the weights', () => {
  const draw = (seed: number) => initialParameters(NETWORK, 'glorot', random(seed, 'weights'));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});
