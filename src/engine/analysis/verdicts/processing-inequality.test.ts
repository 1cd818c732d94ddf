import { describe, expect, test } from 'vitest';
import { presetById } from '../../experiment/presets.ts';
import { estimate } from '../../information/estimators/measure.ts';
import { EXACT, estimatorSpec } from '../../information/estimators/spec.ts';
import type { EstimatorSpec } from '../../information/estimators/types.ts';
import { dataOf } from '../../testing/data.ts';
import { OUTPUT_DEFINITIONS, type OutputDefinition } from '../../training/checkpoint.ts';
import { RunActivations } from '../../training/run-activations.ts';
import { trainToEnd } from '../../training/train-to-end.ts';
import { typedArrayBackend } from '../../training/typed-array-backend.ts';
import { processingReport, processingViolations } from './processing-inequality.ts';

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
  expect(processingViolations(layers([0, 0], [0.01, 0.01]))).toEqual([]);
  expect(processingViolations(layers([3, 0.5], [3.011, 0.511]))).toHaveLength(2);
});

test('across a layer that was not measured, its neighbours are compared', () => {
  const gap = [{ ixt: 3, ity: 0.5 }, undefined, { ixt: Number.NaN, ity: 0.1 }];
  expect(processingViolations([...gap, { ixt: 2, ity: 0.9 }])).toMatchObject([
    { quantity: 'ity', layer: 3, previous: 0 },
  ]);
  expect(processingViolations([undefined, { ixt: 3, ity: 0.5 }])).toEqual([]);
});

describe('the report on a recording', () => {
  const layer = (name: string, ixt: number[], ity: number[]) => ({ name, ixt, ity, states: [] });

  test('counts the checkpoints and names the largest excess of each kind with its epoch', () => {
    const network = [
      layer('T1', [5, 5, 5, 5], [0.5, 0.4, 0.3, 0.9]),
      layer('T2', [5, 5, 4, 4], [0.5, 0.6, 0.8, 0.7]),
      layer('T3', [4, 5.5, 4, 4], [0.5, 0.5, 0.8, 0.7]),
    ];
    expect(processingReport(network, 4)).toEqual({
      checkpoints: 2,
      worst: [
        {
          quantity: 'ity',
          layer: 1,
          previous: 0,
          checkpoint: 2,
          found: 0.8,
          bound: 0.3,
          excess: 0.5,
        },
        {
          quantity: 'ixt',
          layer: 2,
          previous: 1,
          checkpoint: 1,
          found: 5.5,
          bound: 5,
          excess: 0.5,
        },
      ],
    });
    expect(processingReport(network, 1)).toEqual({ checkpoints: 0, worst: [] });
  });

  test('what is not measured yet breaks nothing', () => {
    const network = [layer('T1', [5], [0.5]), layer('T2', [5, 9], [0.5, 0.9])];
    expect(processingReport(network, 2)).toEqual({ checkpoints: 0, worst: [] });
  });
});

describe('a ReLU network', () => {
  const preset = presetById('relu-8bit');
  if (preset === undefined) throw new Error('no such preset');
  const run = { ...preset.run, epochs: 20 };
  const data = dataOf(run);
  const { recording } = trainToEnd(run, data, typedArrayBackend);
  const recorded = new RunActivations(run, data, typedArrayBackend);
  recorded.extend(recording.states);

  const broken = (spec: EstimatorSpec, output: OutputDefinition = 'logits'): number =>
    recording.epochs.filter((_, checkpoint) => {
      const found = recorded
        .layersAt(checkpoint, output)
        .map((layer) => estimate(layer, recorded.labels, recorded.counter, spec, undefined));
      return processingViolations(found).length > 0;
    }).length;

  test('bins on [−1, 1], where ReLU has most of its values outside, break the inequality', () => {
    expect(broken(estimatorSpec('uniform', { bins: 30, bounds: [-1, 1] }))).toBeGreaterThan(0);
  });

  test.each(OUTPUT_DEFINITIONS)(
    'the exact count never does, the output measured as %s',
    (output) => {
      expect(broken(EXACT, output)).toBe(0);
    },
  );
});
