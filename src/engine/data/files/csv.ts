/** Tables of text: what separates their cells, their rows, and whether the first names the columns. */
import { anyNumber, cellNumber, isMissing, isName, isTruth } from './cells.ts';
import { decodeUtf8 } from './text-bytes.ts';

/** Runs of blanks count as one separator. */
const BLANKS = ' ';
/** In this order where several would do. */
const SEPARATORS = ['\t', ';', '|', ',', BLANKS];

export interface Row {
  readonly cells: readonly string[];
  /** The line of the file that it starts on, from 1. */
  readonly row: number;
}

function plainCells(line: string, separator: string): string[] {
  if (separator === BLANKS) return line.trim().split(/\s+/);
  return line.split(separator).map((cell) => cell.trim());
}

/**
 * Cells of a line; quotes may enclose a cell, and a separator, a line break or a doubled quote in it.
 * Undefined where a quote is still open at the end.
 */
function cellsOf(line: string, separator: string): string[] | undefined {
  if (!line.includes('"')) return plainCells(line, separator);
  const cells: string[] = [];
  const isBlank = (at: number): boolean => {
    const character = line[at];
    return character !== undefined && character !== separator && /\s/.test(character);
  };
  const isEnd = (at: number): boolean =>
    at >= line.length ||
    line[at] === separator ||
    (separator === BLANKS && /\s/.test(line[at] ?? ''));
  const text = separator === BLANKS ? line.trim() : line;
  if (text !== line) return cellsOf(text, separator);
  for (let at = 0; ; ) {
    while (isBlank(at)) at++;
    let end = at;
    let cell: string | undefined;
    if (line[at] === '"') {
      let close = line.indexOf('"', at + 1);
      while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
      if (close < 0) return undefined;
      end = close + 1;
      while (isBlank(end) && !isEnd(end)) end++;
      // Trimmed inside the quotes, too: a quoted blank is blank, not 0.
      if (isEnd(end))
        cell = line
          .slice(at + 1, close)
          .replaceAll('""', '"')
          .trim();
    }
    if (cell === undefined) {
      end = at;
      while (!isEnd(end)) end++;
      cell = line.slice(at, end).trim();
      // Nothing but a quote may hold a line break.
      if (cell.includes('\n')) return undefined;
    }
    cells.push(cell);
    if (end >= line.length) return cells;
    at = end + 1;
    if (separator === BLANKS) while (at < line.length && isEnd(at)) at++;
  }
}

/** Where the line at a byte ends. Where no line ends with \n, lines end with \r, as on Macs before 2001. */
function lineEnds(bytes: Uint8Array): (start: number) => number {
  const mark = bytes.includes(10) ? 10 : 13;
  return (start) => {
    const found = bytes.indexOf(mark, start);
    return found < 0 ? bytes.length : found;
  };
}

/** More lines than this no cell has: a quote left open is one of the text. */
const MAX_LINES_OF_CELL = 100;

function* rowsOf(
  bytes: Uint8Array,
  start: number,
  line: number,
  separator: string,
): Generator<Row> {
  const endOf = lineEnds(bytes);
  let row = line;
  for (let at = start; at < bytes.length; row++) {
    let end = endOf(at);
    const text = decodeUtf8(bytes, at, end);
    let cells = cellsOf(text, separator);
    let joined = 1;
    for (
      let to = end;
      cells === undefined && joined < MAX_LINES_OF_CELL && to < bytes.length;
      joined++
    ) {
      to = endOf(to + 1);
      cells = cellsOf(decodeUtf8(bytes, at, to), separator);
      if (cells !== undefined) end = to;
    }
    yield { cells: cells ?? plainCells(text, separator), row };
    if (cells !== undefined) row += joined - 1;
    at = end + 1;
  }
}

const isBlankRow = ({ cells }: Row): boolean => cells.every((cell) => cell === '');
const isComment = ({ cells: [first = ''] }: Row): boolean =>
  first.startsWith('#') && !isMissing(first);

/** The first lines of data as they stand. */
function sampleOf(bytes: Uint8Array, start: number): string[] {
  const endOf = lineEnds(bytes);
  const lines: string[] = [];
  for (let at = start; at < bytes.length && lines.length < 64; ) {
    const end = endOf(at);
    const line = decodeUtf8(bytes, at, end).trim();
    if (line !== '' && !isComment({ cells: [line], row: 0 })) lines.push(line);
    at = end + 1;
  }
  return lines;
}

/** A number, also with thousands set apart and decimals, which is refused as one. */
const isLikeNumber = (cell: string): boolean =>
  cellNumber(cell) !== undefined || /^[+-]?\d{1,3}(([.']\d{3})+,|([,']\d{3})+\.)\d+$/.test(cell);

