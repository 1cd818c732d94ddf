/**
 * Reads somebody's activations, of one layer or of many at many epochs. The first thing wrong is
 * reported with its row and column.
 */
import { readActivationCsv } from './activation-csv.ts';
import { readActivationJson } from './activation-json.ts';
import type { ActivationRecords } from './activation-records.ts';

/** The name of the file, where known, tells JSON from CSV before the text does. */
export function readActivations(text: string, name = ''): ActivationRecords {
  const isJson = /\.json$/i.test(name) || /^\s*[{[]/.test(text);
  return isJson ? readActivationJson(text) : readActivationCsv(text);
}
