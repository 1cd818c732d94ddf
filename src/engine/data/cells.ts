/** Cells of tables: the numbers and labels in them. */
import { parseDecimal } from '../numeric/decimal.ts';
import { TableError } from './table-error.ts';

/** Faults quote what was found; a screenful of it would help no one. */
const excerpt = (text: string): string => text.slice(0, 40);

/** What stands in place of a value, as JSON; empty where nothing does. */
export function describe(value: unknown): string {
  // JSON.stringify would call Infinity (from 1e999) null.
  if (typeof value === 'number') return String(value);
  // Not what is inside of what is inside: that may go deeper than the stack of calls.
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && inner !== value ? '…' : inner,
  );
  return excerpt(text ?? '');
}

/** Names distinct labels 0, 1, … as they appear; 1 and 1.0 are one label. */
export class Labels {
  private readonly names = new Map<string | number, number>();

  name(label: string | number): number {
    const known = this.names.get(label);
    if (known !== undefined) return known;
    this.names.set(label, this.names.size);
    return this.names.size - 1;
  }

  /** Numbers names anew by the order of their labels: numbers by size, then text by alphabet. */
  inOrder(named: ArrayLike<number>): Int32Array {
    const isText = (label: string | number): number => (typeof label === 'string' ? 1 : 0);
    const sorted = [...this.names].sort(
      ([a], [b]) => isText(a) - isText(b) || (a < b ? -1 : Number(a > b)),
    );
    const places = new Int32Array(sorted.length);
    sorted.forEach(([, name], place) => {
      places[name] = place;
    });
    return Int32Array.from(named, (name) => places[name] as number);
  }

  /** Names the label in a cell of text. */
  nameCell(cell: string, row: number, column: number): number {
    if (cell === '') throw new TableError({ code: 'no-label', row, column });
    return this.name(parseDecimal(cell) ?? cell);
  }
}

/** Whether cells seem to be told apart by something else than commas. */
export function hasOtherSeparators(text: string): boolean {
  return /[;\t]/.test(text);
}

/** The finite number in a cell of text. */
export function finiteIn(cell: string, row: number, column: number): number {
  const value = parseDecimal(cell);
  if (value === undefined) {
    throw new TableError({
      code: 'not-a-number',
      row,
      column,
      given: excerpt(cell),
      otherSeparators: hasOtherSeparators(cell),
    });
  }
  return value;
}
