import { expect, test } from 'vitest';
import { checkpointEpochs } from '../experiment/checkpoint-epochs.ts';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import type { Run } from '../experiment/run.ts';
import { dataOf } from '../testing/data.ts';
import { Fingerprint } from './fingerprint.ts';
import { trainToEnd } from './train-to-end.ts';
import { train } from './trainer.ts';
import { typedArrayBackend } from './typed-array-backend.ts';

const RUN: Run = { ...DEFAULT_PRESET.run, hidden: [2], activations: ['tanh'], epochs: 3 };

test('a run trained to its end has every checkpoint, its outcome and its fingerprint', () => {
  const fingerprint = new Fingerprint();
  const states = [];
  for (const { checkpoint } of train(RUN, dataOf(RUN), typedArrayBackend)) {
    if (checkpoint === undefined) continue;
    fingerprint.add(checkpoint);
    states.push(checkpoint.state);
  }
  const epochs: number[] = [];
  const trained = trainToEnd(RUN, dataOf(RUN), typedArrayBackend, (epoch) => epochs.push(epoch));
  expect(epochs).toEqual([0, 1, 2, 3]);
  expect(trained).toMatchObject({ outcome: { kind: 'completed' }, fingerprint: fingerprint.hex });
  expect([...trained.recording.epochs]).toEqual([...checkpointEpochs(RUN.epochs)]);
  expect(trained.recording.states).toEqual(states);
});

test('a run that diverges ends so, with what was recorded before', () => {
  const wild: Run = {
    ...RUN,
    hidden: [32, 32],
    activations: ['linear', 'linear'],
    bits: 32,
    weightBits: 32,
    optimizer: 'sgd',
    learningRate: 1,
    batch: 16,
    epochs: 20,
  };
  const { recording, outcome } = trainToEnd(wild, dataOf(wild), typedArrayBackend);
  expect(outcome.kind).toBe('diverged');
  expect(recording.count).toBeGreaterThan(0);
});
