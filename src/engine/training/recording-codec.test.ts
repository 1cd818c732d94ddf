import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import { type Run, spreadActivations } from '../experiment/run.ts';
import { ACTIVATIONS } from '../network/spec.ts';
import { fnv1a } from '../numeric/fnv.ts';
import { ENGINE_VERSION } from '../version.ts';
import { type Checkpoint, OUTPUT_DEFINITIONS } from './checkpoint.ts';
import { Fingerprint } from './fingerprint.ts';
import { decodeRecording, encodeRecording, RECORDING_FORMAT } from './recording-codec.ts';
import { RunRecording } from './run-recording.ts';
import type { Trained } from './train-to-end.ts';

const runs: fc.Arbitrary<Run> = fc
  .record({
    hidden: fc.array(fc.integer({ min: 1, max: 32 }), { minLength: 1, maxLength: 4 }),
    activation: fc.constantFrom(...ACTIVATIONS),
    data: fc.constantFrom('parity' as const, 'icosahedron' as const),
    learningRate: fc.double({ min: 1e-5, max: 1, noNaN: true }),
    seed: fc.nat(4294967295),
  })
  .map(({ hidden, activation, ...fields }) => ({
    ...DEFAULT_PRESET.run,
    ...fields,
    hidden,
    activations: spreadActivations([activation], hidden.length),
  }));

/** What is not a number is never recorded. */
const NUMBER = fc.double({ noNaN: true });
const floats = (length: number): fc.Arbitrary<Float32Array> =>
  fc.float32Array({ noNaN: true, minLength: length, maxLength: length });

function checkpoints(run: Run): fc.Arbitrary<Checkpoint[]> {
  const pair = fc.record({ train: NUMBER, test: NUMBER }, { noNullPrototype: true });
  const estimate = fc.record(
    { ixt: NUMBER, ity: NUMBER, states: fc.nat(4096) },
    { noNullPrototype: true },
  );
  const count = run.hidden.length + OUTPUT_DEFINITIONS.length;
  const state = fc.record({ parameters: floats(7), ranges: floats(4) }, { noNullPrototype: true });
  return fc.array(
    fc.record(
      {
        epoch: fc.nat(20000),
        loss: pair,
        accuracy: pair,
        estimates: fc.array(estimate, { minLength: count, maxLength: count }),
        state,
      },
      { noNullPrototype: true },
    ),
    { maxLength: 4 },
  );
}

function trainedOf(run: Run, given: readonly Checkpoint[], divergedAt?: number): Trained {
  const recording = new RunRecording(run);
  const fingerprint = new Fingerprint();
  for (const checkpoint of given) {
    recording.add(checkpoint);
    fingerprint.add(checkpoint);
  }
  const outcome =
    divergedAt === undefined
      ? ({ kind: 'completed' } as const)
      : ({ kind: 'diverged', epoch: divergedAt } as const);
  return { recording, outcome, fingerprint: fingerprint.hex };
}

const trained = runs.chain((run) =>
  fc
    .tuple(checkpoints(run), fc.option(fc.nat(20000), { nil: undefined }))
    .map(([given, divergedAt]) => trainedOf(run, given, divergedAt)),
);

const [EXAMPLE] = fc.sample(
  trained.filter(({ recording }) => recording.count > 1),
  { seed: 1, numRuns: 1 },
) as [Trained];

/** The bytes of the example with one of them changed. */
function changed(at: number): ArrayBuffer {
  const bytes = encodeRecording(EXAMPLE);
  const view = new Uint8Array(bytes);
  view[at] = (view[at] as number) ^ 1;
  return bytes;
}

const faultOf = (bytes: ArrayBuffer): unknown => {
  const read = decodeRecording(bytes);
  return 'fault' in read ? read.fault : undefined;
};

test('what was written is read again, to the last bit', () => {
  fc.assert(
    fc.property(trained, (one) => {
      const read = decodeRecording(encodeRecording(one));
      if ('fault' in read) throw new Error(read.fault.code);
      const { recording, outcome, fingerprint } = read.trained;
      expect(outcome).toEqual(one.outcome);
      expect(fingerprint).toBe(one.fingerprint);
      expect(recording.run).toEqual(one.recording.run);
      expect(recording.count).toBe(one.recording.count);
      for (let r = 0; r < recording.count; r++) {
        expect(recording.checkpoint(r)).toEqual(one.recording.checkpoint(r));
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

describe('what is refused', () => {
  test('bytes that are no recording', () => {
    const foreign = { code: 'foreign' };
    expect(faultOf(new ArrayBuffer(0))).toEqual(foreign);
    expect(faultOf(new ArrayBuffer(1000))).toEqual(foreign);
    expect(faultOf(changed(3))).toEqual(foreign);
  });

  test('another layout, another engine, other data', () => {
    expect(faultOf(changed(8))).toEqual({ code: 'other-format', found: RECORDING_FORMAT ^ 1 });
    expect(faultOf(changed(12))).toEqual({ code: 'other-engine', found: ENGINE_VERSION ^ 1 });
    const bytes = changed(56);
    const view = new DataView(bytes);
    const padded = (length: number): number => 8 * Math.ceil(length / 8);
    const end = 72 + padded(view.getUint32(36, true)) + padded(4 * view.getUint32(16, true));
    const header = fnv1a(new Uint8Array(bytes, 0, 64));
    view.setUint32(64, fnv1a(new Uint8Array(bytes, 68, end - 68), header), true);
    expect(faultOf(bytes)).toEqual({ code: 'other-data' });
  });

  test('a part of a recording, and one with something after it', () => {
    const bytes = encodeRecording(EXAMPLE);
    for (let length = 8; length < bytes.byteLength; length++) {
      expect(faultOf(bytes.slice(0, length))).toEqual({ code: 'damaged' });
    }
    const longer = new Uint8Array(bytes.byteLength + 8);
    longer.set(new Uint8Array(bytes));
    expect(faultOf(longer.buffer)).toEqual({ code: 'damaged' });
  });

  test('a recording in which any byte has changed', () => {
    const { byteLength } = encodeRecording(EXAMPLE);
    for (let at = 16; at < byteLength; at++)
      expect([at, faultOf(changed(at))]).toEqual([at, { code: 'damaged' }]);
  });
});
