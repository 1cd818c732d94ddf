/**
 * A closer look at one layer at the checkpoint on show, requested of a worker for the panel that is
 * open: its codes, its rows as points, or one of its neurons. One question at a time, the latest
 * wins.
 */

import {
  type CodeClasses,
  type EstimatorSpec,
  EXACT,
  estimatorOf,
  type OutputDefinition,
  type Recording,
  sameEstimator,
} from '../engine/index.ts';
import type { DrawnPoints, NeuronInspection, Place } from '../worker/measuring.ts';
import { isSame } from './changes.ts';
import type { OnScreen } from './on-screen.ts';
import { type Notice, type Problem, problemOf } from './problem.ts';
import type { ShownState } from './runs.ts';

export type { DrawnPoints, NeuronInspection };

interface OfLayer {
  readonly recording: Recording;
  readonly place: Place;
}

interface OfNeuron extends OfLayer {
  /** Counts from 0. */
  readonly neuron: number;
  /** Exact for an estimator without bins. */
  readonly estimator: EstimatorSpec;
}

type Question =
  | ({ readonly kind: 'codes' | 'points' } & OfLayer)
  | ({ readonly kind: 'neuron' } & OfNeuron);

/** An answer, and what exactly it answers. */
export interface Found<Answer> {
  readonly asked: Question;
  readonly answer: Answer;
}

/** A question without an answer. */
interface Failure {
  readonly asked: Question;
  /** Undefined where the layer was not recorded at that epoch. */
  readonly problem: Problem | undefined;
}

export interface InspectorLike {
  codes(recording: Recording, place: Place): Promise<CodeClasses>;
  points(recording: Recording, place: Place): Promise<DrawnPoints>;
  neuron(
    recording: Recording,
    place: Place,
    neuron: number,
    estimator: EstimatorSpec,
  ): Promise<NeuronInspection>;
}

/** More colours than this cannot be told apart. */
export const MAX_LABELS = 10;

/** Whether rows have more labels than can be distinguished by colour. */
export function hasTooManyLabels({ snapshot }: ShownState): boolean {
  return snapshot.recording.labelCount > MAX_LABELS;
}

/** Neurons of each layer. */
export function widthsOf(recording: Recording, output: OutputDefinition): readonly number[] {
  return recording.layers(output).map(({ width }) => width);
}

/** The layer that panels show, from 0: the selected one, else the last hidden one. */
export function inspectedLayer({ view, shown }: OnScreen): number {
  const { layer, output } = view;
  const { recording } = shown.snapshot;
  const last = widthsOf(recording, output).length - 1;
  // What the layers of a file are is not known; its last is a layer like the others.
  const unasked = recording.hasOutput ? last - 1 : last;
  return layer === undefined ? unasked : Math.min(layer - 1, last);
}

/** The neuron that panels show, from 0. */
export function inspectedNeuron(screen: OnScreen): number {
  const { neuron, output } = screen.view;
  const width = widthsOf(screen.shown.snapshot.recording, output)[inspectedLayer(screen)] ?? 1;
  return Math.max(0, Math.min(neuron, width) - 1);
}

/**
 * Whether two questions differ at most in the checkpoint or in a parameter of the estimator: the answer to
 * one is shown until the other's is there.
 */
function isSameSubject(a: Question, b: Question): boolean {
  if (a.recording !== b.recording || a.place.layer !== b.place.layer) return false;
  if (a.place.output !== b.place.output) return false;
  if (a.kind !== 'neuron' || b.kind !== 'neuron') return a.kind === b.kind;
  return a.neuron === b.neuron && a.estimator.method === b.estimator.method;
}

function isSameQuestion(a: Question, b: Question): boolean {
  if (!isSame(a.place, b.place) || !isSameSubject(a, b)) return false;
  return a.kind !== 'neuron' || b.kind !== 'neuron' || sameEstimator(a.estimator, b.estimator);
}

/** Whether a worker has not found what was requested; errors lose their class on the way. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'RangeError';
}

/** What is known of the layer on show; of an earlier checkpoint while the next is under way. */
export interface Answers {
  readonly codes?: Found<CodeClasses>;
  readonly points?: Found<DrawnPoints>;
  readonly neuron?: Found<NeuronInspection>;
  /** Why there is none of the above, if that is known. */
  readonly failed?: Failure;
}

