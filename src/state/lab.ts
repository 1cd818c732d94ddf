/**
 * The one state of the page: what experiment is chosen, what has been computed of it, and where the
 * playhead stands. Recordings live outside the store, which only counts their growth in `version`:
 * charts subscribe to that and paint, React does not re-render for it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type EntropyBounds,
  entropyBoundsOf,
  estimateSeconds,
  type Preset,
  type Run,
  RunRecording,
  sameRun,
} from '../engine/index.ts';
import { formatLink, type Link, parseLink, type Repair, type ViewState } from '../link/index.ts';
import type { BackendInUse } from '../worker/entry.ts';
import type { ActivationFile, Recording } from '../worker/measurer.ts';
import { type Notice, withNotice } from './problem.ts';
import { isOver, type Status, type TrainerLike, trainInto } from './training.ts';

export interface LabState {
  readonly preset: Preset;
  readonly run: Run;
  readonly viewState: ViewState;
  readonly entropyBounds: EntropyBounds;
  /** What the run on show is doing. */
  readonly status: Status;
  /** Epochs done, recorded or not. */
  readonly epoch: number;
  /** Epochs a second of the present run, measured; 0 until known. */
  readonly rate: number;
  /** Grows whenever a recording does. */
  readonly version: number;
  /** Fingerprint of the recording on show, once complete. */
  readonly fingerprint: string | undefined;
  readonly playing: boolean;
  /** A setting is being dragged: runs follow, the address waits. */
  readonly adjusting: boolean;
  /** Playback speed, in multiples of 20 checkpoints a second. */
  readonly speed: number;
  /** Record under the pointer in any chart, and the layer when it is a plane's. */
  readonly hover: { readonly checkpoint: number; readonly layer: number | undefined } | undefined;
  readonly scale: 'log' | 'linear';
  /** What runs are computed with, once a worker has said so. */
  readonly backend: BackendInUse | undefined;
  /** Activations somebody brought, on show instead of the run. */
  readonly file: ActivationFile | undefined;
  /** Grows whenever measurements have measured more. */
  readonly measured: number;
  readonly notices: readonly Notice[];
}

/** Whether what is on show gets no more checkpoints. */
export function isWhole({ file, status }: LabState): boolean {
  return file !== undefined || isOver(status);
}

export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4];
const CHECKPOINTS_PER_SECOND = 20;

/** How many times as long the typed arrays take as SIMD (docs/performance.md: 24 to 36). */
const FALLBACK_SLOWDOWN = 30;

/** A run above this estimate does not start by itself: a lecture should not find its laptop busy. */
export const AUTOSTART_SECONDS = 10;

/** A new recording replaces the old one's place on the plane once it has this many points. */
const PREVIOUS_UNTIL = 5;

const noticesOf = (repairs: readonly Repair[]): readonly Notice[] =>
  repairs.reduce<readonly Notice[]>(
    (notices, repair) => withNotice(notices, { code: 'repair', repair }),
    [],
  );

export interface Clock {
  /** Milliseconds. */
  now(): number;
}

export class Lab {
  readonly store: StoreApi<LabState>;
  /** The recording on show. */
  runRecording: RunRecording;
  /** The recording before it, drawn faded until the new one has a few points. */
  previous: RunRecording | undefined;
  private readonly trainer: TrainerLike;
  private readonly clock: Clock;
  private abort = new AbortController();
  private expected: string | undefined;
  private played = 0;

  constructor(trainer: TrainerLike, clock: Clock, hash = '') {
    this.trainer = trainer;
    this.clock = clock;
    const { link, repairs } = parseLink(hash);
    this.runRecording = new RunRecording(link.run);
    this.expected = link.fingerprint;
    this.store = createStore<LabState>(() => ({
      preset: link.preset,
      run: link.run,
      viewState: link.viewState,
      entropyBounds: entropyBoundsOf(link.run),
      status: { kind: 'waiting', seconds: estimateSeconds(link.run) },
      epoch: 0,
      rate: 0,
      version: 0,
      fingerprint: undefined,
      playing: false,
      adjusting: false,
      speed: 1,
      hover: undefined,
      scale: 'log',
      backend: undefined,
      file: undefined,
      measured: 0,
      notices: noticesOf(repairs),
    }));
  }

  get state(): LabState {
    return this.store.getState();
  }

  /** Record the playhead stands on; −1 before the first. */
  get playhead(): number {
    const { epoch } = this.state.viewState;
    return epoch === undefined ? this.recording.count - 1 : this.recording.checkpointAt(epoch);
  }

  /** What is on show: the recording, or a file in its place. */
  get recording(): Recording {
    return this.state.file ?? this.runRecording;
  }

