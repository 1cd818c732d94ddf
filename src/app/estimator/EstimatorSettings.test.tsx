// @vitest-environment jsdom
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import type { EstimatorSpec } from '../../engine/index.ts';
import { estimatorSpec, formatEstimator } from '../../state/settings.ts';
import { click, enter, mount, press } from '../testing/mount.tsx';
import { EstimatorSettings } from './EstimatorSettings.tsx';

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

  test('a number is typed or dragged; what is not allowed is said', () => {
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
