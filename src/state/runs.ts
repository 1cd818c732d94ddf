/**
 * The run on show: which experiment is chosen, how its training goes, and what has been recorded;
 * or a file of activations in its place.
 */
import type { StoreApi } from 'zustand/vanilla';
import {
  changeRun,
  ENGINE_VERSION,
  type EntropyBounds,
  formatOverrides,
  type Overrides,
  type Preset,
  type Recording,
  type RecordingSnapshot,
  type Run,
  type RunRecording,
  sameRun,
  typicalRun,
} from '../engine/index.ts';
import {
  formatLink,
  initialComparisonRuns,
  type Link,
  type LinkFingerprint,
  parseLink,
  type ViewState,
} from '../link/index.ts';
import type { BackendInUse } from '../worker/entry.ts';
import type { TrainedRun } from '../worker/trained-run.ts';
import type { TrainedRuns } from '../worker/trained-runs.ts';
import type { Changes } from './changes.ts';
import { isExact } from './estimates.ts';
import type { Notices } from './notices.ts';
import { type Clock, Playhead } from './playhead.ts';
import { isOver, type Status, statusOf } from './training.ts';
import { View } from './view.ts';

export type { BackendInUse };

/** What is chosen. */
export interface ExperimentState {
  readonly preset: Preset;
  readonly run: Run;
  /** A setting is being dragged: runs follow, the address waits. */
  readonly adjusting: boolean;
}

/** How the training of the run on show goes. */
export interface SessionState {
  readonly status: Status;
  /** Epochs done, recorded or not. */
  readonly epoch: number;
  /** Epochs a second, measured; 0 until known. */
  readonly rate: number;
  /** What is left; undefined until known. */
  readonly secondsLeft: number | undefined;
  /** Of the recording, once it is complete. */
  readonly fingerprint: string | undefined;
  /** What runs are computed with, once a worker has reported it. */
  readonly backend: BackendInUse | undefined;
}

/** What is on show. */
export interface ShownState {
  readonly snapshot: RecordingSnapshot;
  readonly entropyBounds: EntropyBounds;
  /** Activations from a file, on show instead of the run. */
  readonly file: Recording | undefined;
  /** Whether it is shown through an estimator, since the exact count of it is uninformative. */
  readonly byEstimator: boolean;
  /** The recording before this one, kept to be drawn faded until this one has a few checkpoints. */
  readonly previous: Recording | undefined;
}

/** A run above this estimate does not start by itself: a lecture should not find its laptop busy. */
export const AUTOSTART_SECONDS = 5;

/** A new recording replaces the previous one on the plane once it has this many checkpoints. */
const PREVIOUS_UNTIL = 5;

function sessionOf({ snapshot }: TrainedRun): Omit<SessionState, 'backend'> {
  const { status, epoch, rate, secondsLeft, fingerprint } = snapshot;
  return { status: statusOf(status), epoch, rate, secondsLeft, fingerprint };
}

/** Whether only a run has got further. */
function isTraining(now: SessionState, before: SessionState): boolean {
  return (
    now.status.kind === 'training' &&
    before.status.kind === 'training' &&
    now.backend === before.backend
  );
}

/** Whether only the recording on show has grown. */
function isGrowth(now: ShownState, before: ShownState): boolean {
  return (
    now.snapshot.recording === before.snapshot.recording && now.byEstimator === before.byEstimator
  );
}

/** What a hash leads to: an address without one is a first visit, which begins with the typical seed. */
function openedLink(hash: string): ReturnType<typeof parseLink> {
  const { link, repairs } = parseLink(hash);
  const isFirstVisit = hash === '' || hash === '#';
  return { link: isFirstVisit ? { ...link, run: typicalRun(link.preset) } : link, repairs };
}

interface RunsOptions {
  readonly changes: Changes;
  readonly notices: Notices;
  readonly trained: TrainedRuns;
  readonly clock: Clock;
  readonly hash?: string;
}

export class Runs {
  readonly playhead: Playhead;
  readonly view: View;
  private readonly changes: Changes;
  private readonly notices: Notices;
  private readonly trained: TrainedRuns;
  private readonly experimentStore: StoreApi<ExperimentState>;
  private readonly sessionStore: StoreApi<SessionState>;
  private readonly shownStore: StoreApi<ShownState>;
  /** The run, whatever is on show, and what holds it. */
  private current: TrainedRun;
  private lease = new AbortController();
  private unfollow: () => void;
  private expected: LinkFingerprint | undefined;

