import { expect, test } from 'vitest';
import type { Parameter } from '../../engine/index.ts';
import { ESTIMATORS } from '../../state/engine-values.ts';
import { nearestStop, sliderStops } from './parameters.tsx';

type NumberParameter = Extract<Parameter, { readonly kind: 'integer' | 'number' }>;

const PARAMETERS = ESTIMATORS.flatMap(({ method, parameters }) =>
  parameters
    .filter((p): p is NumberParameter => p.kind === 'integer' || p.kind === 'number')
    .map((parameter) => [`${parameter.name} of ${method}`, parameter] as const),
);

test.each(PARAMETERS)('the stops of %s rise from end to end, each once', (_, parameter) => {
  const stops = sliderStops(parameter);
  if (stops.length === 0) return;
  expect(stops[0]).toBe(parameter.min);
  expect(stops.at(-1)).toBe(parameter.max);
  expect(stops).toContain(parameter.initial);
  for (let i = 1; i < stops.length; i++) {
    expect(stops[i]).toBeGreaterThan(stops[i - 1] as number);
  }
  if (parameter.kind === 'integer') expect(stops.every(Number.isInteger)).toBe(true);
});

const BINS = PARAMETERS.find(([name]) => name === 'bins of uniform')?.[1] as NumberParameter;

test('the bins people speak of are among the stops, and small numbers one by one', () => {
  const stops = sliderStops(BINS);
  expect(stops.slice(0, 12)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  for (const bins of [20, 30, 50, 100, 1000]) expect(stops).toContain(bins);
});

test('a range around zero has no slider', () => {
  expect(sliderStops({ ...BINS, kind: 'number', min: -10, max: 10 })).toEqual([]);
});

test('the slider stands at the stop nearest to a typed value', () => {
  const stops = sliderStops(BINS);
  expect(stops[nearestStop(stops, 256)]).toBe(250);
  expect(stops[nearestStop(stops, 30)]).toBe(30);
});
