/**
 * A trained run as bytes, to be kept and read again. Integers are 32 bits without sign, all numbers
 * little-endian, as on every machine a browser runs on; text is ASCII.
 *
 * | at | bytes | holds |
 * |---|---|---|
 * | 0 | 8 | `INFOPLAN` |
 * | 8 | 4 | version of this layout |
 * | 12 | 4 | version of the engine that trained |
 * | 16 | 4 | number of checkpoints, C |
 * | 20 | 4 | estimates a checkpoint, E |
 * | 24 | 4 | parameters a state, P |
 * | 28 | 4 | numbers of the ranges a state, R |
 * | 32 | 4 | epoch of divergence + 1; 0 for a run that was completed |
 * | 36 | 4 | length of the run's text, L |
 * | 40 | 16 | fingerprint of the checkpoints, hexadecimal |
 * | 56 | 8 | digest of the data set, hexadecimal |
 * | 64 | 4 | FNV-1a of the bytes before it, of the run and of the epochs |
 * | 68 | 4 | 0 |
 * | 72 | L, filled up to 8 with 0 | the run: `data=parity&hidden=10-7&…`, every field |
 * | then | 4 · C, filled up to 8 with 0 | epochs |
 * | then | 8 · C · (4 + 3 E) | float64, for each checkpoint: loss train, test; accuracy train, test; I(X;T), I(T;Y), states of each estimate |
 * | then | 4 · C · (P + R) | float32, for each checkpoint: parameters, ranges |
 */
import { datasetInfo } from '../data/registry.ts';
import { applyFields } from '../experiment/parse-field.ts';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import { FIELD_KEYS, FIELDS, formatField, type Run } from '../experiment/run.ts';
import { fnv1a } from '../numeric/fnv.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { Checkpoint } from './checkpoint.ts';
import { Fingerprint } from './fingerprint.ts';
import { RunRecording } from './run-recording.ts';
import type { Trained } from './train-to-end.ts';
import type { Outcome } from './trainer.ts';

export const RECORDING_FORMAT = 1;

const MAGIC = 'INFOPLAN';
const HEADER_BYTES = 72;
const AT = {
  format: 8,
  engine: 12,
  count: 16,
  estimates: 20,
  parameters: 24,
  ranges: 28,
  diverged: 32,
  text: 36,
  fingerprint: 40,
  digest: 56,
  checksum: 64,
} as const;
/** Loss and accuracy. */
const NUMBERS_BEFORE_ESTIMATES = 4;

/** Why bytes are refused. */
export type RecordingFault =
  /** They are no recording. */
  | { readonly code: 'foreign' }
  | { readonly code: 'other-format'; readonly found: number }
  /** Trained by an engine that may have computed other bits. */
  | { readonly code: 'other-engine'; readonly found: number }
  /** The data set is not the one it was trained on, or not known. */
  | { readonly code: 'other-data' }
  /** Bytes are missing, or not as they were written. */
  | { readonly code: 'damaged' };

const padded = (length: number): number => 8 * Math.ceil(length / 8);

function writeText(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
}

function readText(view: DataView, at: number, length: number): string {
  return Array.from({ length }, (_, i) => String.fromCharCode(view.getUint8(at + i))).join('');
}

function textOf(run: Run): string {
  return FIELD_KEYS.map((key) => `${FIELDS[key].name}=${formatField(run, key)}`).join('&');
}

/** The run of a text; undefined where it is not what this engine would have written. */
function runOf(text: string): Run | undefined {
  const given = new Map<keyof Run, string>();
  for (const pair of text.split('&')) {
    const key = FIELD_KEYS.find((candidate) => pair.startsWith(`${FIELDS[candidate].name}=`));
    if (key !== undefined) given.set(key, pair.slice(FIELDS[key].name.length + 1));
  }
  const { run } = applyFields(DEFAULT_PRESET.run, given);
  return textOf(run) === text ? run : undefined;
}

/** Of all that the fingerprint does not cover. */
function checksumOf(bytes: ArrayBuffer, numbersAt: number): number {
  const header = new Uint8Array(bytes, 0, AT.checksum);
  return fnv1a(new Uint8Array(bytes, AT.checksum + 4, numbersAt - AT.checksum - 4), fnv1a(header));
}

/** What was measured at a checkpoint. */
function numbersOf({ loss, accuracy, estimates }: Checkpoint): number[] {
  const numbers = [loss.train, loss.test, accuracy.train, accuracy.test];
  for (const { ixt, ity, states } of estimates) numbers.push(ixt, ity, states);
  return numbers;
}

function checkpointOf(
  epoch: number,
  numbers: Float64Array,
  parameters: Float32Array,
  ranges: Float32Array,
): Checkpoint {
  const at = (i: number): number => numbers[i] as number;
  const estimates = [];
  for (let i = NUMBERS_BEFORE_ESTIMATES; i < numbers.length; i += 3) {
    estimates.push({ ixt: at(i), ity: at(i + 1), states: at(i + 2) });
  }
  return {
    epoch,
    loss: { train: at(0), test: at(1) },
    accuracy: { train: at(2), test: at(3) },
    estimates,
    state: { parameters, ranges },
  };
}

