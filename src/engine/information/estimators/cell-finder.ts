/** Steps for each cut: so many that most hold no cut, and a value in them needs no comparison. */
const STEPS_PER_CUT = 8;

const f = Math.fround;

/** Where the steps of the line begin, and how narrow they are; in float32, as a kernel may use them. */
interface Steps {
  readonly count: number;
  readonly low: number;
  readonly perUnit: number;
  /** How many cuts lie in steps below each, and at the end all of them. */
  readonly below: Int32Array;
}

/**
 * Finds the cells of many values, faster than a search for each: equal steps of the line lead to
 * the cuts worth a look. The step of a value never falls as the value rises, rounding included, so
 * a cut in a lower step is not above the value, and one in a higher step is.
 */
export class CellFinder {
  readonly cuts: Float64Array;
  /** The cell of what lies below all cuts. */
  readonly outside: number;
  private known: Steps | undefined;

  /** `cuts`: rising. */
  constructor(cuts: Float64Array, outside: number) {
    this.cuts = cuts;
    this.outside = outside;
  }

  get steps(): Steps {
    this.known ??= stepsOf(this.cuts);
    return this.known;
  }

  /** How many cuts are not above each value from number `from` to number `to`. */
  find(values: Float32Array | Float64Array, from: number, to: number, found: Int32Array): void {
    const { cuts, outside } = this;
    const { count, low, perUnit, below } = this.steps;
    for (let i = from; i < to; i++) {
      const value = values[i] as number;
      const step = stepOf(value, low, perUnit, count);
      let cell = below[step] as number;
      const most = below[step + 1] as number;
      while (cell < most && (cuts[cell] as number) <= value) cell++;
      found[i] = cell === 0 ? outside : cell;
    }
  }
}

function stepsOf(cuts: Float64Array): Steps {
  const count = STEPS_PER_CUT * cuts.length + 1;
  const low = f(cuts[0] ?? 0);
  const perUnit = f(count / (f(cuts[cuts.length - 1] ?? 0) - low));
  const below = new Int32Array(count + 1);
  for (const cut of cuts) {
    const next = stepOf(cut, low, perUnit, count) + 1;
    below[next] = (below[next] as number) + 1;
  }
  for (let s = 1; s <= count; s++) below[s] = (below[s] as number) + (below[s - 1] as number);
  return { count, low, perUnit, below };
}

function stepOf(value: number, low: number, perUnit: number, count: number): number {
  const step = f(f(f(value) - low) * perUnit);
  // What is no number, where the cuts have no width, counts as the first step.
  return step > 0 ? (step < count ? Math.floor(step) : count - 1) : 0;
}
