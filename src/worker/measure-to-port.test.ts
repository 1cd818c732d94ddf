import { describe, expect, test } from 'vitest';
import { EXACT, ruler } from '../engine/index.ts';
import { records, TINY, tapeOf, traceOf } from './fixtures.ts';
import { type MeasureJob, type MeasureMessage, measureToPort } from './measure-to-port.ts';
import { type Lens, NUMBERS, RunRanges } from './tape.ts';

const MESSAGE_MS = 100;
const BREATH_MS = 16;
const trace = traceOf(TINY);
const LAYERS = TINY.hidden.length + 1;
const EXACTLY: readonly Lens[] = [{ kind: 'ruler', ruler: EXACT }];
const OVER_RUN: readonly Lens[] = [{ kind: 'ruler', ruler: ruler('uniform', { bounds: 'run' }) }];

const JOB: MeasureJob = { id: 1, lenses: EXACTLY, output: 'logits', records: records(trace.count) };

/** Measures to a list of messages, by a clock that moves a step each time it is read. */
async function stream(changes: Partial<MeasureJob>, stepMs: number, stopAfter = Infinity) {
  let time = 0;
  let breaths = 0;
  const breathsAt: number[] = [];
  const sent: { at: number; message: MeasureMessage; transfer: readonly Transferable[] }[] = [];
  const pace = {
    now: (): number => {
      time += stepMs;
      return time;
    },
    breathe: (): Promise<void> => {
      breaths += 1;
      breathsAt.push(time);
      return Promise.resolve();
    },
    isStopped: () => breaths >= stopAfter,
  };
  const sink = {
    postMessage(message: MeasureMessage, transfer: Transferable[]): void {
      sent.push({ at: time, message, transfer });
    },
  };
  const tape = tapeOf(trace);
  await measureToPort(tape, new RunRanges(tape), { ...JOB, ...changes }, sink, pace);
  const batches = sent.flatMap(({ at, message, transfer }) =>
    message.kind === 'measured' ? [{ at, transfer, ...message }] : [],
  );
  return { sent, batches, breaths, breathsAt };
}

/** What the trace says of the records of a message. */
const ownNumbers = (which: Iterable<number>): number[] =>
  [...which].flatMap((record) =>
    trace
      .layers('logits')
      .flatMap(({ ixt, ity, codes }) =>
        [ixt, ity, codes].map((column) => column[record] as number),
      ),
  );

describe('a stream of measurements', () => {
  test.each([
    ['stands still', 0],
    ['creeps', 3],
    ['leaps', 1000],
  ])('brings each record once, in the given order, when the clock %s', async (_, stepMs) => {
    const order = Uint32Array.of(4, 0, 2, 1, 3);
    const { batches } = await stream({ records: order }, stepMs);
    expect(batches.flatMap((batch) => [...batch.records])).toEqual([...order]);
    for (const { records: which, numbers } of batches) {
      expect([...numbers]).toEqual(ownNumbers(which));
    }
  });

  test('sends the first record at once, and the others in batches', async () => {
    const { batches } = await stream({}, 0);
    expect(batches.map((batch) => [...batch.records])).toEqual([[0], [1, 2, 3, 4]]);
  });

  test('sends at most one message in a tenth of a second, and breathes more often', async () => {
    const many = Uint32Array.from({ length: 60 }, (_, r) => r % trace.count);
    const { batches, breathsAt } = await stream({ records: many }, 7);
    // The last brings what is left.
    const waits = batches.slice(1, -1).map(({ at }, i) => at - (batches[i]?.at ?? 0));
    expect(waits.length).toBeGreaterThan(2);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(MESSAGE_MS);
    // A record and the look at the clock after a breath take a step each.
    for (const [i, at] of breathsAt.entries()) {
      if (i > 0) expect(at - (breathsAt[i - 1] ?? 0)).toBeLessThanOrEqual(BREATH_MS + 2 * 7);
    }
    expect(breathsAt.length).toBeGreaterThan(2 * batches.length);
  });

  test('returns to the event loop after each record that took long', async () => {
    const { batches, breaths } = await stream({}, 1000);
    expect(batches).toHaveLength(trace.count);
    expect(breaths).toBe(trace.count);
  });

  test('returns to the event loop also while it seeks the range of the run', async () => {
    const { batches, breaths } = await stream({ lenses: OVER_RUN }, 1000);
    expect(batches).toHaveLength(trace.count);
    expect(breaths).toBe(2 * trace.count);
  });

  test('transfers the arrays of each message', async () => {
    const { batches } = await stream({}, 3);
    for (const { transfer, records: which, numbers } of batches) {
      expect(transfer).toEqual([which.buffer, numbers.buffer]);
      expect(numbers).toHaveLength(which.length * LAYERS * NUMBERS);
    }
  });

  test('ends with one message that says so, also when there was nothing to measure', async () => {
    for (const which of [records(2), records(0)]) {
      const { sent } = await stream({ records: which }, 3);
      expect(sent.at(-1)?.message).toEqual({ kind: 'end' });
      expect(sent.filter(({ message }) => message.kind === 'end')).toHaveLength(1);
    }
  });

  test('that is stopped says nothing more after its breath, not even an end', async () => {
    const { sent } = await stream({}, 1000, 2);
    expect(sent.map(({ message }) => message.kind)).toEqual(['measured', 'measured']);
    const sought = await stream({ lenses: OVER_RUN }, 1000, 2);
    expect(sought.sent).toEqual([]);
  });
});