/** The separator that finds most numbers among the cells; a first line may be names. */
function separatorOf(sample: readonly string[]): string {
  const data = sample.length > 1 ? sample.slice(1) : sample;
  let best = { separator: ',', share: -1, width: 0 };
  for (const separator of SEPARATORS) {
    const split = (line: string) => cellsOf(line, separator) ?? plainCells(line, separator);
    const cells = data.flatMap((line) => {
      const found = split(line).filter((cell) => cell !== '');
      return found.length > 1 ? found : [];
    });
    const numbers = cells.filter(isLikeNumber).length;
    const share = cells.length === 0 ? 0 : numbers / cells.length;
    const width = split(sample[0] ?? '').length;
    if (share > best.share || (share === 0 && best.share === 0 && width > best.width)) {
      best = { separator, share, width };
    }
  }
  return best.separator;
}

/** A table of text. */
export interface Table {
  /** Names of the columns, where the file has them. */
  readonly header: readonly string[] | undefined;
  /** The line of the header, where names that might be numbers were read as one. */
  readonly numberedHeader: number | undefined;
  /** The line of the first row of data. */
  readonly firstRow: number;
  /** The rows of data, without blank lines and comments; anew at each call. */
  rows(): Iterable<Row>;
}

/** How many rows show whether a first line of numbers is one of data. */
const SAMPLE = 100;

/** How many first cells are empty, as above an index. */
const leadingEmpty = (cells: readonly string[]): number => {
  const found = cells.findIndex((cell) => cell !== '');
  return found < 0 ? cells.length : found;
};

/** Whether cells count columns from 0 or 1; the first may be empty. */
function countsColumns(cells: readonly string[]): boolean {
  const numbers = cells.slice(leadingEmpty(cells));
  const first = numbers[0];
  return (
    (first === '0' || first === '1') &&
    numbers.every((cell, c) => cell === String(c + Number(first)))
  );
}

type HeaderKind = 'names' | 'numbers' | undefined;

function headerKind(
  cells: readonly string[],
  rest: readonly Row[],
  names: ReadonlySet<string>,
): HeaderKind {
  if (cells.length < 2) return undefined;
  const activations = cells.slice(0, -1);
  const label = cells.at(-1) ?? '';
  if (activations.some((cell) => names.has(cell.toLowerCase()))) return 'names';
  const next = rest[0]?.cells ?? [];
  // Levels of an index have no names.
  const inner = activations.slice(leadingEmpty(activations));
  if (inner.length > 0 && inner.every(isName)) {
    if (anyNumber(label) === undefined) return 'names';
    // Else the first row is as wrong as the next.
    return next.slice(0, -1).every(isName) ? undefined : 'numbers';
  }
  const isNumberNext = anyNumber(next.at(-1) ?? '') !== undefined;
  if (countsColumns(activations) && isName(label) && isNumberNext) return 'numbers';
  if (!countsColumns(cells)) return undefined;
  // Numbers written otherwise further down, or more columns than chance would count.
  const isOtherwise = rest.some((row) =>
    row.cells.some((cell) => /\d[.,e]/i.test(cell) || isTruth(cell)),
  );
  return cells[0] === '' || isOtherwise || cells.length > 6 ? 'numbers' : undefined;
}

/** Names of a commented line that has one for each column, whatever separates them. */
function commentedNames(text: string, width: number): string[] | undefined {
  const line = text.replace(/^#+\s*/, '');
  const found = [...SEPARATORS]
    .map((separator) => cellsOf(line, separator))
    .find((cells) => cells?.length === width);
  return found?.every((cell) => isName(cell) || /^\d+$/.test(cell)) ? found : undefined;
}

/**
 * Reads a table. A line is also a header where one of `names` stands before its last cell; with `declined`,
 * a first line with numbers is data.
 */
export function readTable(bytes: Uint8Array, names: ReadonlySet<string>, declined: boolean): Table {
  const firstEnd = lineEnds(bytes)(0);
  const given = /^"?sep=(.)"?\s*$/i.exec(decodeUtf8(bytes, 0, Math.min(firstEnd, 16)))?.[1];
  const [start, line] = given === undefined ? [0, 1] : [firstEnd + 1, 2];
  const separator = given ?? separatorOf(sampleOf(bytes, start));
  let comment: string | undefined;
  const leading: Row[] = [];
  for (const row of rowsOf(bytes, start, line, separator)) {
    if (isBlankRow(row)) continue;
    if (leading.length === 0 && isComment(row)) comment = row.cells.join(separator);
    else leading.push(row);
    if (leading.length > SAMPLE) break;
  }
  const [first, ...rest] = leading;
  const kind = first && headerKind(first.cells, rest, names);
  const isHeader = kind === 'names' || (kind === 'numbers' && !declined);
  const firstRow = (isHeader ? (rest[0]?.row ?? (first?.row ?? 1) + 1) : first?.row) ?? line;
  const width = first?.cells.length ?? 0;
  const commented = isHeader || comment === undefined ? undefined : commentedNames(comment, width);
  return {
    header: isHeader ? first?.cells : commented,
    numberedHeader: isHeader && kind === 'numbers' ? first?.row : undefined,
    firstRow,
    *rows() {
      for (const row of rowsOf(bytes, start, line, separator)) {
        const isData = row.row >= firstRow && !isBlankRow(row);
        // Comments further down are of another width.
        if (isData && !(isComment(row) && row.cells.length !== width)) yield row;
      }
    },
  };
}
