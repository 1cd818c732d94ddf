/** Cells of tables: the numbers in them. */
import { parseDecimal } from '../../numeric/decimal.ts';
import type { FileRepair } from './file-repair.ts';
import { isExactInteger } from './numbers.ts';
import { TableError } from './table-error.ts';

/** Faults quote what was found; a screenful of it would help no one. */
export const excerpt = (text: string): string => text.slice(0, 40).replace(/\s+/g, ' ');

/** The sign that word processors make of a hyphen. */
const MINUS = /^\u2212/;

/** A number with a comma before its decimals, as half of Europe writes it. */
const DECIMAL_COMMA = /^[+-]?(\d*,\d+|\d+,)(e[+-]?\d+)?$/i;

/** The number in a cell, whichever decimal sign it has. */
export function anyNumber(cell: string): number | undefined {
  const plain = cell.replace(MINUS, '-');
  return parseDecimal(DECIMAL_COMMA.test(plain) ? plain.replace(',', '.') : plain);
}

const TRUTH = /^(true|false)$/i;

/** Whether a cell has a truth value as programs write it. */
export const isTruth = (cell: string): boolean => TRUTH.test(cell);

/** The number in a cell, truth values being 0 and 1. */
export const cellNumber = (cell: string): number | undefined =>
  anyNumber(cell) ?? (isTruth(cell) ? Number(/^t/i.test(cell)) : undefined);

/** What programs write in place of a number that is missing or not finite. */
const MISSING =
  /^([+-]?(nan|inf|infinity|∞)|[+-]?nan\(\w*\)|[+-]?1\.#\w+|na|n\/a|<na>|nat|null|nil|none|missing|\?|-+|\.+|#n\/a|#(n\/a|value|div\/0|ref|name|num|null)[!?]?)$/i;

export const isMissing = (cell: string): boolean => MISSING.test(cell);

/** Text with letters that is no number in any notation, nor one that is missing or not finite. */
export function isName(cell: string): boolean {
  return (
    /\p{L}/u.test(cell) &&
    !isTruth(cell) &&
    Number.isNaN(Number(cell)) &&
    anyNumber(cell) === undefined &&
    !isMissing(cell)
  );
}

/** Reads the numbers of a table, in which decimals stand behind points or behind commas throughout. */
export class CellNumbers {
  /** Whether commas are read as they stand between groups of three digits. */
  private readonly areGroups: boolean;
  private hasPoints = false;
  private firstComma: { readonly row: number; readonly given: string } | undefined;
  /** Whether every comma so far could also stand between thousands. */
  private isAmbiguous = true;

  constructor(areGroups: boolean) {
    this.areGroups = areGroups;
  }

  /** By column: the first cell with a truth value, or undefined where numbers came first. */
  private readonly truths: ({ readonly row: number; readonly given: string } | undefined)[] = [];

  /** What was guessed of the commas so far. */
  get repairs(): FileRepair[] {
    if (this.firstComma === undefined || !this.isAmbiguous) return [];
    return [{ code: 'decimal-comma', ...this.firstComma }];
  }

  /** The activation in a cell: a number, or a truth value in a column that has no others. */
  readActivation(cell: string, row: number, column: number): number {
    const isKnown = column in this.truths;
    const truth = this.truths[column];
    if (isTruth(cell)) {
      if (!isKnown) this.truths[column] = { row, given: cell };
      else if (truth === undefined) this.fail(cell, row, column);
      return cellNumber(cell) as number;
    }
    if (truth !== undefined) this.fail(truth.given, truth.row, column);
    if (!isKnown) this.truths[column] = undefined;
    return this.read(cell, row, column);
  }

  private fail(cell: string, row: number, column: number): never {
    const given = excerpt(cell);
    throw new TableError({ code: 'not-a-number', row, column, given, isText: true });
  }

  /** The finite number in a cell of text. */
  read(cell: string, row: number, column: number): number {
    const plain = cell.replace(MINUS, '-');
    const value = parseDecimal(plain) ?? this.withComma(plain, row);
    const isMixed = this.firstComma !== undefined && plain.includes('.');
    if (value === undefined || isMixed) {
      this.fail(cell, row, column);
    }
    if (plain.includes('.')) this.hasPoints = true;
    if (!isExactInteger(plain, value)) {
      throw new TableError({ code: 'inexact', row, column, given: excerpt(cell) });
    }
    return value;
  }

  private withComma(cell: string, row: number): number | undefined {
    const isGrouped = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/.test(cell);
    if (this.areGroups && isGrouped) return parseDecimal(cell.replaceAll(',', ''));
    if (this.hasPoints || !DECIMAL_COMMA.test(cell)) return undefined;
    this.firstComma ??= { row, given: excerpt(cell) };
    if (!isGrouped) this.isAmbiguous = false;
    return parseDecimal(cell.replace(',', '.'));
  }
}
