/**
 * The comparison runs: held and trained beside the run on show while they are compared. Complete
 * ones stay in the cache of trained runs for when they are needed again.
 */
import type { Recording, Run } from '../engine/index.ts';
import { runText } from '../engine/index.ts';
import type { TrainedRun } from '../worker/trained-run.ts';
import type { TrainedRuns } from '../worker/trained-runs.ts';
import type { Changes } from './changes.ts';
import { isBusy, type Status, statusOf } from './training.ts';

/** A row of the comparison: what is on show, or a run trained alongside. */
export interface ComparedRun {
  /** Undefined of a file. */
  readonly run: Run | undefined;
  readonly recording: Recording;
  readonly count: number;
  readonly status: Status;
}

interface Held {
  readonly trained: TrainedRun;
  readonly lease: AbortController;
}

export class ComparisonRuns {
  private readonly changes: Changes;
  private readonly trained: TrainedRuns;
  private readonly held = new Map<string, Held>();

  constructor(changes: Changes, trained: TrainedRuns) {
    this.changes = changes;
    this.trained = trained;
  }

  of(run: Run): ComparedRun | undefined {
    const held = this.held.get(runText(run));
    if (held === undefined) return undefined;
    const { recording, count, status } = held.trained.snapshot;
    return { run, recording, count, status: statusOf(status) };
  }

  /**
   * Takes the runs that are compared now. Those that cost more than `accepted`, in seconds, wait for
   * a person.
   */
  want(runs: readonly Run[], accepted: number): void {
    // A listener may let go of them again: notified when all are held and begun.
    this.changes.batch(() => {
      this.keep(runs, () => false);
      for (const run of runs) {
        const text = runText(run);
        const held = this.held.get(text) ?? this.hold(text, run);
        const isWaiting = held.trained.snapshot.status.kind === 'waiting';
        if (isWaiting && this.trained.estimate(run) <= accepted) this.begin(held, false);
      }
    });
  }

  /**
   * Nothing is compared now, and nothing new begins. What is in training goes on if it is one of
   * `runs`: it is done by the time the comparison is opened again.
   */
  rest(runs: readonly Run[]): void {
    this.keep(runs, ({ trained }) => !isBusy(statusOf(trained.snapshot.status)));
  }

  /** Trains again what failed, and what waited for its cost to be accepted. */
  retry(run: Run): void {
    const held = this.held.get(runText(run));
    if (held !== undefined) this.begin(held, true);
  }

  private begin({ trained, lease }: Held, again: boolean): void {
    const { signal } = lease;
    this.trained.train(trained.run, { priority: 'comparison', signal, again });
  }

  private hold(text: string, run: Run): Held {
    const lease = new AbortController();
    const trained = this.trained.hold(run, { signal: lease.signal });
    const held = { trained, lease };
    this.held.set(text, held);
    let before = trained.snapshot.status.kind;
    const end = trained.subscribe(() => {
      const { kind } = trained.snapshot.status;
      const isProgress = kind === 'training' && before === 'training';
      before = kind;
      this.changes.notify(isProgress ? 'progress' : 'at once');
    });
    lease.signal.addEventListener('abort', end, { once: true });
    this.changes.notify('at once');
    return held;
  }

  /** Lets go of all that is not one of `runs`, and of those that are not needed any more. */
  private keep(runs: readonly Run[], isDone: (held: Held) => boolean): void {
    const texts = runs.map(runText);
    for (const [text, held] of this.held) {
      if (texts.includes(text) && !isDone(held)) continue;
      this.held.delete(text);
      held.lease.abort();
    }
  }
}
