/**
 * Reads somebody's activations: rows of numbers and a label each, as CSV (last column the label)
 * or as JSON `{"T": [[…]], "y": […]}`. The first thing wrong is reported with its row and column.
 */

/** Activations of one layer with labels, ready for counting. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  /** Activations, row by row: `values[r * columns + j]`. */
  readonly values: Float64Array;
  /** Labels as small integers, equal where the labels are equal. */
  readonly labels: Int32Array;
}

/** What is wrong with a table, and where; rows and columns count from 1 as people do. */
export class TableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TableError';
  }
}

const at = (row: number, column: number): string => `row ${row}, column ${column}`;

/** Names distinct labels 0, 1, … in order of appearance; 1 and 1.0 are one label. */
class Labels {
  private readonly names = new Map<string | number, number>();

  name(label: string | number): number {
    const known = this.names.get(label);
    if (known !== undefined) return known;
    this.names.set(label, this.names.size);
    return this.names.size - 1;
  }
}

function numberIn(cell: string): number {
  return cell === '' ? Number.NaN : Number(cell);
}

/** Text that is neither a number nor one that is missing or not finite. */
function isName(cell: string): boolean {
  return Number.isNaN(numberIn(cell)) && !/^([+-]?(nan|inf|infinity))?$/i.test(cell);
}

/**
 * The first line is a header when all its activations are names, or when its label is text
 * and the next one's is a number: some programs name columns 0, 1, 2.
 */
function isHeader(first: readonly string[], second: readonly string[] | undefined): boolean {
  if (first.length < 2) return false;
  if (first.slice(0, -1).every(isName)) return true;
  const isNumber = (cells: readonly string[]): boolean =>
    !Number.isNaN(numberIn(cells[cells.length - 1] as string));
  return second !== undefined && !isNumber(first) && isNumber(second);
}

/** Cells of a line; quotes may enclose a cell. */
function cellsOf(line: string): string[] {
  // Trimmed again inside the quotes: a quoted blank is blank, not 0.
  return line.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/** Reads CSV: comma separated, one row a line, the last column the label; a header line is skipped. */
export function parseCsv(text: string): Table {
  const lines = text.split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1]?.trim() === '') lines.pop();
  const [first, second] = lines.slice(0, 2).map(cellsOf);
  const start = first !== undefined && isHeader(first, second) ? 1 : 0;
  const rows = lines.length - start;
  if (rows === 0) throw new TableError('row 1: there are no rows of data');
  const width = cellsOf(lines[start] as string).length;
  if (width < 2) {
    throw new TableError(`${at(start + 1, 2)}: missing; a row needs an activation and a label`);
  }
  const columns = width - 1;
  const values = new Float64Array(rows * columns);
  const labels = new Int32Array(rows);
  const names = new Labels();
  for (let r = 0; r < rows; r++) {
    const line = start + r + 1;
    const cells = cellsOf(lines[start + r] as string);
    if (cells.length !== width) {
      const column = Math.min(cells.length, width) + 1;
      throw new TableError(
        `${at(line, column)}: the row has ${cells.length} columns, the first has ${width}`,
      );
    }
    for (let j = 0; j < columns; j++) {
      const cell = cells[j] as string;
      const value = numberIn(cell);
      if (!Number.isFinite(value)) {
        throw new TableError(`${at(line, j + 1)}: “${cell.slice(0, 40)}” is not a finite number`);
      }
      values[r * columns + j] = value;
    }
    const label = cells[columns] as string;
    if (label === '') throw new TableError(`${at(line, width)}: the label is missing`);
    const numeric = Number(label);
    labels[r] = names.name(Number.isNaN(numeric) ? label : numeric);
  }
  return { rows, columns, values, labels };
}

function describe(value: unknown): string {
  // JSON.stringify would call Infinity (from 1e999) null.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return (text ?? 'nothing').slice(0, 40);
}

/** Reads JSON `{"T": rows of numbers, "y": labels}`. */
export function parseJson(text: string): Table {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new TableError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { T: given, y } = (typeof data === 'object' && data !== null ? data : {}) as {
    T?: unknown;
    y?: unknown;
  };
  if (!Array.isArray(given)) throw new TableError('"T" must be an array of rows of numbers');
  if (!Array.isArray(y)) throw new TableError('"y" must be an array of labels');
  if (given.length === 0) throw new TableError('row 1: there are no rows of data');
  if (y.length !== given.length) {
    const row = Math.min(y.length, given.length) + 1;
    throw new TableError(`row ${row}: "T" has ${given.length} rows, "y" has ${y.length} labels`);
  }
  const width = (row: unknown, r: number): number => {
    if (!Array.isArray(row))
      throw new TableError(`row ${r + 1}: ${describe(row)} is not an array of numbers`);
    return row.length;
  };
  const columns = width(given[0], 0);
  if (columns === 0) throw new TableError(`${at(1, 1)}: missing; a row needs an activation`);
  const rows = given.length;
  const values = new Float64Array(rows * columns);
  const labels = new Int32Array(rows);
  const names = new Labels();
  given.forEach((row: unknown, r) => {
    const count = width(row, r);
    if (count !== columns) {
      const column = Math.min(count, columns) + 1;
      throw new TableError(
        `${at(r + 1, column)}: the row has ${count} columns, the first has ${columns}`,
      );
    }
    (row as unknown[]).forEach((cell, j) => {
      if (typeof cell !== 'number' || !Number.isFinite(cell)) {
        throw new TableError(`${at(r + 1, j + 1)}: ${describe(cell)} is not a finite number`);
      }
      values[r * columns + j] = cell;
    });
    const label: unknown = y[r];
    if (typeof label !== 'number' && typeof label !== 'string') {
      throw new TableError(
        `row ${r + 1}: the label ${describe(label)} is neither a number nor text`,
      );
    }
    labels[r] = names.name(label);
  });
  return { rows, columns, values, labels };
}

/** Codes of a table: in each column equal numbers share a code (−0 is 0). Column by column. */
export function codesOf(table: Table): Int32Array {
  const { rows, columns, values } = table;
  const codes = new Int32Array(rows * columns);
  for (let j = 0; j < columns; j++) {
    const names = new Map<number, number>();
    for (let r = 0; r < rows; r++) {
      const value = values[r * columns + j] as number;
      let code = names.get(value);
      if (code === undefined) {
        code = names.size;
        names.set(value, code);
      }
      codes[j * rows + r] = code;
    }
  }
  return codes;
}