  constructor({ changes, notices, trained, clock, hash = '' }: RunsOptions) {
    this.changes = changes;
    this.notices = notices;
    this.trained = trained;
    const { link, repairs } = openedLink(hash);
    const { preset, run, viewState } = link;
    this.expected = link.fingerprint;
    this.current = trained.hold(run, { signal: this.lease.signal });
    this.unfollow = this.current.subscribe(() => this.follow());
    this.view = new View(changes, viewState);
    this.playhead = new Playhead(
      changes,
      () => this.shown.snapshot.recording,
      clock,
      viewState.epoch,
    );
    this.experimentStore = changes.store<ExperimentState>({ preset, run, adjusting: false });
    this.sessionStore = changes.store<SessionState>(
      {
        ...sessionOf(this.current),
        backend: undefined,
      },
      isTraining,
    );
    this.shownStore = changes.store<ShownState>(
      {
        snapshot: this.recording.snapshot,
        entropyBounds: this.recording.entropyBounds,
        file: undefined,
        byEstimator: false,
        previous: undefined,
      },
      isGrowth,
    );
    notices.replace(repairs.map((repair) => ({ code: 'repair', repair })));
  }

  /** Of the run, whatever is on show. */
  private get recording(): RunRecording {
    return this.current.snapshot.recording;
  }

  get experiment(): ExperimentState {
    return this.experimentStore.getState();
  }

  get session(): SessionState {
    return this.sessionStore.getState();
  }

  get shown(): ShownState {
    return this.shownStore.getState();
  }

  /** The previous recording, as long as it is drawn. */
  get visiblePrevious(): Recording | undefined {
    const { file, previous } = this.shown;
    return file === undefined && this.recording.count < PREVIOUS_UNTIL ? previous : undefined;
  }

  /** Checkpoints of the run, whatever is on show. */
  get recordedCount(): number {
    return this.recording.count;
  }

  /** Bytes that its checkpoints take. */
  get recordedBytes(): number {
    return this.recording.bytes;
  }

  /** Whether what is on show gets no more checkpoints. */
  get isWhole(): boolean {
    return this.shown.file !== undefined || isOver(this.session.status);
  }

  /** The hash, without '#', that leads back to what is on show. */
  get hash(): string {
    return formatLink(this.link);
  }

  private get link(): Link {
    const { preset, run } = this.experiment;
    const { epoch } = this.playhead.state;
    const viewState: ViewState = { ...this.view.state, epoch };
    // Epoch and layer of a file are not those of the run behind it.
    const own =
      this.shown.file === undefined
        ? viewState
        : { ...viewState, epoch: undefined, layer: undefined };
    const { fingerprint: hex } = this.session;
    const fingerprint = hex === undefined ? undefined : { hex, engine: ENGINE_VERSION };
    return { preset, run, viewState: own, fingerprint };
  }

  /** Starts the chosen run unless it would cost more than a visitor may expect. */
  open(): void {
    const { run } = this.experiment;
    if (this.estimate(run) <= AUTOSTART_SECONDS) this.begin(false);
  }

  /** Seconds a run is expected to take with the backend at hand. */
  estimate(run: Run): number {
    return this.trained.estimate(run);
  }

  /** Shows what a hash describes; trains again only when the run is another. */
  openHash(hash: string): void {
    const { link, repairs } = openedLink(hash);
    const { preset, run, viewState } = link;
    this.changes.batch(() => {
      this.notices.replace(repairs.map((repair) => ({ code: 'repair', repair })));
      this.expected = link.fingerprint;
      if (!sameRun(run, this.experiment.run)) {
        this.choose(preset, run, viewState);
        return;
      }
      if (this.shown.file !== undefined) this.showFile(undefined);
      // The link's own run, though it is the same: fields drop what they refused for the one
      // before.
      this.experimentStore.setState({ preset, run });
      this.setView(viewState);
      this.compareFingerprint();
    });
  }

  setPreset(preset: Preset): void {
    this.change(preset, typicalRun(preset));
  }

  /** Changes some settings of the run. */
  setRun(changes: Partial<Run>): void {
    const { preset, run } = this.experiment;
    this.change(preset, changeRun(run, changes));
  }

  /** As setRun, while a slider is dragged: each value trains at once and replaces the last. */
  adjustRun(changes: Partial<Run>): void {
    this.changes.batch(() => {
      this.experimentStore.setState({ adjusting: true });
      this.setRun(changes);
    });
  }

