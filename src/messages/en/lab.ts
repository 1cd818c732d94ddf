/** The Lab: the plane, its caption, the table and the panels. */
import type { LayerState } from '../../engine/index.ts';
import { bits, counted, measured, number, share, difference as signed } from './numbers.ts';

export function plane(): Readonly<
  Record<'title' | 'overlay' | 'measuredWith' | 'landmarks' | 'estimator', string>
> {
  return {
    title: 'Information plane',
    overlay: 'Compare exact with',
    measuredWith: 'Measured with',
    landmarks: 'Landmarks',
    estimator: 'Estimator',
  };
}

/** The landmarks by I(X;T). */
export function landmarks(
  marks: readonly { readonly name: string; readonly ixt: number }[],
): string {
  return `+ from the left, I(X;T): ${marks.map(({ name, ixt }) => `${name} ${bits(ixt)}`).join(' · ')}`;
}

export function epoch(of: number): string {
  return `epoch ${number(of)}`;
}

export function codeCount(count: number): string {
  return counted(count, { one: 'code', other: 'codes' });
}

/** What an estimator gives for a layer, and how far that is from exact. */
export function estimate(title: string, ixt: number, difference: number): string {
  return `${title}: I(X;T) ${measured(ixt)} (${signed(difference)})`;
}

/** How to read the plane of any experiment. */
export function watch(): string {
  return 'Each dot is a layer. Further right: more information about the input. Further up: more information about the label.';
}

export function oneRun(seed: number): string {
  return `One run (seed ${seed}). Other seeds may differ.`;
}

/** More names push the plane off the page. */
const MAX_NAMES = 8;

function fewNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return more > 1
    ? `${names.slice(0, MAX_NAMES).join(', ')} and ${number(more)} more`
    : names.join(', ');
}

/** `epoch` where there are several. */
export function saturatedLayers(names: readonly string[], epoch: number | undefined): string {
  const when = epoch === undefined ? '' : ` at epoch ${number(epoch)}`;
  return `Saturated${when}: ${fewNames(names)}; I(X;T) is uninformative there.`;
}

export function deadLayers(names: readonly string[]): string {
  return `Dead or constant: ${fewNames(names)}.`;
}

export function disputed(): string {
  return 'Whether compression causes generalization is disputed.';
}

export function why(): Readonly<Record<'button' | 'title', string>> {
  return { button: 'why?', title: 'How this verdict is computed' };
}

interface StateWords {
  readonly name: string;
  /** Where there is little room. */
  readonly short: string;
  readonly meaning: string;
}

const STATE: Readonly<Record<LayerState, StateWords>> = {
  ordinary: { name: '', short: '', meaning: '' },
  saturated: {
    name: 'saturated',
    short: 'sat',
    meaning: 'Nearly every input has its own code: I(X;T) is uninformative',
  },
  dead: {
    name: 'dead',
    short: 'dead',
    meaning: 'Below 0.05 bits: the layer hardly distinguishes inputs',
  },
  constant: { name: 'constant', short: 'const', meaning: 'One code for every input' },
};

export function state(of: LayerState): StateWords {
  return STATE[of];
}

/** The table of numbers. */
export function table(): Readonly<
  Record<
    | 'region'
    | 'empty'
    | 'layer'
    | 'estimate'
    | 'lost'
    | 'differs'
    | 'codes'
    | 'state'
    | 'now'
    | 'run'
    | 'trajectory'
    | 'verdict'
    | 'allEpochs'
    | 'allLayers',
    string
  >
> {
  return {
    region: 'Numbers at the playhead',
    empty: 'No epoch recorded yet',
    layer: 'Layer',
    estimate: 'estimate',
    lost: 'lost',
    differs: 'differs',
    codes: 'codes',
    state: 'state',
    now: 'At the playhead',
    run: 'Whole run',
    trajectory: 'I(X;T)',
    verdict: 'verdict',
    allEpochs: 'All epochs',
    allLayers: 'Show all layers',
  };
}

/** `other` is laid over it; `of` is left out where there is but one epoch. */
export function tableCaption(
  main: string,
  other: string | undefined,
  of: number | undefined,
): string {
  const epoch = of === undefined ? '' : `, at epoch ${number(of)}`;
  return `${main}${other === undefined ? '' : ` and ${other}`}, in bits${epoch}`;
}

