/** Words that charts draw. */
import { bits, bitsOf, decimal, difference, number } from './numbers.ts';

/** Titles of the axes of the plane, the longest first: the first that fits is drawn. */
interface AxisTitles {
  readonly x: readonly string[];
  readonly y: readonly string[];
}

export function planeAxes(): AxisTitles {
  return {
    x: ['I(X;T) — information kept about the input (bits)', 'I(X;T) — about the input (bits)'],
    y: ['I(T;Y) — information about the label (bits)', 'I(T;Y) — about the label (bits)'],
  };
}

/** The same for planes side by side. */
export function compactPlaneAxes(): AxisTitles {
  return { x: ['I(X;T), bits'], y: ['I(T;Y), bits'] };
}

/** Where a name shares its line with the numbers. */
export function flatPlaneAxes(): AxisTitles {
  return { x: ['I(X;T)'], y: ['I(T;Y), bits'] };
}

/** “H(X) = 12 bits”. */
export function bound(name: string, value: number): string {
  return `${name} = ${bitsOf(Number(value.toFixed(3)))}`;
}

/** All alike, for they are compared. */
const fixed = (value: number): string => decimal(value, 2);

/** Of the epoch by which a layer is fitted. */
export function fitted(): string {
  return 'fitted';
}

export function end(value: number): string {
  return `end: ${fixed(value)} bits`;
}

/** Below the picture of the phases of a verdict. */
export function phasesLegend(): string {
  return 'Hatched: falls. Tinted: rises. Numbers below: change in bits, smoothed. Diamond: peak. Dot: end. θ: the least that counts.';
}

export function peak(epoch: number, value: number): string {
  return `peak, epoch ${number(epoch)}: ${fixed(value)} bits`;
}

/** What bins do to the levels of a neuron. */
export function mergedLevels(cost: number): string {
  return cost > 0 ? `levels merged: ${difference(-cost)} bits` : 'no levels merged';
}

/** Many small codes of all drawn as one, the longest text first, each in one or two rows. */
export function smallCodes(
  codes: number,
  all: number,
  largest: number,
): readonly (readonly string[])[] {
  const part = `${number(codes)} of ${number(all)}`;
  const each = largest === 1 ? '1 input each' : `at most ${number(largest)} inputs each`;
  return [
    [`${part} codes: ${each}`],
    [`${part} codes`, each],
    [part, each],
    [part],
    [`+ ${number(codes)}`],
  ];
}

export function labelShare(): string {
  return 'share labelled 1:';
}

export function commonestLabel(): string {
  return 'majority label:';
}

export function label(of: number): string {
  return `label ${of}`;
}

/** Of the axis of a chart of ratios. */
export function timesAsLong(): string {
  return 'times as long as ours';
}

export function exact(): string {
  return 'exact';
}

/** The axis of accuracy, with that of giving always the most frequent label. */
export function accuracy(majority: number | undefined): string {
  return majority === undefined ? 'Accuracy, share' : `Accuracy (majority ${decimal(majority, 2)})`;
}

export function accuracyAndLoss(): Readonly<Record<'train' | 'test' | 'loss', string>> {
  return {
    train: 'train',
    test: 'test',
    loss: 'loss, bits (dashed)',
  };
}

/** Names of charts for those who do not see them, and their titles. */
export function informationOverEpochs(name: string): {
  readonly title: string;
  readonly ariaLabel: string;
} {
  return {
    title: `${name} over epochs, bits`,
    ariaLabel: `${name} of each layer over epochs, in bits`,
  };
}

export function learning(now: string): string {
  return `Accuracy and loss on train and test rows over epochs. ${now}`;
}

export function scatter(
  layer: string,
  now: string,
): { readonly title: string; readonly right: string; readonly ariaLabel: string } {
  return {
    title: `${layer}: scatter, activation²`,
    right: 'I(X;T), bits',
    ariaLabel: `Scatter of ${layer} within and between labels, in squared units of its activations, and I(X;T) in bits, over epochs. ${now}`,
  };
}

