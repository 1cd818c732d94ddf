import { describe, expect, test } from 'vitest';
import { type Measurement, NUMBERS, RunRanges } from '../engine/analysis/measure-checkpoints.ts';
import { EXACT, estimatorSpec } from '../engine/index.ts';
import { type MeasureJob, type MeasureMessage, measureToPort } from './measure-to-port.ts';
import { activationsOfRecording, checkpoints, recordingOf, TINY } from './testing/workers.ts';

const MESSAGE_MS = 100;
const YIELD_MS = 16;
const recording = recordingOf(TINY);
const LAYERS = TINY.hidden.length + 1;
const EXACTLY: readonly Measurement[] = [{ kind: 'estimator', estimator: EXACT }];
const OVER_RUN: readonly Measurement[] = [
  { kind: 'estimator', estimator: estimatorSpec('uniform', { bounds: 'run' }) },
];

const JOB: MeasureJob = {
  id: 1,
  measurements: EXACTLY,
  output: 'logits',
  checkpoints: checkpoints(recording.count),
};

/** Measures to a list of messages, by a clock that moves a step each time it is read. */
async function stream(changes: Partial<MeasureJob>, stepMs: number, stopAfter = Infinity) {
  let time = 0;
  let yields = 0;
  const yieldsAt: number[] = [];
  const sent: { at: number; message: MeasureMessage; transfer: readonly Transferable[] }[] = [];
  const pace = {
    now: (): number => {
      time += stepMs;
      return time;
    },
    yieldToEventLoop: (): Promise<void> => {
      yields += 1;
      yieldsAt.push(time);
      return Promise.resolve();
    },
    isStopped: () => yields >= stopAfter,
  };
  const sink = {
    postMessage(message: MeasureMessage, transfer: Transferable[]): void {
      sent.push({ at: time, message, transfer });
    },
  };
  const recorded = activationsOfRecording(recording);
  await measureToPort(recorded, new RunRanges(recorded), { ...JOB, ...changes }, sink, pace);
  const batches = sent.flatMap(({ at, message, transfer }) =>
    message.kind === 'measured' ? [{ at, transfer, ...message }] : [],
  );
  return { sent, batches, yields, yieldsAt };
}

/** The recording's own numbers for the checkpoints of a message. */
const ownNumbers = (which: Iterable<number>): number[] =>
  [...which].flatMap((checkpoint) =>
    recording
      .trajectories('logits')
      .flatMap(({ ixt, ity, states }) =>
        [ixt, ity, states].map((column) => column[checkpoint] as number),
      ),
  );

describe('a stream of measurements', () => {
  test.each([
    ['stands still', 0],
    ['creeps', 3],
    ['leaps', 1000],
  ])('brings each checkpoint once, in the given order, when the clock %s', async (_, stepMs) => {
    const order = Uint32Array.of(4, 0, 2, 1, 3);
    const { batches } = await stream({ checkpoints: order }, stepMs);
    expect(batches.flatMap((batch) => [...batch.checkpoints])).toEqual([...order]);
    for (const { checkpoints: which, numbers } of batches) {
      expect([...numbers]).toEqual(ownNumbers(which));
    }
  });

  test('sends the first checkpoint at once, and the others in batches', async () => {
    const { batches } = await stream({}, 0);
    expect(batches.map((batch) => [...batch.checkpoints])).toEqual([[0], [1, 2, 3, 4]]);
  });

  test('sends at most one message in a tenth of a second, and yields more often', async () => {
    const many = Uint32Array.from({ length: 60 }, (_, r) => r % recording.count);
    const { batches, yieldsAt } = await stream({ checkpoints: many }, 7);
    // The last brings what is left.
    const waits = batches.slice(1, -1).map(({ at }, i) => at - (batches[i]?.at ?? 0));
    expect(waits.length).toBeGreaterThan(2);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(MESSAGE_MS);
    // A checkpoint and the look at the clock after a yield take a step each.
    for (const [i, at] of yieldsAt.entries()) {
      if (i > 0) expect(at - (yieldsAt[i - 1] ?? 0)).toBeLessThanOrEqual(YIELD_MS + 2 * 7);
    }
    expect(yieldsAt.length).toBeGreaterThan(2 * batches.length);
  });

  test('returns to the event loop after each checkpoint that took long', async () => {
    const { batches, yields } = await stream({}, 1000);
    expect(batches).toHaveLength(recording.count);
    expect(yields).toBe(recording.count);
  });

  test('returns to the event loop also while it seeks the range of the run', async () => {
    const { batches, yields } = await stream({ measurements: OVER_RUN }, 1000);
    expect(batches).toHaveLength(recording.count);
    expect(yields).toBe(2 * recording.count);
  });

  test('transfers the arrays of each message', async () => {
    const { batches } = await stream({}, 3);
    for (const { transfer, checkpoints: which, numbers } of batches) {
      expect(transfer).toEqual([which.buffer, numbers.buffer]);
      expect(numbers).toHaveLength(which.length * LAYERS * NUMBERS);
    }
  });

  test('ends with one message of the end, also when there was nothing to measure', async () => {
    for (const which of [checkpoints(2), checkpoints(0)]) {
      const { sent } = await stream({ checkpoints: which }, 3);
      expect(sent.at(-1)?.message).toEqual({ kind: 'end' });
      expect(sent.filter(({ message }) => message.kind === 'end')).toHaveLength(1);
    }
  });

  test('that is stopped sends nothing more after its yields, not even an end', async () => {
    const { sent } = await stream({}, 1000, 2);
    expect(sent.map(({ message }) => message.kind)).toEqual(['measured', 'measured']);
    const sought = await stream({ measurements: OVER_RUN }, 1000, 2);
    expect(sought.sent).toEqual([]);
  });
});
