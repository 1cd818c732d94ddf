/**
 * The other networks of a comparison, trained one after the other in a worker of their own beside
 * the run on show. Each keeps its recording while it is wanted and a while longer.
 */

import { FIELD_KEYS, formatField, type Run, RunRecording } from '../engine/index.ts';
import type { Changes } from './changes.ts';
import { type Status, type TrainerLike, trainInto } from './training.ts';

export interface ComparisonRun {
  readonly run: Run;
  readonly recording: RunRecording;
  readonly status: Status;
  /** Epochs done, recorded or not. */
  readonly epoch: number;
}

/** Recordings kept of runs that are no longer compared: going back to them is free. */
const MAX_KEPT = 8;

const keyOf = (run: Run): string => FIELD_KEYS.map((key) => formatField(run, key)).join(' ');

export class ComparisonRuns {
  private readonly changes: Changes;
  private readonly trainer: TrainerLike;
  private readonly estimate: (run: Run) => number;
  private readonly known = new Map<string, ComparisonRun>();
  private wanted: readonly string[] = [];
  private busy: { readonly key: string; readonly abort: AbortController } | undefined;

  /** `estimate`: seconds that a run is expected to take. */
  constructor(changes: Changes, trainer: TrainerLike, estimate: (run: Run) => number) {
    this.changes = changes;
    this.trainer = trainer;
    this.estimate = estimate;
  }

  of(run: Run): ComparisonRun | undefined {
    return this.known.get(keyOf(run));
  }

  /**
   * Takes the runs that are compared now. Those that cost more than `accepted`, in seconds, wait for
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
        this.known.set(key, { run, recording: new RunRecording(run), status, epoch: 0 });
        changed = true;
      } else {
        this.known.set(key, old);
      }
    }
    if (this.busy !== undefined && !this.wanted.includes(this.busy.key)) this.drop(this.busy.key);
    for (const key of this.known.keys()) {
      if (this.known.size <= MAX_KEPT) break;
      if (!this.wanted.includes(key)) this.known.delete(key);
    }
    if (changed) this.changes.notify('at once');
    this.next();
  }

  /**
   * Nothing is compared now, and nothing new begins. What is in training goes on if it is one of
   * `runs`: it is done by the time the comparison is opened again.
   */
  rest(runs: readonly Run[]): void {
    this.wanted = [];
    if (this.busy !== undefined && !runs.map(keyOf).includes(this.busy.key)) {
      this.drop(this.busy.key);
    }
  }

  /** Trains again what failed, and what waited for its cost to be accepted. */
  retry(run: Run): void {
    this.update(keyOf(run), {
      recording: new RunRecording(run),
      status: { kind: 'starting' },
      epoch: 0,
    });
    this.next();
  }

  private drop(key: string): void {
    this.busy?.abort.abort();
    this.busy = undefined;
    this.known.delete(key);
  }

  private update(key: string, changes: Partial<ComparisonRun>): void {
    const old = this.known.get(key);
    if (old === undefined) return;
    this.known.set(key, { ...old, ...changes });
    const isProgress = old.status.kind === 'training' && changes.status?.kind === 'training';
    this.changes.notify(isProgress ? 'progress' : 'at once');
  }

  private next(): void {
    if (this.busy !== undefined) return;
    const key = this.wanted.find(
      (candidate) => this.known.get(candidate)?.status.kind === 'starting',
    );
    const comparisonRun = key === undefined ? undefined : this.known.get(key);
    if (key !== undefined && comparisonRun !== undefined) void this.train(key, comparisonRun);
  }

  private async train(key: string, { recording }: ComparisonRun): Promise<void> {
    const abort = new AbortController();
    this.busy = { key, abort };
    const end = await trainInto(recording, this.trainer, abort.signal, (epoch) =>
      this.update(key, { status: { kind: 'training' }, epoch }),
    );
    if (end === undefined) return;
    this.update(key, { status: end.status });
    this.busy = undefined;
    this.next();
  }
}