export function encodeRecording({ recording, outcome, fingerprint }: Trained): ArrayBuffer {
  const { run, count } = recording;
  const text = textOf(run);
  const checkpoints = Array.from({ length: count }, (_, r) => recording.checkpoint(r));
  const [first] = checkpoints;
  const estimates = first?.estimates.length ?? 0;
  const parameters = first?.state.parameters.length ?? 0;
  const ranges = first?.state.ranges.length ?? 0;
  const width = NUMBERS_BEFORE_ESTIMATES + 3 * estimates;
  const epochsAt = HEADER_BYTES + padded(text.length);
  const numbersAt = epochsAt + padded(4 * count);
  const statesAt = numbersAt + 8 * count * width;
  const bytes = new ArrayBuffer(statesAt + 4 * count * (parameters + ranges));
  const view = new DataView(bytes);
  const write = (at: number, value: number): void => view.setUint32(at, value, true);
  writeText(view, 0, MAGIC);
  write(AT.format, RECORDING_FORMAT);
  write(AT.engine, ENGINE_VERSION);
  write(AT.count, count);
  write(AT.estimates, estimates);
  write(AT.parameters, parameters);
  write(AT.ranges, ranges);
  write(AT.diverged, outcome.kind === 'diverged' ? outcome.epoch + 1 : 0);
  write(AT.text, text.length);
  writeText(view, AT.fingerprint, fingerprint);
  writeText(view, AT.digest, datasetInfo(run.data).digest);
  writeText(view, HEADER_BYTES, text);
  new Uint32Array(bytes, epochsAt, count).set(recording.epochs);
  write(AT.checksum, checksumOf(bytes, numbersAt));
  const numbers = new Float64Array(bytes, numbersAt, count * width);
  const states = new Float32Array(bytes, statesAt);
  checkpoints.forEach((checkpoint, r) => {
    numbers.set(numbersOf(checkpoint), r * width);
    states.set(checkpoint.state.parameters, r * (parameters + ranges));
    states.set(checkpoint.state.ranges, r * (parameters + ranges) + parameters);
  });
  return bytes;
}

/** Reads what `encodeRecording` wrote; the states of the recording are views of `bytes`. */
export function decodeRecording(
  bytes: ArrayBuffer,
): { readonly trained: Trained } | { readonly fault: RecordingFault } {
  const view = new DataView(bytes);
  const isOurs = bytes.byteLength >= MAGIC.length && readText(view, 0, MAGIC.length) === MAGIC;
  if (!isOurs) return { fault: { code: 'foreign' } };
  if (bytes.byteLength < HEADER_BYTES) return { fault: { code: 'damaged' } };
  const read = (at: number): number => view.getUint32(at, true);
  const format = read(AT.format);
  if (format !== RECORDING_FORMAT) return { fault: { code: 'other-format', found: format } };
  const engine = read(AT.engine);
  if (engine !== ENGINE_VERSION) return { fault: { code: 'other-engine', found: engine } };
  const count = read(AT.count);
  const width = NUMBERS_BEFORE_ESTIMATES + 3 * read(AT.estimates);
  const parameters = read(AT.parameters);
  const stateWidth = parameters + read(AT.ranges);
  const epochsAt = HEADER_BYTES + padded(read(AT.text));
  const numbersAt = epochsAt + padded(4 * count);
  const statesAt = numbersAt + 8 * count * width;
  if (
    bytes.byteLength !== statesAt + 4 * count * stateWidth ||
    read(AT.checksum) !== checksumOf(bytes, numbersAt)
  ) {
    return { fault: { code: 'damaged' } };
  }
  const run = runOf(readText(view, HEADER_BYTES, read(AT.text)));
  if (run === undefined) return { fault: { code: 'damaged' } };
  if (readText(view, AT.digest, 8) !== datasetInfo(run.data).digest) {
    return { fault: { code: 'other-data' } };
  }

  const numbers = new Float64Array(bytes, numbersAt, count * width);
  const states = new Float32Array(bytes, statesAt);
  const recording = new RunRecording(run);
  if (count > 0 && width !== NUMBERS_BEFORE_ESTIMATES + 3 * recording.estimateCount) {
    return { fault: { code: 'damaged' } };
  }
  const found = new Fingerprint();
  for (let r = 0; r < count; r++) {
    const state = states.subarray(r * stateWidth, (r + 1) * stateWidth);
    const checkpoint = checkpointOf(
      read(epochsAt + 4 * r),
      numbers.subarray(r * width, (r + 1) * width),
      state.subarray(0, parameters),
      state.subarray(parameters),
    );
    found.add(checkpoint);
    recording.add(checkpoint);
  }
  const fingerprint = readText(view, AT.fingerprint, 16);
  if (found.hex !== fingerprint) return { fault: { code: 'damaged' } };
  const diverged = read(AT.diverged);
  const outcome: Outcome =
    diverged === 0 ? { kind: 'completed' } : { kind: 'diverged', epoch: diverged - 1 };
  return { trained: { recording, outcome, fingerprint } };
}
