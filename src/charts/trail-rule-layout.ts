import { horizontal } from './axes.ts';
import { type EpochsFrame, epochNumbers, epochsFrame } from './epochs-frame.ts';
import type { Segment, TextMark } from './marks.ts';
import type { Box } from './place.ts';
import type { EpochScaleKind } from './scales.ts';
import { at, type Size } from './series.ts';
import { linePath, type Track } from './trail.ts';
import { dodgedNames, nameKnee, type RuleName, ruleTexts } from './trail-rule-names.ts';

/** Where the loss begins: by the verdict, after its median, so not always on the line. */
export interface Knee {
  readonly record: number;
  /** I(X;T) there. */
  readonly bits: number;
}

export interface TrailRuleOptions {
  readonly size: Size;
  readonly scale: EpochScaleKind;
  readonly totalEpochs: number;
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  /** I(X;T) of one layer under one ruler, bits, by record. */
  readonly values: ArrayLike<number>;
  /** Of the layer. */
  readonly colour: string;
  readonly knee: Knee | undefined;
  /** ε of the rule, bits: a smaller loss is not called compression. */
  readonly threshold: number;
  readonly hx: number;
  readonly title: string;
  readonly ariaLabel: string;
}

export interface TrailRuleLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly frame: EpochsFrame;
  readonly colour: string;
  readonly epochNumbers: readonly TextMark[];
  readonly line: string;
  readonly wall: readonly Segment[];
  /** Down to ε below the knee: ending in it is no compression. */
  readonly band: readonly Box[];
  /** From knee and end to the arrow between their levels. */
  readonly levels: readonly Segment[];
  readonly arrow: string;
  readonly marks: readonly { readonly x: number; readonly y: number; readonly kind: Mark }[];
  readonly kneeText: readonly TextMark[];
  /** At the right, dodged: what is lost stands out. */
  readonly names: readonly RuleName[];
}

export type Mark = 'knee' | 'end';

const HEADROOM = 16;
/** From the plot to the arrow. */
const ARROW_GAP = 7;
const HEAD = 4;

/** How the verdict on a layer comes about: its knee, its end, and what it lost between. */
export function trailRuleLayout(options: TrailRuleOptions): TrailRuleLayout {
  const { size, scale, totalEpochs, count, epochs, values, threshold, hx } = options;
  const last = lastMeasured(values, count);
  const end = last === undefined ? undefined : at(values, last);
  const knee = options.knee && end !== undefined ? options.knee : undefined;
  const texts = ruleTexts(hx, knee?.bits, end, threshold);
  const left = { domain: [0, hx], title: options.title, headroom: HEADROOM } as const;
  const widest = [texts.wall, '12.34 bits lost'];
  const frame = epochsFrame(size, scale, totalEpochs, left, undefined, widest, 0);
  const { plot } = frame;
  const y = frame.y.left;
  const track: Track = {
    xs: Float64Array.from({ length: count }, (_, record) => frame.x(at(epochs, record))),
    ys: Float64Array.from({ length: count }, (_, record) => y(at(values, record))),
  };
  const endPoint = last === undefined ? [] : [{ x: at(track.xs, last), y: at(track.ys, last) }];
  const kneePoint = knee ? [{ x: at(track.xs, knee.record), y: y(knee.bits) }] : [];
  const middles = {
    wall: y(hx),
    lost: knee && end !== undefined ? y((knee.bits + end) / 2) : Number.NaN,
    end: end === undefined ? Number.NaN : y(end),
    threshold: knee ? y(knee.bits - threshold / 2) : Number.NaN,
  };
  const arrowX = plot.x1 + ARROW_GAP;
  return {
    size,
    ariaLabel: options.ariaLabel,
    frame,
    colour: options.colour,
    epochNumbers: epochNumbers(frame, scale, totalEpochs, undefined, undefined).others,
    line: linePath(track, 0, count - 1),
    wall: [horizontal(y(hx), plot.x0, plot.x1)],
    band: kneePoint.map(({ x, y: top }) => ({
      x0: x,
      y0: top,
      x1: plot.x1,
      y1: y(Math.max(0, (knee?.bits ?? 0) - threshold)),
    })),
    levels: knee
      ? [...kneePoint, ...endPoint].map((point) => horizontal(point.y, point.x, arrowX + HEAD))
      : [],
    arrow: knee && end !== undefined ? arrowPath(arrowX, y(knee.bits), y(end)) : '',
    marks: [
      ...kneePoint.map((point) => ({ ...point, kind: 'knee' as const })),
      ...endPoint.map((point) => ({ ...point, kind: 'end' as const })),
    ],
    kneeText: kneePoint.map((point) =>
      nameKnee(point, at(epochs, knee?.record ?? 0), knee?.bits ?? 0, plot, y(hx)),
    ),
    names: dodgedNames(texts, middles, plot),
  };
}

function lastMeasured(values: ArrayLike<number>, count: number): number | undefined {
  for (let record = count - 1; record >= 0; record--) {
    if (Number.isFinite(at(values, record))) return record;
  }
  return undefined;
}

/** Down from one level to another; without a head where there is no room for one. */
function arrowPath(x: number, from: number, to: number): string {
  const head = to - from > 2 * HEAD ? `m${-HEAD},${-HEAD}l${HEAD},${HEAD}l${HEAD},${-HEAD}` : '';
  return `M${x},${from}V${to}${head}`;
}
