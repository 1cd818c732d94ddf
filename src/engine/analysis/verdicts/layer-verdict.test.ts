import { expect, test } from 'vitest';
import { isTooShort, judgedRecording } from './layer-verdict.ts';

const recording = {
  run: undefined,
  learning: undefined,
  rows: 8,
  epochs: [0, 1, 2, 3],
  entropyBounds: { hx: 3, hy: 1 },
};

test('what verdicts need to know is of the first checkpoints, though the recording grows', () => {
  const judged = judgedRecording(recording, 3, false);
  expect(judged).toEqual({ epochs: [0, 1, 2], hx: 3, hy: 1, rows: 8, status: { kind: 'unknown' } });
  expect(judgedRecording(recording, 4, true).status.kind).toBe('diverged');
});

test('a recording is too short up to eight checkpoints', () => {
  const judged = judgedRecording(recording, 4, false);
  const of = (count: number) => ({ ...judged, epochs: Array.from({ length: count }, (_, i) => i) });
  expect([0, 3, 8, 9].map((count) => isTooShort(of(count)))).toEqual([true, true, true, false]);
});
