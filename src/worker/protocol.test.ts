import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Checkpoint } from '../engine/index.ts';
import { packCheckpoints, unpackCheckpoints } from '../engine/training/packed-checkpoints.ts';
import { buffersOf } from './protocol.ts';

/** Floats of any bit pattern: zeros of both signs, infinities, NaNs with any payload. */
const anyFloats = (length: number): fc.Arbitrary<Float32Array> =>
  fc
    .uint32Array({ minLength: length, maxLength: length })
    .map((words) => new Float32Array(words.buffer, words.byteOffset, length));

const PLAIN = { noNullPrototype: true } as const;

/** Checkpoints of one run: all of one shape. */
const checkpointsOfOneRun: fc.Arbitrary<Checkpoint[]> = fc
  .record({ layers: fc.nat(6), parameters: fc.nat(9), ranges: fc.nat(6) })
  .chain(({ layers, parameters, ranges }) => {
    const pair = fc.record({ train: fc.double(), test: fc.double() }, PLAIN);
    const estimate = fc.record({ ixt: fc.double(), ity: fc.double(), states: fc.nat(4096) }, PLAIN);
    return fc.array(
      fc.record(
        {
          epoch: fc.nat(20000),
          loss: pair,
          accuracy: pair,
          estimates: fc.array(estimate, { minLength: layers, maxLength: layers }),
          state: fc.record({ parameters: anyFloats(parameters), ranges: anyFloats(ranges) }, PLAIN),
        },
        PLAIN,
      ),
      { maxLength: 5 },
    );
  });

const bits = (floats: Float32Array): number[] => [...new Uint32Array(floats.slice().buffer)];

/** Checkpoints with their arrays as bit patterns: `toEqual` takes every NaN for the same. */
const withBits = (checkpoints: readonly Checkpoint[]): unknown[] =>
  checkpoints.map((checkpoint) => ({
    ...checkpoint,
    state: { parameters: bits(checkpoint.state.parameters), ranges: bits(checkpoint.state.ranges) },
  }));

test('checkpoints that are packed, transferred and unpacked are the same to the bit', () => {
  fc.assert(
    fc.property(checkpointsOfOneRun, (checkpoints) => {
      const before = withBits(checkpoints);
      const packed = packCheckpoints(checkpoints);
      const arrived = structuredClone(packed, { transfer: buffersOf(packed) as ArrayBuffer[] });
      // toStrictEqual distinguishes −0 from 0.
      expect(withBits(unpackCheckpoints(arrived))).toStrictEqual(before);
    }),
  );
});

test('the sign of zero, NaN and infinities survive', () => {
  const checkpoint: Checkpoint = {
    epoch: 0,
    loss: { train: -0, test: Number.NaN },
    accuracy: { train: 0, test: -Infinity },
    estimates: [{ ixt: -0, ity: Number.MIN_VALUE, states: 1 }],
    state: { parameters: Float32Array.of(-0, Number.NaN), ranges: Float32Array.of(Infinity, 0) },
  };
  expect(unpackCheckpoints(packCheckpoints([checkpoint]))).toStrictEqual([checkpoint]);
});

test('unpacked checkpoints do not share memory, so one of them can be kept alone', () => {
  const checkpoint = (epoch: number): Checkpoint => ({
    epoch,
    loss: { train: 1, test: 1 },
    accuracy: { train: 0, test: 0 },
    estimates: [],
    state: { parameters: Float32Array.of(epoch), ranges: Float32Array.of(epoch) },
  });
  const buffers = unpackCheckpoints(packCheckpoints([checkpoint(1), checkpoint(2)])).flatMap(
    ({ state }) => [state.parameters.buffer, state.ranges.buffer],
  );
  expect(new Set(buffers).size).toBe(4);
  expect(buffers.every((buffer) => buffer.byteLength === 4)).toBe(true);
});

test('every array of a message is listed for transfer, once', () => {
  const packed = packCheckpoints([]);
  const buffers = buffersOf(packed);
  expect(new Set(buffers)).toEqual(new Set(Object.values(packed).map((array) => array.buffer)));
  expect(buffers).toHaveLength(Object.keys(packed).length);
});