  /** The slider has been let go. */
  settle(): void {
    if (this.experiment.adjusting) this.experimentStore.setState({ adjusting: false });
  }

  private change(preset: Preset, run: Run): void {
    if (preset === this.experiment.preset && sameRun(run, this.experiment.run)) {
      if (this.shown.file !== undefined) this.showFile(undefined);
      return;
    }
    this.changes.batch(() => {
      this.expected = undefined;
      this.notices.dismiss();
      const { layer, comparisonRuns } = this.view.state;
      // By their texts, as links decide it: one that was removed and added again is as before.
      const texts = (runs: readonly Overrides[]): string => runs.map(formatOverrides).join(';');
      const isInitial = texts(comparisonRuns) === texts(initialComparisonRuns(this.experiment.run));
      const others = isInitial ? initialComparisonRuns(run) : comparisonRuns;
      const kept = layer !== undefined && layer <= run.hidden.length + 1 ? layer : undefined;
      this.choose(preset, run, {
        ...this.view.state,
        epoch: undefined,
        layer: kept,
        comparisonRuns: others,
      });
    });
  }

  private choose(preset: Preset, run: Run, viewState: ViewState): void {
    // After two quick changes the last whole recording is still the one to compare with.
    const isDrawn = this.visiblePrevious !== undefined || this.recording.count === 0;
    const previous = isDrawn ? this.shown.previous : this.recording;
    this.take(run);
    this.experimentStore.setState({ preset, run });
    this.shownStore.setState({
      snapshot: this.recording.snapshot,
      entropyBounds: this.recording.entropyBounds,
      file: undefined,
      byEstimator: false,
      previous,
    });
    this.setView(viewState);
    this.open();
  }

  /** Lets go of the run before; its training ends with that. */
  private take(run: Run): void {
    const before = this.lease;
    this.lease = new AbortController();
    this.current = this.trained.hold(run, { signal: this.lease.signal });
    this.unfollow();
    this.unfollow = this.current.subscribe(() => this.follow());
    before.abort();
    this.sessionStore.setState(sessionOf(this.current));
  }

  /** Takes over how far the run has come. */
  private follow(): void {
    this.changes.batch(() => {
      this.sessionStore.setState(sessionOf(this.current));
      if (this.shown.file === undefined) {
        this.shownStore.setState({ snapshot: this.recording.snapshot });
      }

      this.compareFingerprint();
    });
  }

  /** Sets the view to a view state. */
  private setView({ epoch, ...view }: ViewState): void {
    this.view.set(view);
    this.playhead.reset(epoch);
  }

  /** Trains the run on show from its beginning. */
  train(): void {
    this.changes.batch(() => {
      // A file has nothing to train: what is meant is the run behind it.
      if (this.shown.file !== undefined) this.showFile(undefined);
      if (this.recording.count > 0) this.shownStore.setState({ previous: undefined });
      this.playhead.setHover(undefined);
      this.begin(true);
    });
  }

  /** Trains the run, unless that is under way or over; `again` from its beginning whatever there is. */
  private begin(again: boolean): void {
    const { signal } = this.lease;
    this.trained.train(this.current.run, { priority: 'lab', signal, again });
  }

  /** Ends training at once; what has been recorded stays. */
  stop(): void {
    this.current.stop();
  }

  /** Shows activations from a file in place of the run; undefined shows the run again. */
  showFile(file: Recording | undefined): void {
    const recording = file ?? this.recording;
    this.changes.batch(() => {
      this.shownStore.setState({
        file,
        byEstimator: !isExact(recording.informative),
        snapshot: recording.snapshot,
        entropyBounds: recording.entropyBounds,
      });
      this.setView({ ...this.view.state, epoch: undefined, layer: undefined });
    });
  }

  /** Shows the file through an estimator, or by the exact count. */
  showByEstimator(byEstimator: boolean): void {
    this.shownStore.setState({ byEstimator });
  }

  /** Notes what a worker computes with. */
  setBackend(backend: BackendInUse): void {
    this.trained.setBackend(backend);
    this.sessionStore.setState(({ status }) => ({
      backend,
      // Its estimate was made before the backend was known.
      status:
        status.kind === 'waiting'
          ? { kind: 'waiting', seconds: this.estimate(this.experiment.run) }
          : status,
    }));
  }

  private compareFingerprint(): void {
    const { expected } = this;
    const found = this.session.fingerprint;
    if (expected === undefined || found === undefined || expected.hex === found) return;
    this.notices.add({ code: 'other-fingerprint', expected, found });
  }
}
