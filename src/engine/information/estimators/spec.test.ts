import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ESTIMATORS, estimatorOf } from './registry.ts';
import {
  EXACT,
  estimatorSpec,
  estimatorTitle,
  formatEstimator,
  parseEstimator,
  sameEstimator,
} from './spec.ts';
import { EstimatorError, estimatorFromJson } from './spec-json.ts';
import {
  type Bounds,
  type EstimatorSpec,
  METHODS,
  type Method,
  type Options,
  type Parameter,
} from './types.ts';

/** Any allowed value of a parameter. */
function anyValue(parameter: Parameter): fc.Arbitrary<Bounds | number | boolean> {
  if (parameter.kind === 'flag') return fc.boolean();
  const { min, max } = parameter;
  const real = fc.double({ min, max, noNaN: true }).map((x) => x + 0);
  if (parameter.kind !== 'bounds') {
    return parameter.kind === 'integer' ? fc.integer({ min, max }) : real;
  }
  const named = fc.constantFrom<Bounds>(...parameter.choices);
  const range = fc
    .tuple(real, real)
    .filter(([a, b]) => a !== b)
    .map(([a, b]): Bounds => [Math.min(a, b), Math.max(a, b)]);
  return parameter.fixed ? fc.oneof(named, range) : named;
}

/** Any estimator there can be. */
const anyEstimator = fc
  .constantFrom(...ESTIMATORS)
  .chain(({ method, parameters }) =>
    fc
      .record(Object.fromEntries(parameters.map((each) => [each.name, anyValue(each)])))
      .map((options): EstimatorSpec => ({ method, options: options as Options })),
  );

const RUNS = { seed: 3, numRuns: 1000 };

describe('the registry', () => {
  test('has each method once, in order', () => {
    expect(ESTIMATORS.map(({ method }) => method)).toEqual(METHODS);
    for (const method of METHODS) expect(estimatorOf(method).method).toBe(method);
  });

  test.each(ESTIMATORS)(
    '$method is described, and its initial values are allowed',
    (implementation) => {
      const { method, title, formula, source, caveats, parameters } = implementation;
      for (const text of [title, formula, source, ...caveats]) expect(text).not.toBe('');
      expect(caveats.length).toBeGreaterThan(0);
      for (const caveat of caveats) expect(caveat).toMatch(/^[A-Z].*\.$/);
      expect(estimatorFromJson(method, estimatorSpec(method).options)).toEqual(
        estimatorSpec(method),
      );
      // Links write flags behind all values.
      expect(parameters.slice(0, -1).every(({ kind }) => kind !== 'flag')).toBe(true);
    },
  );
});

describe('an estimator', () => {
  test('has a value for every parameter', () => {
    expect(estimatorSpec('uniform', { bins: 100 })).toEqual({
      method: 'uniform',
      options: { bins: 100, bounds: 'run', mean: false },
    });
    expect(EXACT).toEqual({ method: 'exact', options: { mean: false } });
  });

  test('keeps only what its method has', () => {
    expect(estimatorSpec('kde_upper', { bins: 5, var: 1 }).options).toEqual({ var: 1 });
  });

  test('is the same as another with the same values', () => {
    const a = estimatorSpec('uniform', { bounds: [-1, 1] });
    expect(sameEstimator(a, estimatorSpec('uniform', { bounds: [-1, 1] }))).toBe(true);
    expect(sameEstimator(a, estimatorSpec('uniform', { bounds: [-1, 2] }))).toBe(false);
    expect(sameEstimator(estimatorSpec('kde_upper'), estimatorSpec('kde_lower'))).toBe(false);
  });

  test.each<[Method, Options, string]>([
    ['exact', {}, 'Exact'],
    ['exact', { mean: true }, 'Exact, mean of neurons'],
    ['uniform', {}, '30 bins, whole run'],
    ['uniform', { bounds: [-1, 1] }, '30 bins, −1 to 1'],
    ['uniform', { bounds: 'neuron', bins: 256 }, '256 bins, each neuron'],
    ['adaptive', {}, '30 equal-frequency bins'],
    ['adaptive', { bounds: 'neuron' }, '30 equal-frequency bins, each neuron'],
    ['quantized', { bits: 4 }, '4-bit re-binning, each layer'],
    ['idnns', {}, '30 edges on [−1, 1], 2017 code'],
    ['floor', { mean: true }, 'Bins 0.07 wide, mean of neurons'],
    ['ebab', {}, '30 entropy-based bins'],
    ['ebab', { low: -0.5 }, '30 entropy-based bins from −0.5'],
    ['kde_upper', {}, 'KDE upper, σ² 0.1'],
    ['kde_lower', { var: 0.001 }, 'KDE lower, σ² 0.001'],
  ])('%s %o is titled “%s”', (method, options, title) => {
    expect(estimatorTitle(estimatorSpec(method, options))).toBe(title);
  });
});

