import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  codesOf,
  ExactLens,
  parseCsv,
  parseJson,
  type Table,
  TableError,
} from '../engine/index.ts';
import { UsageError } from './options.ts';

export const MEASURE_HELP = `Usage: infoplane measure FILE --estimator exact

Counts I(X;T) and I(T;Y) of somebody's activations, in bits, with every row one equally likely
input, and prints {"n","codes","ixt","ity","hy"}.

  FILE               .csv: numbers, the last column the label; a header line is skipped
                     .json: {"T": [[...], ...], "y": [...]}
  --estimator NAME   exact (the default)
  --help             this text

A file that cannot be used ends with exit status 2 and one line that names the row and column.`;

function read(path: string): Table {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    const isJson = /\.json$/i.test(path) || /^\s*[{[]/.test(text);
    return isJson ? parseJson(text) : parseCsv(text);
  } catch (error) {
    if (error instanceof TableError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

/** `infoplane measure`: returns what goes to standard output. */
export function measureCommand(args: string[]): string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { estimator: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return `${MEASURE_HELP}\n`;
  const { estimator = 'exact' } = values;
  if (estimator !== 'exact') throw new UsageError(`--estimator ${estimator}: allowed is exact`);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('measure takes one FILE');
  const table = read(path);
  const { rows, columns } = table;
  const lens = new ExactLens(table.labels);
  const { codes, ixt, ity } = lens.measure({ rows, columns, codes: codesOf(table) });
  return `${JSON.stringify({ n: rows, codes, ixt, ity, hy: lens.hy })}\n`;
}
