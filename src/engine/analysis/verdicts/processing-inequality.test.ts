import { describe, expect, test } from 'vitest';
import { presetById } from '../../experiment/presets.ts';
import { estimate } from '../../information/estimators/measure.ts';
import { EXACT, estimatorSpec } from '../../information/estimators/spec.ts';
import type { EstimatorSpec } from '../../information/estimators/types.ts';
import { dataOf } from '../../testing/data.ts';
import { RunActivations } from '../../training/run-activations.ts';
import { trainToEnd } from '../../training/train-to-end.ts';
import { typedArrayBackend } from '../../training/typed-array-backend.ts';
import { processingViolations } from './processing-inequality.ts';

const layers = (...pairs: [ixt: number, ity: number][]) =>
  pairs.map(([ixt, ity]) => ({ ixt, ity }));

test('estimates that fall with depth, or stay, break nothing', () => {
  expect(processingViolations([])).toEqual([]);
  expect(processingViolations(layers([12, 0.99], [12, 0.99], [7, 0.9], [1, 0.8]))).toEqual([]);
});

test('a layer with more than the one before it is named, with the excess', () => {
  const [input, label, ...others] = processingViolations(layers([3, 0.5], [3.5, 0.7], [2, 0.6]));
  expect(input).toMatchObject({ quantity: 'ixt', layer: 1, previous: 0, excess: 0.5 });
  expect(label).toMatchObject({ quantity: 'ity', layer: 1, previous: 0 });
  expect(label?.excess).toBeCloseTo(0.2, 12);
  expect(others).toEqual([]);
});

test('a hundredth of a bit is tolerated', () => {
  expect(processingViolations(layers([3, 0.5], [3.009, 0.509]))).toEqual([]);
  expect(processingViolations(layers([3, 0.5], [3.011, 0.511]))).toHaveLength(2);
});

test('across a layer that was not measured, its neighbours are compared', () => {
  const gap = [{ ixt: 3, ity: 0.5 }, undefined, { ixt: Number.NaN, ity: 0.1 }];
  expect(processingViolations([...gap, { ixt: 2, ity: 0.9 }])).toMatchObject([
    { quantity: 'ity', layer: 3, previous: 0 },
  ]);
  expect(processingViolations([undefined, { ixt: 3, ity: 0.5 }])).toEqual([]);
});

describe('a ReLU network', () => {
  const preset = presetById('relu-8bit');
  if (preset === undefined) throw new Error('no such preset');
  const run = { ...preset.run, epochs: 20 };
  const data = dataOf(run);
  const { recording } = trainToEnd(run, data, typedArrayBackend);
  const recorded = new RunActivations(run, data, typedArrayBackend);
  recorded.extend(recording.states);

  const broken = (spec: EstimatorSpec): number =>
    recording.epochs.filter((_, checkpoint) => {
      const found = recorded
        .layersAt(checkpoint, 'logits')
        .map((layer) => estimate(layer, recorded.labels, recorded.counter, spec, undefined));
      return processingViolations(found).length > 0;
    }).length;

  test('bins on [−1, 1], where ReLU has most of its values outside, break the inequality', () => {
    expect(broken(estimatorSpec('uniform', { bins: 30, bounds: [-1, 1] }))).toBeGreaterThan(0);
  });

  test('the exact count never does', () => {
    expect(broken(EXACT)).toBe(0);
  });
});
