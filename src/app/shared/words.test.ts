import { expect, test } from 'vitest';
import { statusSentence } from './words.ts';

test('a run that waits or has failed says which button leads on', () => {
  expect(statusSentence({ kind: 'waiting', seconds: 42 })).toBe(
    'Not started: about 42 s. Press Train.',
  );
  expect(statusSentence({ kind: 'failed', problem: { code: 'lost', detail: '' } })).toBe(
    'The worker was terminated from outside. Press Retry to train again.',
  );
});
