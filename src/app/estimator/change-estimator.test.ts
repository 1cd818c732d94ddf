import { describe, expect, test } from 'vitest';
import type { EstimatorSpec } from '../../engine/index.ts';
import { ESTIMATORS, estimatorOf, estimatorSpec } from '../../state/settings.ts';
import { typedNumber, withMethod, withValue } from './change-estimator.ts';

const UNIFORM = estimatorSpec('uniform', { bins: 30, bounds: 'layer' });

function parameterOf({ method }: EstimatorSpec, name: string) {
  const found = estimatorOf(method).parameters.find((parameter) => parameter.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
}

describe('a parameter changed', () => {
  test.each<[string, unknown, unknown]>([
    ['bins', 2, 2],
    ['bins', 1024, 1024],
    ['bounds', 'run', 'run'],
    ['bounds', [-1, 1], [-1, 1]],
    ['mean', true, true],
  ])('%s takes %j', (name, value, expected) => {
    const change = withValue(UNIFORM, parameterOf(UNIFORM, name), value);
    expect(change).toEqual({
      estimator: { method: 'uniform', options: { ...UNIFORM.options, [name]: expected } },
    });
  });

  test.each<[string, unknown, string]>([
    ['bins', 1, 'Enter a whole number from 2 to 1024.'],
    ['bins', 2.5, 'Enter a whole number from 2 to 1024.'],
    ['bins', Number.NaN, 'Enter a whole number from 2 to 1024.'],
    [
      'bounds',
      [1, -1],
      'Enter “of each neuron”, “of each layer”, “of the whole run”, or “fixed” with two rising numbers from −1,000,000 to 1,000,000.',
    ],
  ])('%s refuses %j and says what is allowed', (name, value, problem) => {
    expect(withValue(UNIFORM, parameterOf(UNIFORM, name), value)).toEqual({ problem });
  });
});

test.each([
  ['30', 30],
  [' −1.5 ', -1.5],
  ['1e-3', 0.001],
])('%j is typed for %d', (text, value) => {
  expect(typedNumber(text)).toBe(value);
});

test.each(['', ' ', 'many', '1,5'])('%j is no number', (text) => {
  expect(typedNumber(text)).toBeNaN();
});

describe('another method', () => {
  test('keeps the values both have', () => {
    const from = estimatorSpec('uniform', { bins: 100, bounds: 'neuron', mean: true });
    expect(withMethod(from, 'adaptive')).toEqual(
      estimatorSpec('adaptive', { bins: 100, bounds: 'neuron', mean: true }),
    );
  });

  test('takes its own where it cannot take the old one', () => {
    const from = estimatorSpec('uniform', { bins: 100, bounds: [-1, 1] });
    expect(withMethod(from, 'adaptive')).toEqual(estimatorSpec('adaptive', { bins: 100 }));
  });

  test.each(ESTIMATORS.map(({ method }) => method))(
    '%s has a value for each parameter',
    (method) => {
      const made = withMethod(UNIFORM, method);
      expect(Object.keys(made.options)).toEqual(estimatorOf(method).parameters.map((p) => p.name));
    },
  );
});
