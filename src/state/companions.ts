/**
 * The other networks of a comparison, trained one after the other in a worker of their own beside
 * the run on show. Each keeps its trace while it is wanted and a while longer.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { FIELD_KEYS, formatField, type Run, Trace } from '../engine/index.ts';
import { type Status, type TrainerLike, trainInto } from './training.ts';

export interface Companion {
  readonly run: Run;
  readonly trace: Trace;
  readonly status: Status;
  /** Epochs done, recorded or not. */
  readonly epoch: number;
}

export interface CompanionsState {
  /** Grows whenever something below does. */
  readonly version: number;
}

/** Traces kept of runs that nobody compares any more: going back to them is free. */
const MOST_KEPT = 8;

const keyOf = (run: Run): string => FIELD_KEYS.map((key) => formatField(run, key)).join(' ');

export class Companions {
  readonly store: StoreApi<CompanionsState> = createStore(() => ({ version: 0 }));
  private readonly trainer: TrainerLike;
  private readonly estimate: (run: Run) => number;
  private readonly known = new Map<string, Companion>();
  private wanted: readonly string[] = [];
  private busy: { readonly key: string; readonly abort: AbortController } | undefined;

  /** `estimate`: seconds that a run is expected to take. */
  constructor(trainer: TrainerLike, estimate: (run: Run) => number) {
    this.trainer = trainer;
    this.estimate = estimate;
  }

  of(run: Run): Companion | undefined {
    return this.known.get(keyOf(run));
  }

  /**
   * Says which runs are compared now. Those that cost more than `accepted`, in seconds, wait for
   * a person.
   */
  want(runs: readonly Run[], accepted: number): void {
    this.wanted = runs.map(keyOf);
    let changed = false;
    for (const run of runs) {
      const key = keyOf(run);
      const old = this.known.get(key);
      const seconds = this.estimate(run);
      const waits = seconds > accepted;
      // Asked for again, it stands last among those kept.
      this.known.delete(key);
      if (old === undefined || (old.status.kind === 'waiting' && !waits)) {
        const status: Status = waits ? { kind: 'waiting', seconds } : { kind: 'starting' };
        this.known.set(key, { run, trace: new Trace(run), status, epoch: 0 });
        changed = true;
      } else {
        this.known.set(key, old);
      }
    }
    if (this.busy !== undefined && !this.wanted.includes(this.busy.key)) this.drop(this.busy.key);
    for (const key of this.known.keys()) {
      if (this.known.size <= MOST_KEPT) break;
      if (!this.wanted.includes(key)) this.known.delete(key);
    }
    if (changed) this.tell();
    this.next();
  }

  /**
   * Nothing is compared now, and nothing new begins. What is in training goes on if it is one of
   * `runs`: somebody who has a look elsewhere finds it done.
   */
  rest(runs: readonly Run[]): void {
    this.wanted = [];
    if (this.busy !== undefined && !runs.map(keyOf).includes(this.busy.key)) {
      this.drop(this.busy.key);
    }
  }

  /** Trains again what failed, and what waited for its cost to be accepted. */
  retry(run: Run): void {
    this.update(keyOf(run), { trace: new Trace(run), status: { kind: 'starting' }, epoch: 0 });
    this.next();
  }

  private drop(key: string): void {
    this.busy?.abort.abort();
    this.busy = undefined;
    this.known.delete(key);
  }

  private update(key: string, changes: Partial<Companion>): void {
    const old = this.known.get(key);
    if (old === undefined) return;
    this.known.set(key, { ...old, ...changes });
    this.tell();
  }

  private tell(): void {
    this.store.setState(({ version }) => ({ version: version + 1 }));
  }

  private next(): void {
    if (this.busy !== undefined) return;
    const key = this.wanted.find(
      (candidate) => this.known.get(candidate)?.status.kind === 'starting',
    );
    const companion = key === undefined ? undefined : this.known.get(key);
    if (key !== undefined && companion !== undefined) void this.train(key, companion);
  }

  private async train(key: string, { trace }: Companion): Promise<void> {
    const abort = new AbortController();
    this.busy = { key, abort };
    const end = await trainInto(trace, this.trainer, abort.signal, (epoch) =>
      this.update(key, { status: { kind: 'training' }, epoch }),
    );
    if (end === undefined) return;
    this.update(key, { status: end.status });
    this.busy = undefined;
    this.next();
  }
}
