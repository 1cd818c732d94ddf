import { messages } from '../../messages/index.ts';
import { type EpochsFrame, epochNumbers, epochsFrame } from '../epochs/frame.ts';
import { horizontal } from '../shared/axes.ts';
import { type Curve, linePath } from '../shared/curve-path.ts';
import type { Segment, Size, TextMark } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import type { EpochScaleKind } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';
import { type CriterionName, criteriaTexts, dodgedNames, namePeak } from './names.ts';

/** Where the loss begins: by the verdict, after its median, so not always on the line. */
export interface Peak {
  readonly checkpoint: number;
  /** I(X;T) there. */
  readonly bits: number;
}

export interface VerdictChartOptions {
  readonly size: Size;
  readonly scale: EpochScaleKind;
  readonly totalEpochs: number;
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  /** I(X;T) of one layer under one estimator, bits, by checkpoint. */
  readonly values: ArrayLike<number>;
  /** Of the layer. */
  readonly colour: string;
  readonly peak: Peak | undefined;
  /** ε of the verdict criteria, bits: a smaller loss is not called compression. */
  readonly threshold: number;
  readonly hx: number;
  readonly title: string;
  readonly ariaLabel: string;
}

export interface VerdictChartLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly frame: EpochsFrame;
  readonly colour: string;
  readonly epochNumbers: readonly TextMark[];
  readonly line: string;
  readonly bound: readonly Segment[];
  /** Down to ε below the peak: ending in it is no compression. */
  readonly band: readonly Box[];
  /** From peak and end to the arrow between their levels. */
  readonly levels: readonly Segment[];
  readonly arrow: string;
  readonly marks: readonly { readonly x: number; readonly y: number; readonly kind: Mark }[];
  readonly peakText: readonly TextMark[];
  /** At the right, dodged: what is lost stands out. */
  readonly names: readonly CriterionName[];
}

export type Mark = 'peak' | 'end';

const HEADROOM = 16;
/** From the plot to the arrow. */
const ARROW_GAP = 7;
const HEAD = 4;

/** How the verdict on a layer comes about: its peak, its end, and what it lost between. */
export function verdictChartLayout(options: VerdictChartOptions): VerdictChartLayout {
  const { size, scale, totalEpochs, count, epochs, values, threshold, hx } = options;
  const last = lastMeasured(values, count);
  const end = last === undefined ? undefined : at(values, last);
  const peak = options.peak && end !== undefined ? options.peak : undefined;
  const texts = criteriaTexts(hx, peak?.bits, end, threshold);
  const left = { domain: [0, hx], title: options.title, headroom: HEADROOM } as const;
  const widest = [texts.bound, messages.charts.lost(12.34)];
  const frame = epochsFrame(size, scale, totalEpochs, left, undefined, widest, 0);
  const { plot } = frame;
  const y = frame.y.left;
  const curve: Curve = {
    xs: Float64Array.from({ length: count }, (_, checkpoint) => frame.x(at(epochs, checkpoint))),
    ys: Float64Array.from({ length: count }, (_, checkpoint) => y(at(values, checkpoint))),
  };
  const endPoint = last === undefined ? [] : [{ x: at(curve.xs, last), y: at(curve.ys, last) }];
  const peakPoint = peak ? [{ x: at(curve.xs, peak.checkpoint), y: y(peak.bits) }] : [];
  const middles = {
    bound: y(hx),
    lost: peak && end !== undefined ? y((peak.bits + end) / 2) : Number.NaN,
    end: end === undefined ? Number.NaN : y(end),
    threshold: peak ? y(peak.bits - threshold / 2) : Number.NaN,
  };
  const arrowX = plot.x1 + ARROW_GAP;
  return {
    size,
    ariaLabel: options.ariaLabel,
    frame,
    colour: options.colour,
    epochNumbers: epochNumbers(frame, scale, totalEpochs, undefined, undefined).others,
    line: linePath(curve, 0, count - 1),
    bound: [horizontal(y(hx), plot.x0, plot.x1)],
    band: peakPoint.map(({ x, y: top }) => ({
      x0: x,
      y0: top,
      x1: plot.x1,
      y1: y(Math.max(0, (peak?.bits ?? 0) - threshold)),
    })),
    levels: peak
      ? [...peakPoint, ...endPoint].map((point) => horizontal(point.y, point.x, arrowX + HEAD))
      : [],
    arrow: peak && end !== undefined ? arrowPath(arrowX, y(peak.bits), y(end)) : '',
    marks: [
      ...peakPoint.map((point) => ({ ...point, kind: 'peak' as const })),
      ...endPoint.map((point) => ({ ...point, kind: 'end' as const })),
    ],
    peakText: peakPoint.map((point) =>
      namePeak(point, at(epochs, peak?.checkpoint ?? 0), peak?.bits ?? 0, plot, y(hx)),
    ),
    names: dodgedNames(texts, middles, plot),
  };
}

function lastMeasured(values: ArrayLike<number>, count: number): number | undefined {
  for (let checkpoint = count - 1; checkpoint >= 0; checkpoint--) {
    if (Number.isFinite(at(values, checkpoint))) return checkpoint;
  }
  return undefined;
}

/** Down from one level to another; without a head where there is no room for one. */
function arrowPath(x: number, from: number, to: number): string {
  const head = to - from > 2 * HEAD ? `m${-HEAD},${-HEAD}l${HEAD},${HEAD}l${HEAD},${-HEAD}` : '';
  return `M${x},${from}V${to}${head}`;
}
