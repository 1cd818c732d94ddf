/**
 * Reads activations from a file, of one layer or of many at many epochs. The first thing wrong is
 * reported with its row and column.
 */

import type { ActivationCheckpoints } from './activation-checkpoints.ts';
import { readActivationCsv } from './activation-csv.ts';
import { readActivationJson } from './activation-json.ts';
import { TableError } from './table-error.ts';

/**
 * Refuses what was not UTF-8 before it became text: decoders put U+FFFD in place of bytes they
 * cannot read, by which labels that differ become one, and UTF-16 is full of zeros.
 */
function checkEncoding(text: string): void {
  const found = text.search(/[\0\ufffd]/);
  if (found < 0) return;
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < found; end = text.indexOf('\n', end + 1))
    line++;
  throw new TableError({ code: 'encoding', line });
}

/** The name of the file, where known, decides between JSON and CSV before the text does. */
export function readActivations(text: string, name = ''): ActivationCheckpoints {
  checkEncoding(text);
  const isJson = /\.json$/i.test(name) || /^\s*[{[]/.test(text);
  return isJson ? readActivationJson(text) : readActivationCsv(text);
}
