import { expect, test } from 'vitest';
import { applyFields } from './parse-field.ts';
import { PRESETS } from './presets.ts';
import { type Run, sameRun, spreadActivations } from './run.ts';

const base = PRESETS[0].run;
const apply = (fields: Partial<Record<keyof Run, string>>) =>
  applyFields(base, new Map(Object.entries(fields) as [keyof Run, string][]));

test('nothing given changes nothing', () => {
  expect(apply({})).toEqual({ run: base, repairs: [] });
});

test.each([
  ['data', 'parity', 'parity'],
  ['hidden', '3', [3]],
  ['hidden', '32-1-8', [32, 1, 8]],
  ['hidden', '4,3', [4, 3]],
  ['bits', '1', 1],
  ['bits', '32', 32],
  ['weightBits', '2', 2],
  ['optimizer', 'sgd', 'sgd'],
  ['learningRate', '1e-5', 1e-5],
  ['learningRate', '.5', 0.5],
  ['batch', '1024', 1024],
  ['epochs', '1e3', 1000],
  ['l2', '0', 0],
  ['initialisation', 'fan-in', 'fan-in'],
  ['trainPercent', '95', 95],
  ['seed', '4294967295', 4294967295],
] as const)('%s accepts %s', (key, text, value) => {
  const { run, repairs } = apply({ [key]: text });
  expect(run[key]).toEqual(value);
  expect(repairs).toEqual([]);
});

test.each([
  ['hidden', '40-0', [32, 1], '32-1'],
  ['hidden', '1-2-3-4-5-6-7-8-9', [1, 2, 3, 4, 5, 6, 7, 8], '1-2-3-4-5-6-7-8'],
  ['hidden', '2.5', [3], '3'],
  ['bits', '0', 1, '1'],
  ['bits', '9', 8, '8'],
  ['bits', '31', 8, '8'],
  ['weightBits', '1', 2, '2'],
  ['learningRate', '7', 1, '1'],
  ['batch', '2000', 1024, '1024'],
  ['batch', '63.5', 64, '64'],
  ['epochs', '0', 1, '1'],
  ['epochs', '-5', 1, '1'],
  ['seed', '4294967296', 4294967295, '4294967295'],
] as const)('%s moves %s to the nearest it takes and says so', (key, text, value, used) => {
  const { run, repairs } = apply({ [key]: text });
  expect(run[key]).toEqual(value);
  expect(repairs).toEqual([{ code: 'field', key, given: text, used }]);
});

test.each([
  ['data', 'Parity'],
  ['data', '__proto__'],
  ['hidden', ''],
  ['hidden', '3--4'],
  ['hidden', '-3'],
  ['hidden', 'wide'],
  ['activations', 'tanh-'],
  ['activations', 'constructor'],
  ['bits', 'four'],
  ['epochs', ''],
  ['epochs', ' 5'],
  ['epochs', '0x10'],
  ['epochs', 'NaN'],
  ['epochs', 'Infinity'],
  ['epochs', '1e999'],
  ['seed', '1 2'],
] as const)('%s refuses “%s”, keeps what it was and says so, once', (key, text) => {
  const { run, repairs } = apply({ [key]: text });
  expect(run).toEqual(base);
  expect(repairs).toHaveLength(1);
  expect(repairs[0]).toMatchObject({ key, given: text });
});

test('one activation is for all hidden layers, several are one for each', () => {
  expect(apply({ activations: 'relu' }).run.activations).toEqual(Array(5).fill('relu'));
  const mixed = apply({ hidden: '4-3', activations: 'tanh-relu' });
  expect(mixed.run.activations).toEqual(['tanh', 'relu']);
  expect(mixed.repairs).toEqual([]);
});

test('too few or too many activations are spread or cut, and reported', () => {
  const few = apply({ activations: 'tanh-relu' });
  expect(few.run.activations).toEqual(['tanh', 'relu', 'relu', 'relu', 'relu']);
  expect(few.repairs).toHaveLength(1);
  expect(few.repairs[0]).toMatchObject({
    code: 'activation-count',
    layers: 5,
    given: 'tanh-relu',
    used: 'tanh-relu-relu-relu-relu',
  });
  const many = apply({ hidden: '4', activations: 'sigmoid-relu' });
  expect(many.run.activations).toEqual(['sigmoid']);
  expect(many.repairs).toHaveLength(1);
});

test('another depth takes the activations along in silence', () => {
  const { run, repairs } = apply({ hidden: '4-3' });
  expect(run.activations).toEqual(['tanh', 'tanh']);
  expect(repairs).toEqual([]);
});

test('refused activations are reported once, whatever the depth', () => {
  const { run, repairs } = apply({ hidden: '4-3', activations: 'nonsense' });
  expect(run.activations).toEqual(['tanh', 'tanh']);
  expect(repairs.map(({ given }) => given)).toEqual(['nonsense']);
});

test('an empty list of activations spreads to tanh', () => {
  expect(spreadActivations([], 2)).toEqual(['tanh', 'tanh']);
});

test('runs are the same when all their fields are', () => {
  expect(sameRun(base, { ...base, hidden: [...base.hidden] })).toBe(true);
  expect(sameRun(base, { ...base, seed: 2 })).toBe(false);
  expect(
    sameRun(base, { ...base, activations: apply({ activations: 'relu' }).run.activations }),
  ).toBe(false);
});
