/** Comma-separated text: lines, cells, and whether the first line names the columns. */
import { parseDecimal } from '../numeric/decimal.ts';

/** Text that is no number in any notation, nor one that is missing or not finite. */
function isName(cell: string): boolean {
  return Number.isNaN(Number(cell)) && !/^([+-]?(nan|inf|infinity)|na|n\/a|null|none)$/i.test(cell);
}

/**
 * The first line is a header when all its activations are names, or when its label is text
 * and the next one's is a number: some programs name columns 0, 1, 2.
 */
function isHeader(first: readonly string[], second: readonly string[] | undefined): boolean {
  if (first.length < 2) return false;
  if (first.slice(0, -1).every(isName)) return true;
  const labelOf = (cells: readonly string[]): string => cells[cells.length - 1] as string;
  const isNumber = second !== undefined && parseDecimal(labelOf(second)) !== undefined;
  return isNumber && isName(labelOf(first));
}

/** Cells of a line; quotes may enclose a cell, and a comma or a doubled quote in it. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells = `,${line}`.matchAll(/,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g);
  // Trimmed inside the quotes, too: a quoted blank is blank, not 0.
  return Array.from(cells, ([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? (plain as string)).trim(),
  );
}

/**
 * Lines one by one, without blank ones at the end: a list of a million would take long to clear.
 * Where no line ends with \n, lines end with \r, as on Macs before 2001.
 */
function* linesOf(text: string): Generator<string> {
  const { length } = text.trimEnd();
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  for (let start = 0; start < length; ) {
    const found = text.indexOf(lineEnd, start);
    const end = found < 0 ? length : found;
    yield text.slice(start, end);
    start = end + 1;
  }
}

/** A table of text. */
interface Csv {
  /** Cells of the first line, where that names the columns. */
  readonly header: readonly string[] | undefined;
  /** Cells of each line of data, with the number of the line. */
  readonly rows: Iterable<readonly [cells: string[], row: number]>;
}

/** Comma-separated text. A line is also a header where one of `names` stands before its last cell. */
export function readCsv(text: string, names: ReadonlySet<string>): Csv {
  const start = linesOf(text);
  const [first, second] = [start.next(), start.next()].map(({ value }) =>
    value === undefined ? undefined : cellsOf(value as string),
  );
  const isNamed = first?.slice(0, -1).some((cell) => names.has(cell.toLowerCase()));
  const header = first !== undefined && (isNamed || isHeader(first, second)) ? first : undefined;
  function* rows(): Generator<[string[], number]> {
    let row = 0;
    for (const line of linesOf(text)) {
      row += 1;
      if (row > 1 || header === undefined) yield [cellsOf(line), row];
    }
  }
  return { header, rows: rows() };
}
