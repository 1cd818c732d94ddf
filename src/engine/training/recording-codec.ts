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
 * | then | 4 · C · P | float32, for each checkpoint: parameters |
 * | then | 4 · C · R | float32, for each checkpoint: ranges |
 */
import { datasetInfo } from '../data/registry.ts';
import { applyFields } from '../experiment/parse-field.ts';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import { FIELD_KEYS, FIELDS, formatField, type Run } from '../experiment/run.ts';
import { fnv1a } from '../numeric/fnv.ts';
import { ENGINE_VERSION } from '../version.ts';
import { Fingerprint } from './fingerprint.ts';
import {
  numberCount,
  type PackedCheckpoints,
  packCheckpoints,
  unpackCheckpoints,
} from './packed-checkpoints.ts';
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
/** Why bytes are refused. */
type RecordingFault =
  /** They are no recording. */
  | { readonly code: 'foreign' }
  | { readonly code: 'other-format'; readonly found: number }
  /** Trained by an engine that may have computed other bits. */
  | { readonly code: 'other-engine'; readonly found: number }
  /** The data set is not the one it was trained on, or not known. */
  | { readonly code: 'other-data' }
  /** Bytes are missing, or not as they were written. */
  | { readonly code: 'damaged' };

/** The numbers of the header that the layout depends on. */
interface Sizes {
  /** Length of the run's text. */
  readonly text: number;
  readonly count: number;
  readonly estimates: number;
  readonly parameters: number;
  readonly ranges: number;
}

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

/** Where the arrays of the checkpoints lie, by the header. */
function placesOf({ text, count, estimates, parameters, ranges }: Sizes) {
  const epochs = HEADER_BYTES + padded(text);
  const numbers = epochs + padded(4 * count);
  const states = numbers + 8 * count * numberCount(estimates);
  return { epochs, numbers, states, end: states + 4 * count * (parameters + ranges) };
}

/** The arrays of the checkpoints, as views of the bytes. */
function arraysOf(bytes: ArrayBuffer, sizes: Sizes): PackedCheckpoints {
  const { count, estimates, parameters, ranges } = sizes;
  const at = placesOf(sizes);
  return {
    epochs: new Uint32Array(bytes, at.epochs, count),
    numbers: new Float64Array(bytes, at.numbers, count * numberCount(estimates)),
    parameters: new Float32Array(bytes, at.states, count * parameters),
    ranges: new Float32Array(bytes, at.states + 4 * count * parameters, count * ranges),
  };
}

export function encodeRecording({ recording, outcome, fingerprint }: Trained): ArrayBuffer {
  const { run, count } = recording;
  const text = textOf(run);
  const checkpoints = Array.from({ length: count }, (_, r) => recording.checkpoint(r));
  const [first] = checkpoints;
  const sizes: Sizes = {
    text: text.length,
    count,
    estimates: first?.estimates.length ?? 0,
    parameters: first?.state.parameters.length ?? 0,
    ranges: first?.state.ranges.length ?? 0,
  };
  const at = placesOf(sizes);
  const bytes = new ArrayBuffer(at.end);
  const view = new DataView(bytes);
  const write = (place: number, value: number): void => view.setUint32(place, value, true);
  writeText(view, 0, MAGIC);
  write(AT.format, RECORDING_FORMAT);
  write(AT.engine, ENGINE_VERSION);
  for (const [name, size] of Object.entries(sizes)) write(AT[name as keyof Sizes], size);
  write(AT.diverged, outcome.kind === 'diverged' ? outcome.epoch + 1 : 0);
  writeText(view, AT.fingerprint, fingerprint);
  writeText(view, AT.digest, datasetInfo(run.data).digest);
  writeText(view, HEADER_BYTES, text);
  const packed = packCheckpoints(checkpoints);
  const arrays = arraysOf(bytes, sizes);
  arrays.epochs.set(packed.epochs);
  arrays.numbers.set(packed.numbers);
  arrays.parameters.set(packed.parameters);
  arrays.ranges.set(packed.ranges);
  write(AT.checksum, checksumOf(bytes, at.numbers));
  return bytes;
}

/** Reads what `encodeRecording` wrote. */
export function decodeRecording(
  bytes: ArrayBuffer,
): { readonly trained: Trained } | { readonly fault: RecordingFault } {
  const view = new DataView(bytes);
  const isOurs = bytes.byteLength >= MAGIC.length && readText(view, 0, MAGIC.length) === MAGIC;
  if (!isOurs) return { fault: { code: 'foreign' } };
  if (bytes.byteLength < HEADER_BYTES) return { fault: { code: 'damaged' } };
  const read = (place: number): number => view.getUint32(place, true);
  const format = read(AT.format);
  if (format !== RECORDING_FORMAT) return { fault: { code: 'other-format', found: format } };
  const engine = read(AT.engine);
  if (engine !== ENGINE_VERSION) return { fault: { code: 'other-engine', found: engine } };
  const sizes: Sizes = {
    text: read(AT.text),
    count: read(AT.count),
    estimates: read(AT.estimates),
    parameters: read(AT.parameters),
    ranges: read(AT.ranges),
  };
  const at = placesOf(sizes);
  if (bytes.byteLength !== at.end || read(AT.checksum) !== checksumOf(bytes, at.numbers)) {
    return { fault: { code: 'damaged' } };
  }
  const run = runOf(readText(view, HEADER_BYTES, sizes.text));
  if (run === undefined) return { fault: { code: 'damaged' } };
  if (readText(view, AT.digest, 8) !== datasetInfo(run.data).digest) {
    return { fault: { code: 'other-data' } };
  }
  const recording = new RunRecording(run);
  if (sizes.count > 0 && sizes.estimates !== recording.estimateCount) {
    return { fault: { code: 'damaged' } };
  }
  const found = new Fingerprint();
  for (const checkpoint of unpackCheckpoints(arraysOf(bytes, sizes))) {
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