export function scatterLines(): Readonly<Record<'within' | 'between', string>> {
  return { within: 'within', between: 'between' };
}

/** The rows of a layer as points. */
export function points(
  layer: string,
  axes: { readonly kind: 'neurons' } | { readonly kind: 'principal'; readonly shown: number },
  drawn: number,
  of: number,
): {
  readonly title: string;
  readonly ariaLabel: string;
  readonly axes: readonly [string, string];
} {
  const what =
    axes.kind === 'neurons'
      ? 'its neurons'
      : `first two principal axes, ${Math.floor(100 * axes.shown)} % of the variance`;
  const part = drawn < of ? `; ${number(drawn)} of ${number(of)} points` : '';
  const title = `${layer}: ${what}${part}`;
  return {
    title,
    ariaLabel: `Inputs as points, coloured by label. ${title}`,
    axes: axes.kind === 'neurons' ? ['neuron 1', 'neuron 2'] : ['axis 1', 'axis 2'],
  };
}

/** Codes as areas. */
export function codes(title: string): string {
  return `Codes of ${title}; area is the number of inputs that share a code, colour their labels`;
}

/** The levels of a neuron. */
export function neuron(
  index: number,
  layer: string,
): { readonly title: string; readonly axis: string; readonly ariaLabel: string } {
  const title = `Neuron ${index} of ${layer}`;
  return {
    title,
    axis: 'activation',
    ariaLabel: `${title}: inputs at each level, with the bins of the estimator as bands`,
  };
}

export function network(layer: number, neuronOf: number): string {
  return `The network; neuron ${neuronOf} of layer T${layer} is selected`;
}

/** I(X;T) of a layer under an estimator, with its peak and its end. */
export function verdict(
  layer: string,
  estimator: string,
  peakBits: number,
  epoch: number,
  endBits: number,
): string {
  return `I(X;T) of ${layer} over epochs, ${estimator}: ${fixed(peakBits)} bits at the peak, epoch ${number(epoch)}; ${fixed(endBits)} bits at the end.`;
}

/** The error of estimators on one layer. */
export function errors(
  layer: string,
  run: string,
  estimators: readonly string[],
): { readonly title: string; readonly ariaLabel: string } {
  return {
    title: `${layer}: estimate − exact, bits`,
    ariaLabel: `Estimate minus exact of I(X;T) of ${layer} of ${run} over epochs, in bits, for ${estimators.join(', ')}`,
  };
}

interface LayerEstimate {
  readonly name: string;
  readonly ixt: number;
  readonly ity: number;
}

/** Where charts are read: at an epoch, or at the only one of a file. */
type Moment = number | 'only';

/** Both informations of each layer at an epoch. */
function estimatesOf(moment: Moment, layers: readonly LayerEstimate[]): string {
  const texts = layers.map(({ name, ixt, ity }) => `${name}: ${bits(ixt)} and ${bits(ity)}`);
  const at = moment === 'only' ? '' : `At epoch ${number(moment)}, `;
  return `${at}I(X;T) and I(T;Y) in bits: ${texts.join('; ')}.`;
}

/** The plane, for those who do not see it; the epoch is missing before the first. */
export function plane(
  hx: number,
  hy: number,
  moment: Moment | undefined,
  layers: readonly LayerEstimate[],
): string {
  const frame = `Information plane. Right bound H(X) = ${decimal(hx, 2)} bits, upper bound H(Y) = ${decimal(hy, 3)} bits.`;
  return moment === undefined
    ? `${frame} No epoch recorded yet.`
    : `${frame} ${estimatesOf(moment, layers)}`;
}

/** One of several planes. */
export function comparedPlane(
  name: string,
  moment: Moment | undefined,
  layers: readonly LayerEstimate[],
): string {
  return moment === undefined || layers.length === 0
    ? `${name}. Nothing measured yet.`
    : `${name}. ${estimatesOf(moment, layers)}`;
}
