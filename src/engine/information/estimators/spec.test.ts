import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from './implementations.ts';
import { ESTIMATORS, estimatorOf } from './registry.ts';
import { EXACT, estimatorSpec, formatEstimator, parseEstimator, sameEstimator } from './spec.ts';
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

  test.each(ESTIMATORS)('$method is computed as what it is', ({ method, kind }) => {
    expect(IMPLEMENTATIONS[method].kind).toBe(kind);
  });

  test.each(ESTIMATORS)('the initial values of $method are allowed', ({ method, parameters }) => {
    expect(estimatorFromJson(method, estimatorSpec(method).options)).toEqual(estimatorSpec(method));
    // Links write flags behind all values.
    expect(parameters.slice(0, -1).every(({ kind }) => kind !== 'flag')).toBe(true);
  });
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
    expect(parseEstimator(text)).toEqual({ estimator: given, repairs: [] });
  });

  test('any estimator is read back as it was', () => {
    fc.assert(
      fc.property(anyEstimator, (given) => {
        expect(parseEstimator(formatEstimator(given))).toEqual({
          estimator: given,
          repairs: [],
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
      repairs: [],
    });
  });

  test.each<[string, Method, Options, readonly (readonly [string, string, string])[]]>([
    ['uniform,1', 'uniform', { bins: 2 }, [['bins', '1', '2']]],
    ['uniform,30.4', 'uniform', {}, [['bins', '30.4', '30']]],
    ['uniform,many,layer', 'uniform', { bounds: 'layer' }, [['bins', 'many', '30']]],
    ['uniform,30,epoch', 'uniform', {}, [['bounds', 'epoch', 'run']]],
    ['uniform,30,1..1', 'uniform', {}, [['bounds', '1..1', 'run']]],
    [
      'uniform,30,-1e9..1',
      'uniform',
      { bounds: [-1e6, 1] },
      [['bounds', '-1e9..1', '-1000000..1']],
    ],
    ['adaptive,30,run', 'adaptive', {}, [['bounds', 'run', 'layer']]],
    ['adaptive,30,-1..1', 'adaptive', {}, [['bounds', '-1..1', 'layer']]],
    ['floor,0', 'floor', { binsize: 0.001 }, [['binsize', '0', '0.001']]],
    ['ebab,30,1.5e6', 'ebab', { low: 1e6 }, [['low', '1.5e6', '1000000']]],
    [
      'uniform,9999,x',
      'uniform',
      { bins: 1024 },
      [
        ['bins', '9999', '1024'],
        ['bounds', 'x', 'run'],
      ],
    ],
  ])('%s is repaired, and what was used is reported', (text, method, options, expected) => {
    const { estimator, repairs } = parseEstimator(text);
    expect(estimator).toEqual(estimatorSpec(method, options));
    expect(repairs).toMatchObject(
      expected.map(([name, given, used]) => ({
        code: 'parameter',
        parameter: { name },
        given,
        used,
      })),
    );
  });

  test('values after the last parameter are ignored, and this is reported', () => {
    expect(parseEstimator('kde_upper,0.1,mean')).toEqual({
      estimator: estimatorSpec('kde_upper'),
      repairs: [{ code: 'ignored', given: 'mean' }],
    });
  });

  test('an unknown method is none', () => {
    expect(parseEstimator('magic,3')).toEqual({
      estimator: undefined,
      repairs: [{ code: 'unknown-method', given: 'magic' }],
    });
  });

  test('any text gives an estimator that can be written and read again, or none', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(...METHODS, 'mean', 'layer', '-1..1', '..', '1e999', '__proto__', ''),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { estimator: parsed, repairs } = parseEstimator(parts.join(','));
        if (parsed === undefined) expect(repairs).not.toEqual([]);
        else
          expect(parseEstimator(formatEstimator(parsed))).toEqual({
            estimator: parsed,
            repairs: [],
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

  test.each<[string, unknown, object]>([
    ['magic', {}, { code: 'unknown-method', given: 'magic' }],
    ['uniform', 3, { code: 'options' }],
    ['uniform', null, { code: 'options' }],
    ['uniform', [], { code: 'options' }],
    ['uniform', { bins: 1 }, { code: 'value', given: '1', parameter: { name: 'bins' } }],
    ['uniform', { bins: 30.5 }, { code: 'value', given: '30.5' }],
    ['uniform', { bins: '30' }, { code: 'value', given: '"30"' }],
    ['uniform', { bounds: 'epoch' }, { code: 'value', given: '"epoch"' }],
    ['uniform', { bounds: [1, -1] }, { code: 'value', given: '[1,-1]' }],
    ['uniform', { bounds: [0, 1, 2] }, { code: 'value', parameter: { name: 'bounds' } }],
    ['adaptive', { bounds: [0, 1] }, { code: 'value', given: '[0,1]' }],
    ['uniform', { mean: 1 }, { code: 'value', parameter: { name: 'mean' } }],
    ['floor', { bins: 30 }, { code: 'unknown-option', given: 'bins', method: 'floor' }],
    ['kde_lower', { var: 0 }, { code: 'value', given: '0' }],
    ['exact', { constructor: 1 }, { code: 'unknown-option', given: 'constructor' }],
  ])('%s %o is refused', (method, options, fault) => {
    expect(() => estimatorFromJson(method, options)).toThrow(EstimatorError);
    try {
      estimatorFromJson(method, options);
    } catch (error) {
      expect(error).toMatchObject({ fault });
    }
  });
});