/** Over the columns of one epoch. */
export function atEpoch(epoch: number): string {
  return `At epoch ${number(epoch)}`;
}

/** The shape of a layer's trajectory. */
export function trajectoryOf(layer: string): string {
  return `I(X;T) of ${layer} over epochs`;
}

/** Test accuracy at the end, beside what always giving the same label would be right in. */
export function accuracy(test: number, majority: number): string {
  return `Test accuracy ${share(test, 3)}; the majority label alone gives ${share(majority, 3)}.`;
}

/** What the two columns of an estimator are. */
export function estimateColumns(isBinning: boolean): string {
  return isBinning
    ? 'estimate: I(X;T) by the estimator; lost: exact minus estimate.'
    : 'estimate: I(X;T) by the estimator; differs: estimate minus exact.';
}

/** Why columns are missing beside those of an estimator. */
export function leftOutColumns(): string {
  return 'No room for codes and trajectories: they are shown without an estimator.';
}

export function showAlone(layer: string): string {
  return `Show ${layer} alone`;
}

/** The panels under the charts. */
export function panels(): Readonly<
  Record<
    | 'region'
    | 'overEpochs'
    | 'quantities'
    | 'code'
    | 'codes'
    | 'codeList'
    | 'listInputs'
    | 'backToPicture'
    | 'input'
    | 'labelled'
    | 'codesHint'
    | 'shapeHint'
    | 'points'
    | 'bins'
    | 'network'
    | 'layer'
    | 'neuron'
    | 'measuring'
    | 'growing'
    | 'binsCase'
    | 'binsCaseTitle'
    | 'unknown'
    | 'valid',
    string
  >
> {
  return {
    region: 'A closer look',
    overEpochs: 'Over epochs',
    quantities: 'Quantities over epochs',
    code: 'Code',
    codes: 'Codes of a layer',
    codeList: 'Inputs of the code',
    listInputs: 'List its inputs',
    backToPicture: 'Back to the picture',
    input: 'Input',
    labelled: 'labelled',
    codesHint: 'I(X;T): bits needed to name a rectangle. I(T;Y): how pure the rectangles are.',
    shapeHint:
      'Inputs with the same label may draw together while every code stays distinct: that is geometry, not information.',
    points: 'Rows of a layer in two dimensions',
    bins: 'Bins of a neuron',
    network: 'The network',
    layer: 'Layer',
    neuron: 'Neuron',
    measuring: 'Measuring…',
    growing: 'The run goes on: its range may still grow.',
    binsCase: 'Example: ReLU on [−1,\u00a01]',
    binsCaseTitle: 'Bins made for tanh on a ReLU network',
    unknown: 'The file has no predictions, so whether these bins preserve them is unknown.',
    valid: 'These bins preserve the network’s predictions.',
  };
}

/** Bins that merge codes with different predictions. */
export function invalidBins(missing: number): string {
  return `These bins do not even preserve the network’s own predictions (${bits(missing)} bits missing).`;
}

export function noBins(estimator: string): string {
  return `${estimator} has no bins; the picture shows the levels of the neuron.`;
}

export function use(estimator: string): string {
  return `Use ${estimator}`;
}

export function andMore(count: number): string {
  return `and ${number(count)} more`;
}

export function moreOf(shown: number, of: number): string {
  return `${number(shown)} more of ${number(of)}`;
}

export function row(index: number): string {
  return `row ${index}`;
}

export function codePlace(rank: number, of: number, text: string | undefined): string {
  return `${rank} of ${of}${text === undefined ? '' : `: ${text}`}`;
}

export function tooManyCodes(count: number): string {
  return `${number(count)} codes are more than there is room to draw. The table has their number, the plane their information.`;
}

/** How verdicts are computed. */
export function verdictTitle(): string {
  return 'How the verdict is computed';
}

const CRITERION = {
  epsilon: 'ε',
  lossless: 'Width of “stays at H(X)”',
  dead: 'Limit of dead',
} as const;

export function criterion(part: keyof typeof CRITERION): string {
  return `${CRITERION[part]}, bits`;
}

/** Of a criterion that was typed and is not allowed: until it is, verdicts follow the one before. */
export function enterCriterion(
  part: keyof typeof CRITERION,
  [min, max]: readonly [number, number],
  inUse: number,
): string {
  return `${CRITERION[part]}: enter a number from ${number(min)} to ${number(max)}. Verdicts still use ${number(inUse)}.`;
}
