import { expect, test } from 'vitest';
import * as status from './status.ts';

type Status = Parameters<typeof status.sentence>[0];

test('of a run that waits or has failed the button that leads on is named', () => {
  expect(status.sentence({ kind: 'waiting', seconds: 42 })).toBe(
    'Not started: it would take about 42 s. Press Train.',
  );
  expect(status.sentence({ kind: 'failed', problem: { code: 'lost', detail: '' } })).toBe(
    'The worker was terminated from outside. Press Retry to train again.',
  );
});

test.each<[string, Status, number]>([
  ['not started: about 60 s', { kind: 'waiting', seconds: 60 }, 0],
  ['waiting for its turn', { kind: 'starting' }, 0],
  ['training: 40 %', { kind: 'training' }, 20],
  ['stopped at epoch 20', { kind: 'stopped' }, 20],
  ['diverged at epoch 9', { kind: 'diverged', epoch: 9 }, 8],
  [
    'The worker was terminated from outside.',
    { kind: 'failed', problem: { code: 'lost', detail: '' } },
    3,
  ],
  ['', { kind: 'completed' }, 50],
])('a network: %s', (expected, of, epoch) => {
  expect(status.ofNetwork(of, epoch, 50)).toBe(expected);
});
