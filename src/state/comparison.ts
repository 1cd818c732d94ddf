/**
 * Which networks and rulers are looked at: trains the companions of a comparison and has lenses
 * measured, following the state. Measures nothing that is not on show.
 */
import {
  EXACT,
  type LayerTrail,
  layerState,
  type OutputReading,
  type Ruler,
  type Run,
  sameRuler,
  TASK_ROWS,
  Trace,
  type Variation,
  vary,
  type Walls,
  wallsOf,
} from '../engine/index.ts';
import type { Source } from '../worker/measurer.ts';
import type { Lens } from '../worker/tape.ts';
import type { Companions } from './companions.ts';
import { type Judged, judge } from './insight.ts';
import { AUTOSTART_SECONDS, isWhole, type Lab } from './lab.ts';
import type { Readings, Wish } from './readings.ts';
import { isOver, type Status } from './training.ts';

/** A network on show in a comparison: the run itself, or one trained alongside. */
export interface Network {
  readonly run: Run;
  readonly trace: Trace;
  readonly status: Status;
}

/** What a variation of a run may cost, in costs of that run, and still be of its size. */
const TWIN_COST = 2;

/** Whether a ruler is the counting itself. */
export function isExact(ruler: Ruler): boolean {
  return sameRuler(ruler, EXACT);
}

/** Whether a ruler must have seen all records before it can read one. */
export function needsWholeRun(ruler: Ruler): boolean {
  return ruler.options.bounds === 'run';
}

/** Whether nearly every one of the rows has a code, or a bin, of its own at the last record. */
export function isSaturated({ ixt, codes }: LayerTrail, count: number, rows: number): boolean {
  const last = count - 1;
  return layerState(ixt[last] as number, codes[last] as number, rows) === 'saturated';
}

/** T1 … TL, or as a file names them. */
export function layerNames(source: Source, output: OutputReading): readonly string[] {
  return source instanceof Trace
    ? source.layers(output).map(({ name }) => name)
    : source.summary.layers;
}

export class Comparison {
  private readonly lab: Lab;
  private readonly companions: Companions;
  private readonly readings: Readings;
  private varied:
    | {
        readonly run: Run;
        readonly others: readonly Variation[];
        readonly runs: readonly Run[];
      }
    | undefined;
  /** Walls of the tasks met so far. */
  private readonly walls = new Map<Run['data'], Walls>();

  constructor(lab: Lab, companions: Companions, readings: Readings) {
    this.lab = lab;
    this.companions = companions;
    this.readings = readings;
  }

  /** Follows the state from now on. */
  follow(): void {
    const follow = (): void => this.update();
    this.lab.store.subscribe(follow);
    this.companions.store.subscribe(follow);
    follow();
  }

  /** The run on show and, in a comparison, the others below it. */
  get networks(): readonly Network[] {
    const { run, status, look } = this.lab.state;
    const own: Network = { run, trace: this.lab.trace, status };
    return [
      own,
      ...this.vary(run, look.others).flatMap((other) => this.companions.of(other) ?? []),
    ];
  }

  /** What a ruler reads of a source; exact readings of a run are its trace's own. */
  layers(source: Source, ruler: Ruler, output: OutputReading): readonly LayerTrail[] | undefined {
    if (isExact(ruler) && source instanceof Trace) return source.layers(output);
    return this.readings.of(source, { kind: 'ruler', ruler }, output)?.layers;
  }

  /** How many records a ruler has read of a source. */
  measured(source: Source, ruler: Ruler, output: OutputReading): number {
    if (isExact(ruler) && source instanceof Trace) return source.count;
    return this.readings.of(source, { kind: 'ruler', ruler }, output)?.done ?? 0;
  }

  /** H(X) and H(Y) of a network's task. */
  wallsOf({ data }: Run): Walls {
    const known = this.walls.get(data) ?? wallsOf({ ...this.lab.state.run, data });
    this.walls.set(data, known);
    return known;
  }

  /** The record of a source at the epoch of a record on show; −1 when it has none by then. */
  recordIn(source: Source, shown: number): number {
    const own = this.lab.source;
    if (source === own) return shown;
    const epoch = own.epochs[shown];
    return epoch === undefined ? source.count - 1 : source.recordAt(epoch);
  }

  /** The record on show at the epoch of a record of a source; −1 when there is none by then. */
  recordShown(source: Source, record: number): number {
    const own = this.lab.source;
    if (source === own) return record;
    const epoch = source.epochs[record];
    return epoch === undefined ? own.count - 1 : own.recordAt(epoch);
  }

  /** The scatter of the layers of a source: within classes in `ixt`, between them in `ity`. */
  scatter(source: Source, output: OutputReading): readonly LayerTrail[] | undefined {
    return this.readings.of(source, { kind: 'scatter' }, output)?.layers;
  }

  /** The verdicts on the layers of what is on show, measured exactly. */
  get judged(): Judged[] {
    const { look, walls } = this.lab.state;
    const { source } = this.lab;
    const rows = source instanceof Trace ? TASK_ROWS : source.summary.rows;
    const layers = this.layers(source, EXACT, look.output) ?? [];
    return judge(layers, source.epochs, walls.hx, look.rule, (layer) =>
      isSaturated(layer, source.count, rows),
    );
  }

  /** The runs of the variations; asked for many times a second while records stream in. */
  private vary(run: Run, others: readonly Variation[]): readonly Run[] {
    if (this.varied?.run !== run || this.varied.others !== others) {
      this.varied = { run, others, runs: others.map((variation) => vary(run, variation)) };
    }
    return this.varied.runs;
  }

  private update(): void {
    const { look, run, status } = this.lab.state;
    const isOpen = look.view === 'compare' && this.lab.state.file === undefined;
    const others = this.vary(run, look.others);
    if (isOpen) this.companions.want(others, this.accepted(run, status));
    else this.companions.rest(others);
    this.readings.want(isOpen ? this.wishesOfComparison() : this.wishesOfLab());
  }

  /** What a companion may cost without being asked for, seconds. */
  private accepted(run: Run, { kind }: Status): number {
    const own = kind === 'waiting' ? 0 : this.lab.estimate(run);
    // A run that costs more than this has been started by a person, and its twins cost about as much.
    return own > AUTOSTART_SECONDS ? own * TWIN_COST : AUTOSTART_SECONDS;
  }

  private wishesOfComparison(): Wish[] {
    const { rulers } = this.lab.state.look;
    return this.networks.flatMap(({ trace, status }) =>
      rulers
        .filter((ruler) => !isExact(ruler))
        .flatMap((ruler) => this.wish(trace, { kind: 'ruler', ruler }, isOver(status))),
    );
  }

  private wishesOfLab(): Wish[] {
    const { look, file } = this.lab.state;
    const { source } = this.lab;
    const over = isWhole(this.lab.state);
    const lenses: Lens[] = [];
    if (look.ghost) lenses.push({ kind: 'ruler', ruler: look.ruler });
    if (file !== undefined) lenses.push({ kind: 'ruler', ruler: EXACT });
    if (look.panel === 'shape') lenses.push({ kind: 'scatter' });
    return lenses.flatMap((lens) => this.wish(source, lens, over));
  }

  /** The wish for a lens, if it can be measured by now. */
  private wish(source: Source, lens: Lens, isOver: boolean): Wish[] {
    const waits = lens.kind === 'ruler' && needsWholeRun(lens.ruler) && !isOver;
    if (source.count === 0 || waits) return [];
    const { output } = this.lab.state.look;
    const names = layerNames(source, output);
    return [{ source, names, lens, output, record: this.recordIn(source, this.lab.shown) }];
  }
}
