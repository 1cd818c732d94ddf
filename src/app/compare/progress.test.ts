import { describe, expect, test } from 'vitest';
import { EXACT, estimatorSpec, RunRecording } from '../../engine/index.ts';
import type { Network } from '../../state/comparison.ts';
import { checkpointOf, SMALL_RUN } from '../../state/testing/pages.ts';
import type { Status } from '../../state/training.ts';
import { networkProgress, stageNote, stageOf, stageSentence } from './progress.ts';

function network(status: Status, checkpoints: number): Network {
  const recording = new RunRecording(SMALL_RUN);
  for (let epoch = 0; epoch < checkpoints; epoch++) recording.add(checkpointOf(SMALL_RUN, epoch));
  return { run: SMALL_RUN, recording, status };
}

const perLayer = estimatorSpec('uniform', { bounds: 'layer' });
const wholeRun = estimatorSpec('uniform', { bounds: 'run' });
const training: Status = { kind: 'training' };
const completed: Status = { kind: 'completed' };

describe('how far an estimator is', () => {
  test.each<[string, Status, number, typeof perLayer, number]>([
    ['not trained yet', { kind: 'waiting', seconds: 60 }, 0, perLayer, 0],
    ['not trained yet', { kind: 'starting' }, 0, EXACT, 0],
    [
      'nothing was recorded',
      { kind: 'failed', problem: { code: 'lost', detail: '' } },
      0,
      perLayer,
      0,
    ],
    ['measured when the run has ended', training, 20, wholeRun, 0],
    ['measuring 3 of 20', training, 20, perLayer, 3],
    ['measuring 12 of 51', completed, 51, wholeRun, 12],
    ['', completed, 51, wholeRun, 51],
    ['', { kind: 'stopped' }, 20, wholeRun, 20],
  ])('%s', (sentence, status, checkpoints, given, measured) => {
    const stage = stageOf(network(status, checkpoints), given, measured);
    expect(stageSentence(stage, measured, checkpoints)).toBe(sentence);
  });

  test('the head of a column counts in tens', () => {
    const notes = [0, 9, 10, 55, 99].map((measured) => stageNote('measuring', measured, 100));
    expect(notes).toEqual(['0 %', '0 %', '10 %', '50 %', '90 %']);
    expect(stageNote('until the end', 0, 100)).toBe('after the run');
    expect(stageNote('complete', 100, 100)).toBe('');
  });
});

test.each<[string, Status, number]>([
  ['not started: about 60 s', { kind: 'waiting', seconds: 60 }, 0],
  ['waits for its turn', { kind: 'starting' }, 0],
  ['training: 40 %', training, 21],
  ['stopped at epoch 20', { kind: 'stopped' }, 21],
  ['diverged: by epoch 9 a number was no longer finite', { kind: 'diverged', epoch: 9 }, 9],
  [
    'The worker was terminated from outside.',
    { kind: 'failed', problem: { code: 'lost', detail: '' } },
    3,
  ],
  ['', completed, 51],
])('a network says: %s', (said, status, checkpoints) => {
  expect(networkProgress(network(status, checkpoints))).toBe(said);
});
