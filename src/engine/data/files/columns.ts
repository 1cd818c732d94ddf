/**
 * What the columns of a table are: the epoch, the layer, the label or one column for each of its values,
 * row numbers, neurons.
 */
import { cellNumber } from './cells.ts';
import type { Row, Table } from './csv.ts';
import type { Declined, FileRepair } from './file-repair.ts';
import { IndexColumn, indexCandidates } from './index-columns.ts';
import { isPrediction, LABEL_NAMES, otherLabelNames } from './labels.ts';
import { TableError } from './table-error.ts';

export const COLUMN_NAMES: ReadonlySet<string> = new Set(['epoch', 'layer', ...LABEL_NAMES]);

/** Where what stands in a row; −1 for a column that is not there. */
export interface Columns {
  /** Cells of a row; more are allowed where they are empty. */
  readonly width: number;
  readonly epoch: number;
  readonly layer: number;
  /** One column, or one for each label with a single 1 among them. */
  readonly labels: readonly number[];
  readonly neurons: readonly number[];
}

/** In fewer rows a label may stand beside its opposite by chance. */
const MIN_ONE_HOT = 8;

const ONE_HOT_NAME = /^(y|labels?|class(es)?|targets?|one_?hot)[ _.:-]?.+$/i;

/** How many last cells are one 1 and else 0, for every number that is so in all rows. */
class OneHot {
  /** Of each width that is still possible, which of its columns had the 1. */
  private alive: Map<number, Set<number>> | undefined;

  add(cells: readonly string[]): void {
    const widths = new Map<number, number>();
    let at = -1;
    for (let k = 1; k < cells.length; k++) {
      const value = cellNumber(cells[cells.length - k] as string);
      if (value === 1 && at < 0) at = k;
      else if (value !== 0) break;
      if (k > 1 && at > 0) widths.set(k, at);
    }
    this.alive ??= new Map([...widths.keys()].map((k) => [k, new Set()]));
    for (const [k, seen] of this.alive) {
      const place = widths.get(k);
      if (place === undefined) this.alive.delete(k);
      else seen.add(place);
    }
  }

  get isAlive(): boolean {
    return this.alive === undefined || this.alive.size > 0;
  }

  isAll(width: number): boolean {
    return this.alive?.has(width) === true;
  }

  /** The most columns of which each has the 1 somewhere. */
  get widest(): number {
    const full = [...(this.alive ?? [])].filter(([k, seen]) => seen.size === k);
    return Math.max(0, ...full.map(([k]) => k));
  }
}

interface Survey {
  readonly rows: number;
  /** Empty cells at the end of every row. */
  readonly trailing: number;
  /** Those of the first columns that may be an index. */
  readonly firsts: readonly IndexColumn[];
  readonly oneHot: OneHot;
  /** Columns with numbers that are neither 0 nor 1. */
  readonly others: ReadonlySet<number>;
}

const trailingOf = (cells: readonly string[]): number =>
  cells.length - 1 - cells.findLastIndex((cell) => cell !== '');

/** Looks through the rows until nothing more can be learned from them: mostly, at the first few. */
function survey(
  rows: Iterable<Row>,
  width: number | undefined,
  firsts: readonly IndexColumn[],
  isOneHotPossible: boolean,
): Survey {
  let count = 0;
  let trailing = Infinity;
  const oneHot = new OneHot();
  const others = new Set<number>();
  for (const { cells } of rows) {
    count += 1;
    trailing = width === undefined ? Math.min(trailing, trailingOf(cells)) : 0;
    for (const first of firsts) first.add(cells[first.place] ?? '');
    const used =
      width === undefined ? cells.slice(0, cells.length - trailing) : cells.slice(0, width);
    if (isOneHotPossible && oneHot.isAlive) oneHot.add(used);
    if (isOneHotPossible && others.size < used.length) {
      for (const [c, cell] of used.entries()) {
        if (![0, 1, undefined].includes(cellNumber(cell))) others.add(c);
      }
    }
    const isIndexPossible = firsts[0]?.isAlive === true;
    const isOver = !isIndexPossible && (!isOneHotPossible || !oneHot.isAlive) && trailing === 0;
    if (isOver) break;
  }
  return { rows: count, trailing, firsts, oneHot, others };
}

