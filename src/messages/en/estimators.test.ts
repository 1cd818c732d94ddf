import { describe, expect, test } from 'vitest';
import {
  ESTIMATORS,
  EstimatorError,
  estimatorFromJson,
  estimatorOf,
  estimatorSpec,
  type Method,
  type Options,
  parseEstimator,
} from '../../engine/index.ts';
import * as estimators from './estimators.ts';
import { explanation } from './explanations.ts';

describe('an estimator', () => {
  test.each(ESTIMATORS)('$method is described', ({ method }) => {
    const { formula, source, caveats } = explanation(method);
    for (const text of [estimators.methodTitle(method), formula, source]) expect(text).not.toBe('');
    expect(caveats.length).toBeGreaterThan(0);
    for (const caveat of caveats) expect(caveat).toMatch(/^[A-Z].*\.$/);
  });

  test.each<[Method, Options, string]>([
    ['exact', {}, 'Exact'],
    ['exact', { mean: true }, 'Exact, mean of neurons'],
    ['uniform', {}, '30 bins, whole run'],
    ['uniform', { bounds: [-1, 1] }, '30 bins, −1 to 1'],
    ['uniform', { bounds: 'neuron', bins: 256 }, '256 bins per neuron'],
    ['adaptive', {}, '30 equal-frequency bins'],
    ['adaptive', { bounds: 'neuron' }, '30 equal-frequency bins per neuron'],
    ['quantized', { bits: 4 }, '4-bit re-binning per layer'],
    ['idnns', {}, '30 edges on [−1,\u00a01], 2017 code'],
    ['floor', { mean: true }, 'Bins 0.07 wide, mean of neurons'],
    ['ebab', {}, '30 entropy-based bins'],
    ['ebab', { low: -0.5 }, '30 entropy-based bins from −0.5'],
    ['kde_upper', {}, 'KDE upper, σ² 0.1'],
    ['kde_lower', { var: 0.001 }, 'KDE lower, σ² 0.001'],
  ])('%s %o is titled “%s”', (method, options, title) => {
    expect(estimators.title(estimatorSpec(method, options))).toBe(title);
  });
});

test('what an estimator takes is described in the words of its settings', () => {
  const { parameters } = estimatorOf('uniform');
  expect(parameters.map(estimators.allowedInControl)).toEqual([
    'a whole number from 2 to 1024',
    '“of each neuron”, “of each layer”, “of the whole run”, or “fixed” with two rising numbers from −1,000,000 to 1,000,000',
    'on or off',
  ]);
});

test.each([
  ['uniform,1', 'bins “1” is not allowed (a whole number from 2 to 1024)'],
  ['uniform,30,epoch', 'bounds “epoch” is not allowed (neuron, layer, run, or two rising'],
  ['adaptive,30,run', 'bounds “run” is not allowed (neuron, layer)'],
  ['kde_upper,0.1,mean', '“mean” is ignored'],
  ['magic,3', '“magic” is not an estimator (exact, uniform, '],
])('what is wrong with %s is said', (text, sentence) => {
  const { repairs } = parseEstimator(text);
  expect(repairs.map(estimators.repair).join('; ')).toContain(sentence);
});

test.each<[string, unknown, string]>([
  ['magic', {}, 'estimator magic: allowed are exact, uniform'],
  ['uniform', 3, 'options: allowed is an object'],
  ['uniform', { bins: 1 }, 'options: bins 1: allowed is a whole number from 2 to 1024'],
  ['uniform', { bounds: [1, -1] }, 'options: bounds [1,-1]: allowed is neuron, layer, run, or two'],
  ['adaptive', { bounds: [0, 1] }, 'options: bounds [0,1]: allowed is neuron, layer'],
  ['uniform', { mean: 1 }, 'options: mean 1: allowed is true or false'],
  ['floor', { bins: 30 }, 'options: bins: allowed for floor are binsize, mean'],
  ['kde_lower', { var: 0 }, 'options: var 0: allowed is a number from 0.000001 to 100'],
])('what is wrong with %s %o is said', (method, options, sentence) => {
  try {
    estimatorFromJson(method, options);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof EstimatorError)) throw error;
    expect(estimators.fault(error.fault)).toContain(sentence);
  }
});
