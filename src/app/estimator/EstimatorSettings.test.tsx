// @vitest-environment jsdom
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import {
  ESTIMATORS,
  type EstimatorSpec,
  estimatorOf,
  estimatorSpec,
  formatEstimator,
} from '../../engine/index.ts';
import { click, enter, mount, press } from '../testing/mount.tsx';
import { EstimatorSettings, withMethod, withValue } from './EstimatorSettings.tsx';

const BINS = estimatorSpec('uniform', { bins: 12, bounds: 'layer' });

function settings(initial: EstimatorSpec) {
  let current = initial;
  const onExplain = vi.fn();
  function Harness() {
    const [value, setValue] = useState(initial);
    current = value;
    return <EstimatorSettings value={value} onChange={setValue} onExplain={onExplain} />;
  }
  const mounted = mount(<Harness />);
  return { ...mounted, onExplain, chosen: () => formatEstimator(current) };
}

describe('the settings of an estimator', () => {
  test('another method keeps the values that it takes too', () => {
    const { field, chosen } = settings(BINS);
    enter(field('Estimator'), 'adaptive');
    expect(chosen()).toBe('adaptive,12,layer');
  });

  test('a number is typed or dragged; what is not allowed is explained', () => {
    const { field, chosen, alert } = settings(BINS);
    enter(field('Bins'), '64');
    press(field('Bins'), 'Enter');
    expect(chosen()).toBe('uniform,64,layer');
    enter(field('Bins'), '1');
    press(field('Bins'), 'Enter');
    expect(alert()).toBe('Enter a whole number from 2 to 1024.');
    expect(chosen()).toBe('uniform,64,layer');
    enter(field('Bins, slider'), '0');
    expect(chosen()).toBe('uniform,2,layer');
    expect(alert()).toBeUndefined();
  });

  test('a fixed range has its two edges', () => {
    const { field, chosen } = settings(BINS);
    enter(field('Range'), 'fixed');
    expect(chosen()).toBe('uniform,12,-1..1');
    enter(field('Highest edge'), '3');
    press(field('Highest edge'), 'Enter');
    expect(chosen()).toBe('uniform,12,-1..3');
  });

  test('what the estimator does is asked for by a button', () => {
    const { button, onExplain } = settings(estimatorSpec('kde_upper'));
    click(button('What this estimator does'));
    expect(onExplain).toHaveBeenCalledOnce();
  });
});

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
