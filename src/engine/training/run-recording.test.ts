import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESETS } from '../experiment/presets.ts';
import type { Checkpoint } from './checkpoint.ts';
import { RunRecording } from './run-recording.ts';

const RUN = { ...PRESETS[0].run, hidden: [3, 2], activations: ['tanh', 'tanh'] as const };

/** A checkpoint in which each number says where it belongs: hidden 1, 2, then the four outputs. */
const checkpointOf = (epoch: number): Checkpoint => ({
  epoch,
  loss: { train: epoch + 0.1, test: epoch + 0.2 },
  accuracy: { train: epoch + 0.3, test: epoch + 0.4 },
  readings: [10, 20, 30, 40, 50, 60].map((k) => ({
    ixt: k + epoch,
    ity: -k - epoch,
    codes: 100 * k,
  })),
  state: { parameters: Float32Array.of(epoch), ranges: Float32Array.of(-epoch) },
});

function recordingOf(...epochs: number[]): RunRecording {
  const recording = new RunRecording(RUN);
  for (const epoch of epochs) recording.add(checkpointOf(epoch));
  return recording;
}

test('keeps each checkpoint in columns', () => {
  const recording = recordingOf(0, 1, 5);
  expect(recording.count).toBe(3);
  expect(recording.epochs).toEqual([0, 1, 5]);
  expect(recording.loss).toEqual({ train: [0.1, 1.1, 5.1], test: [0.2, 1.2, 5.2] });
  expect(recording.accuracy).toEqual({ train: [0.3, 1.3, 5.3], test: [0.4, 1.4, 5.4] });
  expect(recording.states[2]).toEqual(checkpointOf(5).state);
});

test.each([
  ['logits', 30],
  ['probabilities', 40],
  ['rebinned', 50],
  ['class', 60],
] as const)('the last layer is the output read as %s', (output, k) => {
  const layers = recordingOf(0, 1).layers(output);
  expect(layers.map(({ name }) => name)).toEqual(['T1', 'T2', 'T3']);
  expect(layers.map(({ ixt }) => ixt)).toEqual([
    [10, 11],
    [20, 21],
    [k, k + 1],
  ]);
  expect(layers[2]?.ity).toEqual([-k, -k - 1]);
  expect(layers[2]?.codes).toEqual([100 * k, 100 * k]);
});

test('the arrays of a layer grow with the recording', () => {
  const recording = recordingOf(0);
  const [first] = recording.layers('logits');
  recording.add(checkpointOf(1));
  expect(first?.ixt).toEqual([10, 11]);
});

test('the checkpoint at an epoch is the latest one at or before it', () => {
  expect(recordingOf().checkpointAt(3)).toBe(-1);
  expect(recordingOf(2).checkpointAt(1)).toBe(-1);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50)), fc.integer({ min: -1, max: 51 }), (given, epoch) => {
      const epochs = given.toSorted((a, b) => a - b);
      expect(recordingOf(...epochs).checkpointAt(epoch)).toBe(
        epochs.filter((e) => e <= epoch).length - 1,
      );
    }),
    { seed: 1 },
  );
});