describe('in a link', () => {
  test.each<[string, Method, Options]>([
    ['exact', 'exact', {}],
    ['exact,mean', 'exact', { mean: true }],
    ['uniform,30,run', 'uniform', {}],
    ['uniform,30,-1..1', 'uniform', { bounds: [-1, 1] }],
    ['uniform,7,-0.5..0.25,mean', 'uniform', { bins: 7, bounds: [-0.5, 0.25], mean: true }],
    ['adaptive,30,layer', 'adaptive', {}],
    ['quantized,8,layer', 'quantized', {}],
    ['idnns,30', 'idnns', {}],
    ['floor,0.07', 'floor', {}],
    ['ebab,30,-1.000001', 'ebab', {}],
    ['kde_upper,0.1', 'kde_upper', {}],
  ])('%s stands for %s %o', (text, method, options) => {
    const given = estimatorSpec(method, options);
    expect(formatEstimator(given)).toBe(text);
    expect(parseEstimator(text)).toEqual({ estimator: given, problem: undefined });
  });

  test('any estimator is read back as it was', () => {
    fc.assert(
      fc.property(anyEstimator, (given) => {
        expect(parseEstimator(formatEstimator(given))).toEqual({
          estimator: given,
          problem: undefined,
        });
      }),
      RUNS,
    );
  });

  test.each<[string, Method, Options]>([
    ['uniform', 'uniform', {}],
    ['uniform,100', 'uniform', { bins: 100 }],
    ['uniform,mean', 'uniform', { mean: true }],
    ['floor,mean', 'floor', { mean: true }],
    ['uniform,30.0,0.5...75', 'uniform', { bounds: [0.5, 0.75] }],
  ])('%s takes initial values for what is missing', (text, method, options) => {
    expect(parseEstimator(text)).toEqual({
      estimator: estimatorSpec(method, options),
      problem: undefined,
    });
  });

  test.each<[string, Method, Options, RegExp]>([
    ['uniform,1', 'uniform', { bins: 2 }, /^bins “1” became 2: .*from 2 to 1024$/],
    ['uniform,30.4', 'uniform', {}, /^bins “30.4” became 30/],
    ['uniform,many,layer', 'uniform', { bounds: 'layer' }, /^bins “many” became 30/],
    ['uniform,30,epoch', 'uniform', {}, /^bounds “epoch” became run: .*neuron, layer, run/],
    ['uniform,30,1..1', 'uniform', {}, /^bounds “1..1” became run/],
    ['uniform,30,-1e9..1', 'uniform', { bounds: [-1e6, 1] }, /became -1000000..1/],
    ['adaptive,30,run', 'adaptive', {}, /^bounds “run” became layer/],
    ['adaptive,30,-1..1', 'adaptive', {}, /^bounds “-1..1” became layer/],
    ['floor,0', 'floor', { binsize: 0.001 }, /^binsize “0” became 0.001/],
    ['kde_upper,0.1,mean', 'kde_upper', {}, /^mean is ignored$/],
    ['uniform,9999,x', 'uniform', { bins: 1024 }, /^bins .*; bounds /],
  ])('%s is repaired, and it is said how', (text, method, options, problem) => {
    const parsed = parseEstimator(text);
    expect(parsed.estimator).toEqual(estimatorSpec(method, options));
    expect(parsed.problem).toMatch(problem);
  });

  test('an unknown method is none', () => {
    expect(parseEstimator('magic,3')).toEqual({
      estimator: undefined,
      problem: `“magic” is no implementation: allowed are ${METHODS.join(', ')}`,
    });
  });

  test('any text gives an estimator that can be written and read again, or none', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(...METHODS, 'mean', 'layer', '-1..1', '..', '1e999', '__proto__', ''),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { estimator: parsed, problem } = parseEstimator(parts.join(','));
        if (parsed === undefined) expect(problem).toBeDefined();
        else
          expect(parseEstimator(formatEstimator(parsed))).toEqual({
            estimator: parsed,
            problem: undefined,
          });
      }),
      { seed: 4, numRuns: 3000 },
    );
  });
});

describe('from JSON', () => {
  test('takes values that are allowed', () => {
    expect(estimatorFromJson('uniform', { bins: 100, bounds: [-1, 1], mean: true })).toEqual(
      estimatorSpec('uniform', { bins: 100, bounds: [-1, 1], mean: true }),
    );
    fc.assert(
      fc.property(anyEstimator, (given) => {
        expect(estimatorFromJson(given.method, given.options)).toEqual(given);
      }),
      RUNS,
    );
  });

  test.each<[string, unknown, RegExp]>([
    ['magic', {}, /^estimator magic: allowed are exact, uniform/],
    ['uniform', 3, /^options: allowed is an object/],
    ['uniform', null, /^options: allowed is an object/],
    ['uniform', [], /^options: allowed is an object/],
    ['uniform', { bins: 1 }, /^options: bins 1: allowed is a whole number from 2 to 1024$/],
    ['uniform', { bins: 30.5 }, /^options: bins 30.5/],
    ['uniform', { bins: '30' }, /^options: bins "30"/],
    ['uniform', { bounds: 'epoch' }, /^options: bounds "epoch": allowed is neuron, layer, run/],
    ['uniform', { bounds: [1, -1] }, /^options: bounds \[1,-1\]: .*two rising numbers/],
    ['uniform', { bounds: [0, 1, 2] }, /^options: bounds/],
    ['adaptive', { bounds: [0, 1] }, /^options: bounds \[0,1\]: allowed is neuron, layer$/],
    ['uniform', { mean: 1 }, /^options: mean 1: allowed is true or false$/],
    ['floor', { bins: 30 }, /^options: bins: allowed for floor are binsize, mean$/],
    ['kde_lower', { var: 0 }, /^options: var 0: allowed is a number from 0.000001 to 100$/],
    ['exact', { constructor: 1 }, /^options: constructor/],
  ])('%s %o is refused', (method, options, message) => {
    expect(() => estimatorFromJson(method, options)).toThrow(EstimatorError);
    expect(() => estimatorFromJson(method, options)).toThrow(message);
  });
});
