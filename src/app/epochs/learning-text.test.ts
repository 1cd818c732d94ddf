import { expect, test } from 'vitest';
import { learningText } from './learning-text.ts';

const RECORDING = {
  epochs: [0, 10],
  accuracy: { train: [0.5, 0.98], test: [0.52, 0.95] },
  loss: { train: [1.25, 0.1], test: [1.3, Number.NaN] },
};

test('accuracy and loss at the playhead are said in numbers, and what is missing as a dash', () => {
  expect(learningText(RECORDING, 0)).toBe(
    'At epoch 0, train and test: accuracy 0.500 and 0.520; loss in bits 1.25 and 1.30.',
  );
  expect(learningText(RECORDING, 1)).toContain('loss in bits 0.100 and –');
});

test('before the first checkpoint there is nothing to say', () => {
  expect(learningText(RECORDING, -1)).toBe('No epoch recorded yet.');
});