  /** Layers of what is on show. */
  get layerCount(): number {
    const { file, run } = this.state;
    return file === undefined ? run.hidden.length + 1 : file.summary.layers.length;
  }

  /** The checkpoint on show in every chart: the one pointed at, else the playhead's. */
  get shown(): number {
    return this.state.hover?.checkpoint ?? this.playhead;
  }

  /** The previous recording, as long as it is drawn. */
  get visiblePrevious(): RunRecording | undefined {
    const isShown = this.state.file === undefined && this.runRecording.count < PREVIOUS_UNTIL;
    return isShown ? this.previous : undefined;
  }

  /** Bytes that the states of the recorded epochs take. */
  get stateBytes(): number {
    const [state] = this.runRecording.states;
    if (state === undefined) return 0;
    return this.runRecording.count * (state.parameters.byteLength + state.ranges.byteLength);
  }

  /** The hash, without '#', that leads back to what is on show. */
  get hash(): string {
    return formatLink(this.link);
  }

  private get link(): Link {
    const { preset, run, viewState, fingerprint, file } = this.state;
    // Epoch and layer of a file are not those of the run behind it.
    const own =
      file === undefined ? viewState : { ...viewState, epoch: undefined, layer: undefined };
    return { preset, run, viewState: own, fingerprint };
  }

  /** Starts the chosen run unless it would cost more than a visitor may expect. */
  open(): void {
    const seconds = this.estimate(this.state.run);
    if (seconds > AUTOSTART_SECONDS) this.store.setState({ status: { kind: 'waiting', seconds } });
    else void this.train();
  }

  /** Seconds a run is expected to take with the backend at hand. */
  estimate(run: Run): number {
    const slow = this.state.backend?.fallback !== undefined;
    return estimateSeconds(run) * (slow ? FALLBACK_SLOWDOWN : 1);
  }

  /** Shows what a hash describes; trains again only when the run is another. */
  openHash(hash: string): void {
    const { link, repairs } = parseLink(hash);
    this.store.setState({ notices: noticesOf(repairs), playing: false });
    if (sameRun(link.run, this.state.run)) {
      if (this.state.file !== undefined) this.showFile(undefined);
      // The link's own run, though it is the same: fields forget what they refused of the one before.
      this.store.setState({ preset: link.preset, run: link.run, viewState: link.viewState });
      this.expected = link.fingerprint;
      if (this.state.fingerprint !== undefined) this.compareFingerprint(this.state.fingerprint);
    } else {
      this.expected = link.fingerprint;
      this.choose(link.preset, link.run, link.viewState);
    }
  }

  setPreset(preset: Preset): void {
    this.change(preset, preset.run);
  }

  /** Changes some settings of the run. */
  setRun(changes: Partial<Run>): void {
    const { preset, run } = this.state;
    this.change(preset, { ...run, ...changes });
  }

  /** As setRun, while a slider is dragged: each value trains at once and replaces the last. */
  adjustRun(changes: Partial<Run>): void {
    this.store.setState({ adjusting: true });
    this.setRun(changes);
  }

  /** The slider has been let go. */
  settle(): void {
    if (this.state.adjusting) this.store.setState({ adjusting: false });
  }

  private change(preset: Preset, run: Run): void {
    if (preset === this.state.preset && sameRun(run, this.state.run)) return;
    this.expected = undefined;
    this.store.setState({ notices: [] });
    const { viewState } = this.state;
    const { layer } = viewState;
    const kept = layer !== undefined && layer <= run.hidden.length + 1 ? layer : undefined;
    this.choose(preset, run, { ...viewState, epoch: undefined, layer: kept });
  }

  private choose(preset: Preset, run: Run, viewState: ViewState): void {
    this.stop();
    // After two quick changes the last whole recording is still the one to compare with.
    if (this.visiblePrevious === undefined && this.runRecording.count > 0)
      this.previous = this.runRecording;
    this.runRecording = new RunRecording(run);
    this.store.setState(({ version, run: before, entropyBounds, file }) => ({
      preset,
      run,
      viewState,
      file: undefined,
      // The seed deals labels, but never others: entropyBounds depend on the task alone.
      entropyBounds:
        file === undefined && run.data === before.data ? entropyBounds : entropyBoundsOf(run),
      epoch: 0,
      rate: 0,
      version: version + 1,
      fingerprint: undefined,
      hover: undefined,
      playing: false,
    }));
    this.open();
  }

