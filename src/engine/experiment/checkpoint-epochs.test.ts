import { expect, test } from 'vitest';
import { checkpointEpochs } from './checkpoint-epochs.ts';

test('for every length: 0, each epoch to 100, the last, ascending, at most 601 checkpoints', () => {
  const wrong: number[] = [];
  for (let epochs = 1; epochs <= 20000; epochs++) {
    const list = checkpointEpochs(epochs);
    const dense = Math.min(epochs, 100);
    const fine =
      list.length <= 601 &&
      list[0] === 0 &&
      list[dense] === dense &&
      list[list.length - 1] === epochs &&
      list.every((epoch, i) => i === 0 || epoch > (list[i - 1] as number));
    if (!fine) wrong.push(epochs);
  }
  expect(wrong).toEqual([]);
});

test('every epoch of a run of 600 is recorded', () => {
  expect(Array.from(checkpointEpochs(600))).toEqual(Array.from({ length: 601 }, (_, e) => e));
});

test('after epoch 100 checkpoints are evenly spaced, but for the last', () => {
  for (const epochs of [601, 1234, 19999, 20000]) {
    const late = Array.from(checkpointEpochs(epochs)).slice(100, -1);
    expect(new Set(late.slice(1).map((epoch, i) => epoch - (late[i] as number))).size).toBe(1);
  }
});
