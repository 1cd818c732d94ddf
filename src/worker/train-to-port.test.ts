import { describe, expect, test } from 'vitest';
import { checkpointEpochs } from '../engine/experiment/checkpoint-epochs.ts';
import {
  type Checkpoint,
  DEFAULT_PRESET,
  Fingerprint,
  type Outcome,
  type Run,
  train,
  typedArrayBackend,
} from '../engine/index.ts';
import { dataOf } from '../engine/testing/data.ts';
import { unpackCheckpoints } from '../engine/training/packed-checkpoints.ts';
import type { StreamMessage } from './protocol.ts';
import { trainToPort } from './train-to-port.ts';

const MESSAGE_MS = 100;
const ID = 7;

const RUN: Run = { ...DEFAULT_PRESET.run, hidden: [2], activations: ['tanh'], epochs: 5 };

interface Sent {
  readonly at: number;
  readonly message: StreamMessage;
  readonly transfer: readonly Transferable[];
}

/** Streams a run to a list of messages, by a clock that moves a step each time it is read. */
async function stream(
  run: Run,
  stepMs: number,
  until = (_: Sent): boolean => false,
  stopAfter = Number.POSITIVE_INFINITY,
) {
  let time = 0;
  let yields = 0;
  const sent: Sent[] = [];
  const sink = {
    postMessage(message: StreamMessage, transfer: Transferable[]): void {
      sent.push({ at: time, message, transfer });
      if (until(sent[sent.length - 1] as Sent)) throw new Error('enough');
    },
  };
  const pace = {
    now: (): number => {
      time += stepMs;
      return time;
    },
    yieldToEventLoop: (): Promise<void> => {
      yields += 1;
      return Promise.resolve();
    },
    isStopped: () => yields >= stopAfter,
  };
  await trainToPort(run, ID, sink, typedArrayBackend, pace);
  const batches = sent.flatMap(({ at, message, transfer }) =>
    message.kind === 'checkpoints' ? [{ at, transfer, ...message }] : [],
  );
  return { sent, batches, yields };
}

/** The same run without a port. */
function plainly(run: Run): { checkpoints: Checkpoint[]; outcome: Outcome; fingerprint: string } {
  const checkpoints: Checkpoint[] = [];
  const fingerprint = new Fingerprint();
  const training = train(run, dataOf(run), typedArrayBackend);
  let next = training.next();
  for (; next.done !== true; next = training.next()) {
    const { checkpoint } = next.value;
    if (checkpoint === undefined) continue;
    checkpoints.push(checkpoint);
    fingerprint.add(checkpoint);
  }
  return { checkpoints, outcome: next.value, fingerprint: fingerprint.hex };
}

describe('a stream', () => {
  const plain = plainly(RUN);

  test.each([
    ['stands still', 0],
    ['creeps', 1],
    ['passes a frame every few epochs', 6],
    ['passes a frame an epoch', MESSAGE_MS],
    ['leaps', 1000],
  ])('brings every checkpoint once and in order when the clock %s', async (_, stepMs) => {
    const { batches } = await stream(RUN, stepMs);
    expect(batches.flatMap(({ checkpoints }) => unpackCheckpoints(checkpoints))).toStrictEqual(
      plain.checkpoints,
    );
  });

  test.each([1, 3, 6, 10])('waits between messages (clock step %d ms)', async (step) => {
    const { batches } = await stream(RUN, step);
    // The last brings what is left as soon as training is over.
    const waits = batches.slice(1, -1).map(({ at }, i) => at - (batches[i]?.at ?? 0));
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(MESSAGE_MS);
  });

  test('sends the first checkpoint without waiting for a frame', async () => {
    const { batches } = await stream(RUN, 0);
    expect(batches.map(({ checkpoints }) => [...checkpoints.epochs])).toEqual([
      [0],
      [1, 2, 3, 4, 5],
    ]);
  });

  test('returns to the event loop after each message', async () => {
    const { batches, yields } = await stream(RUN, 1000);
    expect(batches).toHaveLength(6);
    expect(yields).toBe(6);
  });

  test('returns there between two messages, too, so that it is soon stopped when it is not wanted', async () => {
    const { batches, yields } = await stream({ ...RUN, epochs: 50 }, 10);
    expect(yields).toBeGreaterThan(2 * batches.length);
  });

  test('ends with one message that gives the outcome and fingerprint of plain training', async () => {
    const { sent } = await stream(RUN, 6);
    const { outcome, fingerprint } = plain;
    expect(sent.at(-1)?.message).toEqual({ kind: 'end', id: ID, outcome, fingerprint });
    expect(sent.filter(({ message }) => message.kind === 'end')).toHaveLength(1);
  });

  test('marks every message with the id of the run', async () => {
    const { sent } = await stream(RUN, 6);
    expect(sent.map(({ message }) => message.id)).toEqual(sent.map(() => ID));
  });

  test('transfers the arrays of each message', async () => {
    const { batches } = await stream(RUN, 6);
    for (const { transfer, checkpoints } of batches) {
      expect(transfer).toEqual(Object.values(checkpoints).map((array) => array.buffer));
    }
  });

  test('reports a run that diverges, with the checkpoints before', async () => {
    const run: Run = {
      ...RUN,
      optimizer: 'sgd',
      learningRate: 1,
      activations: ['linear', 'linear', 'linear'],
      bits: 32,
      weightBits: 32,
      l2: 1,
      hidden: [32, 32, 32],
      epochs: 3,
      batch: 1024,
    };
    const wanted = plainly(run);
    const { batches, sent } = await stream(run, 1000);
    expect(sent.at(-1)?.message).toMatchObject({ outcome: wanted.outcome });
    expect(wanted.outcome.kind).toBe('diverged');
    expect(batches.flatMap(({ checkpoints }) => [...checkpoints.epochs])).toEqual(
      wanted.checkpoints.map(({ epoch }) => epoch),
    );
  });
});

test('epochs that are not recorded still report how far training is', async () => {
  const run: Run = { ...RUN, epochs: 20000, trainPercent: 10, batch: 1024 };
  const skipped = 103;
  expect(checkpointEpochs(run.epochs)).not.toContain(skipped);
  const seen: Sent[] = [];
  const streaming = stream(run, 1000, (sent) => {
    seen.push(sent);
    return sent.message.kind === 'checkpoints' && sent.message.epoch === skipped;
  });
  await expect(streaming).rejects.toThrow('enough');
  const last = seen.at(-1)?.message;
  if (last?.kind !== 'checkpoints') throw new Error('no checkpoints');
  expect(unpackCheckpoints(last.checkpoints)).toEqual([]);
  expect(seen).toHaveLength(skipped + 1);
});

test('a stopped run sends nothing more after its yields, not even an end', async () => {
  const { sent, yields } = await stream({ ...RUN, epochs: 50 }, MESSAGE_MS, undefined, 2);
  expect(yields).toBe(2);
  expect(sent.map(({ message }) => message.kind)).toEqual(['checkpoints', 'checkpoints']);
});
