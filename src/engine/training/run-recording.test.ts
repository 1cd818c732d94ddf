import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESETS } from '../experiment/presets.ts';
import type { Checkpoint } from './checkpoint.ts';
import { RunRecording } from './run-recording.ts';

const RUN = { ...PRESETS[0].run, hidden: [3, 2], activations: ['tanh', 'tanh'] as const };

/** A checkpoint in which each number is that of its place: hidden 1, 2, then the four outputs. */
const checkpointOf = (epoch: number): Checkpoint => ({
  epoch,
  loss: { train: epoch + 0.1, test: epoch + 0.2 },
  accuracy: { train: epoch + 0.3, test: epoch + 0.4 },
  estimates: [10, 20, 30, 40, 50, 60].map((k) => ({
    ixt: k + epoch,
    ity: -k - epoch,
    states: 100 * k,
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
  expect(recording.learning.loss).toEqual({ train: [0.1, 1.1, 5.1], test: [0.2, 1.2, 5.2] });
  expect(recording.learning.accuracy).toEqual({ train: [0.3, 1.3, 5.3], test: [0.4, 1.4, 5.4] });
  expect(recording.states[2]).toEqual(checkpointOf(5).state);
});

test('is of a known run: a chain of layers with an output', () => {
  const { run, hasOutput, isChain } = recordingOf();
  expect({ run, hasOutput, isChain }).toEqual({ run: RUN, hasOutput: true, isChain: true });
});

test.each([
  ['logits', 30],
  ['probabilities', 40],
  ['rebinned', 50],
  ['class', 60],
] as const)('the last layer is the output as %s', (output, k) => {
  const layers = recordingOf(0, 1).trajectories(output);
  expect(layers.map(({ name }) => name)).toEqual(['T1', 'T2', 'T3']);
  expect(layers.map(({ ixt }) => ixt)).toEqual([
    [10, 11],
    [20, 21],
    [k, k + 1],
  ]);
  expect(layers[2]?.ity).toEqual([-k, -k - 1]);
  expect(layers[2]?.states).toEqual([100 * k, 100 * k]);
});

test('the arrays of a layer grow with the recording', () => {
  const recording = recordingOf(0);
  const [first] = recording.trajectories('logits');
  recording.add(checkpointOf(1));
  expect(first?.ixt).toEqual([10, 11]);
});

test('gives back the checkpoints it was given', () => {
  const recording = recordingOf(0, 1, 5);
  expect(recording.checkpoint(2)).toEqual(checkpointOf(5));
  expect(() => recording.checkpoint(3)).toThrow('no checkpoint 3 of 3');
});

test('a snapshot stays as it was taken, and there is another once the recording has grown', () => {
  const recording = recordingOf(0);
  const before = recording.snapshot;
  expect(recording.snapshot).toBe(before);
  expect(before.trajectories('class')).toBe(before.trajectories('class'));
  recording.add(checkpointOf(1));
  expect(before.count).toBe(1);
  expect(recording.snapshot).not.toBe(before);
  expect(recording.snapshot).toMatchObject({ recording, count: 2, epochs: [0, 1] });
  expect(recording.snapshot.trajectories('class')).not.toBe(before.trajectories('class'));
});

test('rows, labels and bounds are those of the data, layers those of the network', () => {
  const recording = recordingOf();
  expect(recording).toMatchObject({ rows: 4096, inputs: 12, labelCount: 2, lastEpoch: RUN.epochs });
  expect(recording.entropyBounds).toEqual({ hx: 12, hy: 0.9991571208502711 });
  const widths = (output: 'logits' | 'class') => recording.layers(output).map(({ width }) => width);
  expect([widths('logits'), widths('class')]).toEqual([
    [3, 2, 2],
    [3, 2, 1],
  ]);
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