/** How many of the last columns are the label, one for each of its values. */
function oneHotColumns(
  names: readonly string[] | undefined,
  neurons: readonly number[],
  { oneHot, rows, others }: Survey,
): number {
  const named =
    names === undefined
      ? 0
      : names.length - 1 - names.findLastIndex((name) => !ONE_HOT_NAME.test(name));
  if (named >= 2 && oneHot.isAll(named)) return named;
  // Neurons of bits could be so by chance.
  return rows >= MIN_ONE_HOT && neurons.some((c) => others.has(c)) ? oneHot.widest : 0;
}

/** The columns of a table, and what was guessed of them. */
export function columnsOf(
  table: Table,
  declined: Declined,
): { readonly columns: Columns; readonly repairs: readonly FileRepair[] } {
  const repairs: FileRepair[] = [];
  const [first] = table.rows();
  const given = table.header?.slice(0, table.header.length - trailingOf(table.header));
  // Some programs give no name to the column of row names.
  const isShort =
    given !== undefined && first?.cells.length === given.length + 1 && first.cells.at(-1) !== '';
  const header = isShort ? ['', ...given] : given;
  const names = header?.map((cell) => cell.toLowerCase());
  for (const [c, name] of (names ?? []).entries()) {
    if (COLUMN_NAMES.has(name) && names?.indexOf(name) !== c) {
      throw new TableError({ code: 'same-column', row: 1, column: c + 1, name });
    }
  }
  const at = (name: string): number => names?.indexOf(name) ?? -1;
  const [epoch, layer] = [at('epoch'), at('layer')];
  const named = LABEL_NAMES.map(at).find((c) => c >= 0);
  const isOther = (c: number): boolean => c !== epoch && c !== layer;
  const indexNames = table.numberedHeader === undefined || names?.[0] === '' ? names : undefined;
  // An index may also stand behind the epoch and the layer.
  const places = indexNames === undefined ? [0] : [...indexNames.keys()].filter(isOther);
  const firsts = places
    .slice(0, indexCandidates(indexNames && places.map((c) => indexNames[c] as string)))
    .map((c) => new IndexColumn(c, indexNames?.[c]));
  const found = survey(
    table.rows(),
    header?.length,
    firsts,
    named === undefined && !declined.has('one-hot'),
  );
  const trailing = found.rows === 0 ? 0 : found.trailing;
  const width = header?.length ?? (first?.cells.length ?? 0) - trailing;
  const others = Array.from({ length: width }, (_, c) => c).filter(isOther);
  const isNone = (column: IndexColumn): boolean =>
    !column.isIndex(found.rows, epoch >= 0 || layer >= 0);
  const end = firsts.findIndex(isNone);
  // A neuron and a label are left.
  const index = Math.min(end < 0 ? firsts.length : end, others.length - 2);
  if (index > 0 && !declined.has('index-column')) {
    for (const c of others.slice(0, index)) {
      repairs.push({ code: 'index-column', column: c + 1, name: header?.[c] ?? '' });
    }
    others.splice(0, index);
  }
  const hot =
    named === undefined && !declined.has('one-hot') ? oneHotColumns(names, others, found) : 0;
  const isOneHot = hot >= 2 && hot < others.length;
  if (isOneHot) repairs.push({ code: 'one-hot', columns: hot });
  const labels = isOneHot ? others.slice(-hot) : [named ?? others.at(-1) ?? -1];
  const activations = others.filter((c) => !labels.includes(c));
  const nameOf = (c: number): string => header?.[c] ?? '';
  const [label = -1] = labels;
  if (named === undefined && !isOneHot && isPrediction(nameOf(label))) {
    const guess = { column: label + 1, name: nameOf(label) };
    if (declined.has('prediction-label'))
      throw new TableError({ code: 'no-label-column', row: 1, ...guess });
    repairs.push({ code: 'prediction-label', ...guess });
  }
  const extras = declined.has('other-labels') ? [] : otherLabelNames(activations.map(nameOf));
  const kept = activations.filter((c) => !extras.includes(nameOf(c)));
  const neurons = kept.length === 0 ? activations : kept;
  if (neurons.length < activations.length) repairs.push({ code: 'other-labels', names: extras });
  return { columns: { width, epoch, layer, labels, neurons }, repairs };
}