const NO_ANSWERS: Answers = {};

export class Inspection {
  private readonly screen: OnScreen;
  private readonly inspector: InspectorLike;
  private readonly onChange: (notice: Notice | undefined) => void;
  private found: Answers = NO_ANSWERS;
  private wanted: Question | undefined;
  private isBusy = false;

  /** `onChange` is called when there is more to show, and with the error when a request failed. */
  constructor(
    screen: OnScreen,
    inspector: InspectorLike,
    onChange: (notice: Notice | undefined) => void,
  ) {
    this.screen = screen;
    this.inspector = inspector;
    this.onChange = onChange;
  }

  /** Another object each time there is another answer. */
  get answers(): Answers {
    return this.found;
  }

  /**
   * The epochs of the answer there is and of the playhead, where they differ: the picture of the one stays
   * until that of the other is there.
   */
  get behind(): { readonly shown: number; readonly wanted: number } | undefined {
    const { found, screen } = this;
    const answer = found.codes ?? found.points ?? found.neuron;
    if (answer === undefined || answer.asked.recording !== screen.recording) return undefined;
    const { epochs } = screen.recording;
    const shown = epochs[answer.asked.place.checkpoint];
    const wanted = epochs[screen.shownCheckpoint];
    if (shown === undefined || wanted === undefined || shown === wanted) return undefined;
    return { shown, wanted };
  }

  /** Requests what the panel on screen needs. */
  update(): void {
    this.turnTo(this.question());
  }

  /** Nothing is needed any more. */
  rest(): void {
    this.turnTo(undefined);
  }

  private turnTo(question: Question | undefined): void {
    const { wanted } = this;
    if (question !== undefined && wanted !== undefined && isSameQuestion(question, wanted)) return;
    this.wanted = question;
    if (question === undefined || wanted === undefined || !isSameSubject(question, wanted)) {
      this.found = NO_ANSWERS;
    }
    void this.next();
  }

  private isWanted(asked: Question): boolean {
    return this.wanted !== undefined && isSameSubject(asked, this.wanted);
  }

  private question(): Question | undefined {
    const { screen } = this;
    const { recording, count } = screen.shown.snapshot;
    const { panel, output } = screen.view;
    const { estimator } = screen;
    const checkpoint = Math.min(screen.shownCheckpoint, count - 1);
    if (panel === 'numbers' || checkpoint < 0) return undefined;
    if (panel !== 'bins' && hasTooManyLabels(screen.shown)) return undefined;
    const place: Place = { checkpoint, layer: inspectedLayer(screen), output };
    switch (panel) {
      case 'codes':
        return { kind: 'codes', recording, place };
      case 'shape':
        return { kind: 'points', recording, place };
      case 'bins': {
        const hasBins = estimatorOf(estimator.method).kind === 'bins';
        const neuron = inspectedNeuron(screen);
        return { kind: 'neuron', recording, place, neuron, estimator: hasBins ? estimator : EXACT };
      }
    }
  }

  private async next(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let asked = this.wanted; asked !== undefined; ) {
      let problem: Problem | undefined;
      try {
        await this.ask(asked);
      } catch (error) {
        if (!isMissing(error)) problem = problemOf(error);
        if (this.isWanted(asked)) this.found = { failed: { asked, problem } };
      }
      this.onChange(problem && { code: 'inspection-failed', problem });
      if (asked === this.wanted) break;
      asked = this.wanted;
    }
    this.isBusy = false;
  }

  /** Keeps the answer unless there has been another request meanwhile. */
  private async ask(asked: Question): Promise<void> {
    const found = await this.answerTo(asked);
    if (this.isWanted(asked)) this.found = found;
  }

  private async answerTo(asked: Question): Promise<Answers> {
    const { recording, place } = asked;
    const { inspector } = this;
    switch (asked.kind) {
      case 'codes':
        return { codes: { asked, answer: await inspector.codes(recording, place) } };
      case 'points':
        return { points: { asked, answer: await inspector.points(recording, place) } };
      case 'neuron': {
        const { neuron, estimator } = asked;
        const answer = await inspector.neuron(recording, place, neuron, estimator);
        return { neuron: { asked, answer } };
      }
    }
  }
}
