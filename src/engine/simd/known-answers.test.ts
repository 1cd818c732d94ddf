import { expect, test } from 'vitest';
import { typedArrayBackend } from '../training/typed-array-backend.ts';
import { answerOf, KNOWN_ANSWERS } from './known-answers.ts';

test('the reference gives the known answers', () => {
  const answers = KNOWN_ANSWERS.map(({ run }) => answerOf(run, typedArrayBackend));
  expect(answers).toEqual(KNOWN_ANSWERS.map(({ fingerprint }) => fingerprint));
});
