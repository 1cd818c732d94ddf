/** Which of the first columns of a table number or name its rows. */
import { isName } from './cells.ts';
import { MAX_ROWS } from './numbers.ts';

/** Fewer rows than these may be row numbers by chance. */
const MIN_COUNTED = 4;

const INDEX_NAME = /^(index|idx|id|name|row|row ?names?|sample|level_\d)$/i;
/** An index by its name alone: a data frame that was filtered or shuffled keeps its row numbers in it. */
const KEPT_INDEX_NAME = /^(index|idx|id)$/i;
/** A data frame saved twice with its index has “Unnamed: 0.1” and “Unnamed: 0”. */
const UNNAMED = /^(|unnamed: ?\d+(\.\d+)*)$/i;

/** How many of the first columns may be an index by their names; without names, one. */
export function indexCandidates(names: readonly string[] | undefined): number {
  if (names === undefined) return 1;
  const end = names.findIndex((name) => !UNNAMED.test(name) && !INDEX_NAME.test(name));
  return end < 0 ? names.length : end;
}

/** Whether a column counts rows, from 0 or 1, perhaps anew at each checkpoint. */
class Counting {
  private first: number | undefined;
  private last = -1;
  /** Distinct row numbers or names. */
  areDigits = true;
  areNames = true;
  isCounting = true;
  restarts = 0;

  add(cell: string): void {
    const value = /^\d{1,15}(\.0*)?$/.test(cell) ? Number(cell) : undefined;
    if (value === undefined) this.areDigits = false;
    if (!isName(cell)) this.areNames = false;
    if (this.first === undefined) {
      this.first = value;
      this.isCounting = value === 0 || value === 1;
    } else if (value !== this.last + 1) {
      if (value === this.first) this.restarts += 1;
      else this.isCounting = false;
    }
    this.last = value ?? -1;
  }

  get isAlive(): boolean {
    return this.areDigits || this.areNames;
  }
}

/** How often each cell of a column occurs. */
class Occurrences {
  private readonly counts = new Map<string, number>();

  add(cell: string): void {
    // More are no rows of one checkpoint.
    if (this.counts.size <= MAX_ROWS) this.counts.set(cell, 1 + (this.counts.get(cell) ?? 0));
  }

  /** Whether all are distinct, or are so at each of several checkpoints. */
  areDistinct(hasCheckpoints: boolean): boolean {
    if (this.counts.size < 2 || this.counts.size > MAX_ROWS) return false;
    const [first = 1] = this.counts.values();
    return (hasCheckpoints || first === 1) && [...this.counts.values()].every((n) => n === first);
  }
}

/** Looks through a column that may be an index. */
export class IndexColumn {
  /** Its column, from 0. */
  readonly place: number;
  private readonly name: string | undefined;
  private readonly counting = new Counting();
  private readonly occurrences: Occurrences | undefined;

  /** A column without a name must be the first. */
  constructor(place: number, name: string | undefined) {
    this.place = place;
    this.name = name;
    this.occurrences = KEPT_INDEX_NAME.test(name ?? '') ? new Occurrences() : undefined;
  }

  add(cell: string): void {
    this.counting.add(cell);
    if (this.counting.areDigits) this.occurrences?.add(cell);
  }

  /** Whether it may still be one. */
  get isAlive(): boolean {
    return this.counting.isAlive;
  }

  isIndex(rows: number, hasCheckpoints: boolean): boolean {
    const { name, counting, occurrences } = this;
    const counts = counting.areDigits && counting.isCounting;
    if (name === undefined) return counts && counting.restarts === 0 && rows >= MIN_COUNTED;
    if (UNNAMED.test(name)) return counting.isAlive;
    if (rows < 2) return false;
    const isKept = counting.areDigits && occurrences?.areDistinct(hasCheckpoints) === true;
    return counts || counting.areNames || isKept;
  }
}
