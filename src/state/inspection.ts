/**
 * A closer viewState at one layer at the checkpoint on show, asked of a worker for the panel that is open:
 * its codes, its rows as points, or one of its neurons. One question at a time, the latest wins.
 */

import type { FileSummary } from '../engine/analysis/file-activations.ts';
import {
  type CodeGroups,
  type EstimatorSpec,
  EXACT,
  estimatorOf,
  type OutputDefinition,
  RunRecording,
  sameEstimator,
} from '../engine/index.ts';
import type { Recording } from '../worker/measurer.ts';
import type { DrawnPoints, NeuronInspection, Place } from '../worker/measuring.ts';
import type { Lab, LabState } from './lab.ts';
import { type Notice, type Problem, problemOf } from './problem.ts';

export type { DrawnPoints, FileSummary, NeuronInspection };

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

export type Question =
  | ({ readonly kind: 'codes' | 'points' } & OfLayer)
  | ({ readonly kind: 'neuron' } & OfNeuron);

/** An answer, and what exactly it answers. */
export interface Found<Answer> {
  readonly asked: Question;
  readonly answer: Answer;
}

/** A question without an answer. */
export interface Failure {
  readonly asked: Question;
  /** Undefined where the layer was not recorded at that epoch. */
  readonly problem: Problem | undefined;
}

export interface InspectorLike {
  codes(recording: Recording, place: Place): Promise<CodeGroups>;
  points(recording: Recording, place: Place): Promise<DrawnPoints>;
  neuron(
    recording: Recording,
    place: Place,
    neuron: number,
    estimator: EstimatorSpec,
  ): Promise<NeuronInspection>;
}

/** Labels of every built-in task, and so neurons at the output. */
const TASK_CLASSES = 2;

/** More colours than this nobody tells apart. */
export const MAX_CLASSES = 10;

/** Whether rows have more labels than can be told by colour. */
export function hasTooManyClasses({ file }: LabState): boolean {
  return file !== undefined && file.summary.classes > MAX_CLASSES;
}

/** Neurons of each layer. */
export function widthsOf(recording: Recording, output: OutputDefinition): readonly number[] {
  if (!(recording instanceof RunRecording)) return recording.summary.widths;
  return [...recording.run.hidden, output === 'class' ? 1 : TASK_CLASSES];
}

/** The layer that panels show, from 0: the selected one, else the last hidden one. */
export function inspectedLayer(lab: Lab): number {
  const { layer, output } = lab.state.viewState;
  const last = widthsOf(lab.recording, output).length - 1;
  // What the layers of a file are nobody says; its last is a layer like the others.
  const unasked = lab.recording instanceof RunRecording ? last - 1 : last;
  return layer === undefined ? unasked : Math.min(layer - 1, last);
}

/** The neuron that panels show, from 0. */
export function inspectedNeuron(lab: Lab): number {
  const { neuron, output } = lab.state.viewState;
  const width = widthsOf(lab.recording, output)[inspectedLayer(lab)] ?? 1;
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

function isSame(a: Question, b: Question): boolean {
  if (a.place.checkpoint !== b.place.checkpoint || !isSameSubject(a, b)) return false;
  return a.kind !== 'neuron' || b.kind !== 'neuron' || sameEstimator(a.estimator, b.estimator);
}

/** Whether a worker has not found on its recorded what was asked for; errors lose their class on the way. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'RangeError';
}

export class Inspection {
  /** The codes of the layer; of an earlier checkpoint while those of the one on show are under way. */
  codes: Found<CodeGroups> | undefined;
  points: Found<DrawnPoints> | undefined;
  neuron: Found<NeuronInspection> | undefined;
  /** Why there is none of the above, if that is known. */
  failed: Failure | undefined;
  private readonly lab: Lab;
  private readonly inspector: InspectorLike;
  private readonly onChange: (notice: Notice | undefined) => void;
  private wanted: Question | undefined;
  private isBusy = false;

  /** `onChange` is called when there is more to show, and with a notice when asking failed. */
  constructor(lab: Lab, inspector: InspectorLike, onChange: (notice: Notice | undefined) => void) {
    this.lab = lab;
    this.inspector = inspector;
    this.onChange = onChange;
  }

  /** Follows the state from now on. */
  follow(): void {
    this.lab.store.subscribe(() => this.update());
    this.update();
  }

  private update(): void {
    const { wanted } = this;
    const question = this.question();
    if (question !== undefined && wanted !== undefined && isSame(question, wanted)) return;
    this.wanted = question;
    if (question === undefined || wanted === undefined || !isSameSubject(question, wanted)) {
      this.clear(undefined);
    }
    void this.next();
  }

  private clear(failed: Failure | undefined): void {
    this.codes = undefined;
    this.points = undefined;
    this.neuron = undefined;
    this.failed = failed;
  }

  private isWanted(asked: Question): boolean {
    return this.wanted !== undefined && isSameSubject(asked, this.wanted);
  }

  private question(): Question | undefined {
    const { lab } = this;
    const { recording, shown } = lab;
    const { view, panel, output, estimator } = lab.state.viewState;
    const checkpoint = Math.min(shown, recording.count - 1);
    if (view !== 'lab' || panel === 'numbers' || checkpoint < 0) return undefined;
    if (panel !== 'bins' && hasTooManyClasses(lab.state)) return undefined;
    const place: Place = { checkpoint, layer: inspectedLayer(lab), output };
    switch (panel) {
      case 'codes':
        return { kind: 'codes', recording, place };
      case 'shape':
        return { kind: 'points', recording, place };
      case 'bins': {
        const hasBins = estimatorOf(estimator.method).kind === 'bins';
        const neuron = inspectedNeuron(lab);
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
        if (this.isWanted(asked)) this.clear({ asked, problem });
      }
      this.onChange(problem && { code: 'inspection-failed', problem });
      if (asked === this.wanted) break;
      asked = this.wanted;
    }
    this.isBusy = false;
  }

  /** Keeps the answer unless somebody has turned to something else meanwhile. */
  private async ask(asked: Question): Promise<void> {
    const { recording, place, kind } = asked;
    const { inspector } = this;
    switch (kind) {
      case 'codes': {
        const answer = await inspector.codes(recording, place);
        if (this.isWanted(asked)) this.codes = { asked, answer };
        break;
      }
      case 'points': {
        const answer = await inspector.points(recording, place);
        if (this.isWanted(asked)) this.points = { asked, answer };
        break;
      }
      case 'neuron': {
        const answer = await inspector.neuron(recording, place, asked.neuron, asked.estimator);
        if (this.isWanted(asked)) this.neuron = { asked, answer };
        break;
      }
    }
    if (this.isWanted(asked)) this.failed = undefined;
  }
}
