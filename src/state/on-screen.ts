/** What is on screen, as selectors and laboratories read it: the small states and what follows from them. */

import type { EstimatorSpec, OutputDefinition } from '../engine/index.ts';
import {
  datasetInfo,
  EXACT,
  INFORMATIVE_CANDIDATES,
  type JudgedRecording,
  judgedRecording,
  judgeLayers,
  type LayerVerdict,
  type LearningStatus,
  type Recording,
  type ReferenceRepresentation,
  type Run,
} from '../engine/index.ts';
import { DEFAULT_VIEW_STATE } from '../link/index.ts';
import { isSame } from './changes.ts';
import { type Estimates, isExact, type Measured } from './estimates.ts';
import type { Landmarks } from './landmarks.ts';
import type { Notices, NoticesState } from './notices.ts';
import type { PlayheadState } from './playhead.ts';
import type { ExperimentState, Runs, SessionState, ShownState } from './runs.ts';
import type { PageView } from './view.ts';

/** T1 … TL, or as a file names them. */
export function layerNames(recording: Recording, output: OutputDefinition): readonly string[] {
  return recording.layers(output).map(({ name }) => name);
}

/** Whether a recording has, or will have, more than one epoch. */
export const hasSeveralEpochs = ({ epochs, lastEpoch }: Recording): boolean =>
  lastEpoch !== epochs[0];

const NO_LANDMARKS: readonly ReferenceRepresentation[] = [];
const NO_VERDICTS: readonly LayerVerdict[] = [];

export class OnScreen {
  private readonly runs: Runs;
  private readonly estimates: Estimates;
  private readonly noticesOnScreen: Notices;
  private readonly counted: Landmarks;
  private judged:
    | { readonly from: readonly unknown[]; readonly verdicts: readonly LayerVerdict[] }
    | undefined;
  /** Selectors read it at each change; it is computed once a checkpoint, for its binomial tails. */
  private toJudge:
    | { readonly from: readonly unknown[]; readonly recording: JudgedRecording }
    | undefined;

  constructor(runs: Runs, estimates: Estimates, notices: Notices, landmarks: Landmarks) {
    this.runs = runs;
    this.estimates = estimates;
    this.noticesOnScreen = notices;
    this.counted = landmarks;
  }

  get experiment(): ExperimentState {
    return this.runs.experiment;
  }

  get session(): SessionState {
    return this.runs.session;
  }

  get shown(): ShownState {
    return this.runs.shown;
  }

  get view(): PageView {
    return this.runs.view.state;
  }

  get playhead(): PlayheadState {
    return this.runs.playhead.state;
  }

  get notices(): NoticesState {
    return this.noticesOnScreen.state;
  }

  /** Checkpoint of the playhead; −1 before the first. */
  get checkpoint(): number {
    return this.runs.playhead.checkpoint;
  }

  /** The checkpoint on show in every chart: the one pointed at, else the playhead's. */
  get shownCheckpoint(): number {
    return this.runs.playhead.shown;
  }

  /** Whether what is on show gets no more checkpoints. */
  get isWhole(): boolean {
    return this.runs.isWhole;
  }

  get visiblePrevious(): Recording | undefined {
    return this.runs.visiblePrevious;
  }

  get hash(): string {
    return this.runs.hash;
  }

  get recording(): Recording {
    return this.shown.snapshot.recording;
  }

  /** The run that what is on show was made by; undefined where that is not known. */
  get recordedRun(): Run | undefined {
    return this.recording.run;
  }

  /** Whether it has, or will have, more than one epoch: a file may not. */
  get hasSeveralEpochs(): boolean {
    return hasSeveralEpochs(this.recording);
  }

  /** Inputs of what is on show. */
  get rows(): number {
    return this.recording.rows;
  }

  /** Reference representations of its inputs; none where its run is not known. */
  get landmarks(): readonly ReferenceRepresentation[] {
    const run = this.recordedRun;
    return run === undefined ? NO_LANDMARKS : this.counted.of(run);
  }

  /** Has the landmarks counted while they are on screen. */
  wantLandmarks(): void {
    this.counted.want(this.view.landmarks ? this.recordedRun : undefined);
  }

  get layerNames(): readonly string[] {
    return layerNames(this.recording, this.view.output);
  }

  /**
   * The estimator beside the exact count: the one that was chosen, on the page or by the link, else what
   * the recording is worth looking at through.
   */
  get estimator(): EstimatorSpec {
    const { estimator } = this.view;
    const { informative } = this.recording;
    // A parameter that a link leaves out is the very one of a newcomer's view.
    const isChosen = estimator !== DEFAULT_VIEW_STATE.estimator;
    return isChosen || isExact(informative) ? estimator : informative;
  }

  /** What the plane, the charts over epochs and the verdicts are of. */
  get main(): EstimatorSpec {
    return this.shown.byEstimator ? this.estimator : EXACT;
  }

  /** The estimator laid over the exact count, if any is. */
  get overlaid(): EstimatorSpec | undefined {
    return this.view.overlay && isExact(this.main) ? this.estimator : undefined;
  }

  /** The columns of the comparison: those chosen, else such as tell rows of the recording apart. */
  get estimators(): readonly EstimatorSpec[] {
    const { estimators } = this.view;
    const isChosen = estimators !== DEFAULT_VIEW_STATE.estimators;
    return isChosen || isExact(this.recording.informative)
      ? estimators
      : [EXACT, ...INFORMATIVE_CANDIDATES];
  }

  /** What an estimator has found of what is on show. */
  trajectories(estimator: EstimatorSpec): Measured | undefined {
    return this.estimates.trajectories(this.recording, estimator, this.view.output);
  }

  /** Whether measuring what is on show with an estimator has failed. */
  hasFailed(estimator: EstimatorSpec): boolean {
    return this.estimates.hasFailedOn(this.recording, estimator, this.view.output);
  }

  /** The verdicts on the layers of what is on show. */
  get layerVerdicts(): readonly LayerVerdict[] {
    const { snapshot } = this.shown;
    const measured = this.trajectories(this.main);
    const { criteria } = this.view;
    const from = [snapshot, measured, criteria, this.session.status.kind];
    if (this.judged === undefined || !isSame(from, this.judged.from)) {
      const verdicts = judgeLayers(measured?.layers ?? [], this.judgedRecording, criteria);
      this.judged = { from, verdicts };
    }
    return this.judged.verdicts;
  }

  /** The same once no more checkpoints will come; none before. */
  get finalVerdicts(): readonly LayerVerdict[] {
    return this.isWhole ? this.layerVerdicts : NO_VERDICTS;
  }

  /** Share of the most frequent label: the accuracy of chance. Undefined where the data are not known. */
  get majorityShare(): number | undefined {
    const run = this.recordedRun;
    return run && datasetInfo(run.data).majorityShare;
  }

  /** What verdicts need to know of what is on show. */
  get judgedRecording(): JudgedRecording {
    const { snapshot } = this.shown;
    const { recording, count } = snapshot;
    const hasDiverged = recording.run !== undefined && this.session.status.kind === 'diverged';
    const from = [snapshot, hasDiverged];
    if (this.toJudge === undefined || !isSame(from, this.toJudge.from)) {
      this.toJudge = { from, recording: judgedRecording(recording, count, hasDiverged) };
    }
    return this.toJudge.recording;
  }

  /** What must be known of it before any verdict: whether it diverged, did not learn or memorized. */
  get learningStatus(): LearningStatus {
    return this.judgedRecording.status;
  }
}