  /** Trains the run on show from its beginning. */
  async train(): Promise<void> {
    // A file has nothing to train: what is meant is the run behind it.
    if (this.state.file !== undefined) this.showFile(undefined);
    this.abort.abort();
    const abort = new AbortController();
    this.abort = abort;
    const { run } = this.state;
    if (this.runRecording.count > 0) {
      this.previous = undefined;
      this.runRecording = new RunRecording(run);
    }
    this.store.setState(({ version }) => ({
      status: { kind: 'starting' },
      epoch: 0,
      rate: 0,
      version: version + 1,
      fingerprint: undefined,
      hover: undefined,
    }));
    let started: number | undefined;
    const end = await trainInto(this.runRecording, this.trainer, abort.signal, (epoch) => {
      started ??= this.clock.now();
      const seconds = (this.clock.now() - started) / 1000;
      this.store.setState(({ version }) => ({
        status: { kind: 'training' },
        epoch,
        rate: seconds > 0 ? epoch / seconds : 0,
        version: version + 1,
      }));
    });
    if (end === undefined) return;
    this.store.setState(end);
    if (end.fingerprint !== undefined) this.compareFingerprint(end.fingerprint);
  }

  /** Ends training at once; what has been recorded stays. */
  stop(): void {
    this.abort.abort();
    const { kind } = this.state.status;
    if (kind === 'starting' || kind === 'training') {
      this.store.setState({ status: { kind: 'stopped' } });
    }
  }

  /** Shows somebody's activations in place of the run; undefined shows the run again. */
  showFile(file: ActivationFile | undefined): void {
    this.store.setState(({ viewState, run, version }) => ({
      file,
      entropyBounds: file === undefined ? entropyBoundsOf(run) : file.summary.entropyBounds,
      viewState: { ...viewState, view: 'lab', epoch: undefined, layer: undefined },
      hover: undefined,
      playing: false,
      version: version + 1,
    }));
  }

  /** Measurements have measured more, or could not. */
  setMeasured(notice: Notice | undefined): void {
    this.store.setState(({ measured, notices }) => ({
      measured: measured + 1,
      notices: notice === undefined ? notices : withNotice(notices, notice),
    }));
  }

  /** Puts the playhead on a checkpoint; on the last one it follows the newest again. */
  seek(checkpoint: number): void {
    const last = this.recording.count - 1;
    if (last < 0) return;
    const at = Math.min(Math.max(checkpoint, 0), last);
    const epoch = at === last ? undefined : (this.recording.epochs[at] as number);
    this.store.setState(({ viewState }) => ({ viewState: { ...viewState, epoch } }));
  }

  /** Puts the playhead on a checkpoint, at rest. */
  goTo(checkpoint: number): void {
    this.store.setState({ playing: false, hover: undefined });
    this.seek(checkpoint);
  }

  step(checkpoints: number): void {
    this.goTo(this.playhead + checkpoints);
  }

  /** Plays the recorded epochs; from the beginning when at the end. */
  play(): void {
    if (this.recording.count < 2) return;
    if (this.playhead === this.recording.count - 1) this.seek(0);
    this.played = this.clock.now();
    this.store.setState({ playing: true, hover: undefined });
  }

  pause(): void {
    this.store.setState({ playing: false });
  }

  /** Moves the playhead by the time since the last call; called once a frame while playing. */
  tick(): void {
    const { playing, speed } = this.state;
    if (!playing) return;
    const due = Math.floor(
      ((this.clock.now() - this.played) / 1000) * CHECKPOINTS_PER_SECOND * speed,
    );
    if (due === 0) return;
    this.played += (due / (CHECKPOINTS_PER_SECOND * speed)) * 1000;
    this.seek(this.playhead + due);
    if (this.state.viewState.epoch === undefined) this.pause();
  }

  /** One notch slower (−1) or faster (+1). */
  changeSpeed(by: number): void {
    const at = SPEEDS.indexOf(this.state.speed) + by;
    const speed = SPEEDS[Math.min(Math.max(at, 0), SPEEDS.length - 1)];
    if (speed !== undefined) this.setSpeed(speed);
  }

  setSpeed(speed: number): void {
    this.played = this.clock.now();
    this.store.setState({ speed });
  }

  /** Changes where to viewState, and through what. */
  setViewState(changes: Partial<ViewState>): void {
    this.store.setState(({ viewState }) => ({ viewState: { ...viewState, ...changes } }));
  }

  setHover(hover: LabState['hover']): void {
    const old = this.state.hover;
    if (old?.checkpoint !== hover?.checkpoint || old?.layer !== hover?.layer)
      this.store.setState({ hover });
  }

  setScale(scale: LabState['scale']): void {
    this.store.setState({ scale });
  }

  /** Notes what a worker computes with. */
  setBackend(backend: BackendInUse): void {
    this.store.setState({ backend });
  }

  dismissNotices(): void {
    this.store.setState({ notices: [] });
  }

  private compareFingerprint(found: string): void {
    const { expected } = this;
    if (expected === undefined || expected === found) return;
    this.store.setState(({ notices }) => ({
      notices: withNotice(notices, { code: 'other-fingerprint', expected, found }),
    }));
  }
}
