/**
 * Reads activations from a file, of one layer or of many at many epochs: tables of text, JSON, arrays of
 * NumPy. The first thing wrong is reported with its place; what was guessed is listed, and each guess
 * can be declined.
 */

import type { ActivationFile } from './activation-checkpoints.ts';
import { readActivationCsv } from './activation-csv.ts';
import { readActivationJson } from './activation-json.ts';
import { readActivationNpy, readActivationNpz } from './activation-npz.ts';
import { kindOf } from './file-kind.ts';
import type { Declined } from './file-repair.ts';
import { checkBytes } from './numbers.ts';
import { asUtf8, decodeUtf8 } from './text-bytes.ts';

const NONE: Declined = new Set();

/** Whether the first letter of a text opens an object or an array. */
function startsAsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}

/** Whether the first line has several cells and no brackets. */
function startsAsTable(bytes: Uint8Array): boolean {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const line = decodeUtf8(bytes, 0, end < 0 ? bytes.length : end).trim();
  return /[,;\t| ]/.test(line) && !/[[\]{}]/.test(line);
}

/** The name of the file, where known, decides between JSON and tables where the text may be either. */
export function readActivations(
  bytes: Uint8Array,
  name = '',
  declined: Declined = NONE,
): ActivationFile {
  checkBytes(bytes.length);
  const kind = kindOf(bytes);
  if (kind === 'npy') return readActivationNpy(bytes);
  if (kind === 'zip') return readActivationNpz(bytes, declined);
  const text = asUtf8(bytes);
  const isJson = startsAsJson(text) || (/\.json$/i.test(name) && !startsAsTable(text));
  return isJson ? readActivationJson(text, declined) : readActivationCsv(text, declined);
}
