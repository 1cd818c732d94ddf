import { messages } from '../../messages/index.ts';
import { EPOCHS_FONT, type EpochsFrame, epochNumbers, epochsFrame } from '../epochs/frame.ts';
import { horizontal, vertical } from '../shared/axes.ts';
import { type Curve, linePath } from '../shared/curve-path.ts';
import { hatchPath } from '../shared/hatch.ts';
import { type Segment, type Size, type TextMark, textWidth } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import type { EpochScaleKind } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';
import { criteriaTexts, dodgedNames, type LevelName, namePeak } from './names.ts';

/** A checkpoint of the verdict, with I(X;T) as recorded. */
export interface Place {
  readonly epoch: number;
  readonly ixt: number;
}

export interface DrawnPhase {
  readonly kind: 'fall' | 'rise' | 'level';
  readonly start: Place;
  readonly end: Place;
  /** Change of the smoothed I(X;T). */
  readonly bits: number;
}

/** What of a verdict is drawn. */
interface DrawnVerdict {
  readonly peak: Place;
  readonly end: Place;
  readonly fitted: Place | undefined;
  readonly phases: readonly DrawnPhase[];
  /** Bits. */
  readonly theta: number;
}

export interface PhasesOptions {
  readonly size: Size;
  readonly scale: EpochScaleKind;
  readonly totalEpochs: number;
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  /** I(X;T) of one layer under one estimator, bits, by checkpoint. */
  readonly values: ArrayLike<number>;
  /** Of the layer. */
  readonly colour: string;
  readonly verdict: DrawnVerdict | undefined;
  readonly hx: number;
  readonly title: string;
  readonly ariaLabel: string;
}

export interface PhasesLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly frame: EpochsFrame;
  readonly colour: string;
  readonly epochNumbers: readonly TextMark[];
  readonly line: string;
  readonly bound: readonly Segment[];
  /** One a fall and one a rise; what is level is left blank. */
  readonly falls: readonly Box[];
  readonly rises: readonly Box[];
  /** Diagonals across the falls, which so differ from rises without colour. */
  readonly hatch: string;
  /** The change over each phase, where there is room. */
  readonly changes: readonly TextMark[];
  /** Where the layer is fitted. */
  readonly fitted: readonly Segment[];
  readonly fittedText: readonly TextMark[];
  /** θ as a length, at the right of the plot. */
  readonly theta: readonly Segment[];
  readonly marks: readonly { readonly x: number; readonly y: number; readonly kind: Mark }[];
  readonly peakText: readonly TextMark[];
  /** At the right, dodged. */
  readonly names: readonly LevelName[];
}

export type Mark = 'peak' | 'end';

const HEADROOM = 16;
/** From the plot to the length of θ. */
const THETA_GAP = 7;
const CAP = 3;
const HATCH = 7;
/** From the bottom of the plot to texts in it. */
const LIFT = 4;
/** From one row of texts to the next. */
const ROW = 13;

/** How the verdict on a layer comes about: its phases, where it is fitted, its peak and its end. */
export function phasesLayout(options: PhasesOptions): PhasesLayout {
  const { size, scale, totalEpochs, count, epochs, values, hx, verdict } = options;
  const texts = criteriaTexts(hx, verdict?.end.ixt, verdict?.theta);
  const left = { domain: [0, hx], title: options.title, headroom: HEADROOM } as const;
  const frame = epochsFrame(size, scale, totalEpochs, left, undefined, Object.values(texts), 0);
  const { plot, x } = frame;
  const y = frame.y.left;
  const curve: Curve = {
    xs: Float64Array.from({ length: count }, (_, checkpoint) => x(at(epochs, checkpoint))),
    ys: Float64Array.from({ length: count }, (_, checkpoint) => y(at(values, checkpoint))),
  };
  const phases = verdict?.phases ?? [];
  const boxesOf = (kind: DrawnPhase['kind']): Box[] =>
    phases
      .filter((phase) => phase.kind === kind)
      .map(({ start, end }) => ({ x0: x(start.epoch), y0: y(hx), x1: x(end.epoch), y1: plot.y1 }));
  const falls = boxesOf('fall');
  const { peak, end, theta = 0, fitted } = verdict ?? {};
  const thetaX = plot.x1 + THETA_GAP;
  // Upwards from the bottom: a length, and no level.
  const thetaTop = y(Math.min(theta, hx));
  const pointOf = ({ epoch, ixt }: Place) => ({ x: x(epoch), y: y(ixt) });
  return {
    size,
    ariaLabel: options.ariaLabel,
    frame,
    colour: options.colour,
    epochNumbers: epochNumbers(frame, scale, totalEpochs, undefined, undefined).others,
    line: linePath(curve, 0, count - 1),
    bound: [horizontal(y(hx), plot.x0, plot.x1)],
    falls,
    rises: boxesOf('rise'),
    hatch: falls.map((box) => hatchPath(box, HATCH)).join(''),
    changes: phases.flatMap((phase) => changeText(phase, x, plot)),
    fitted: fitted ? [vertical(x(fitted.epoch), y(hx), plot.y1)] : [],
    fittedText: fitted ? [fittedText(x(fitted.epoch), plot)] : [],
    theta: verdict
      ? [
          vertical(thetaX, plot.y1, thetaTop),
          horizontal(plot.y1, thetaX - CAP, thetaX + CAP),
          horizontal(thetaTop, thetaX - CAP, thetaX + CAP),
        ]
      : [],
    marks: [
      ...(peak ? [{ ...pointOf(peak), kind: 'peak' as const }] : []),
      ...(end ? [{ ...pointOf(end), kind: 'end' as const }] : []),
    ],
    peakText: peak ? [namePeak(pointOf(peak), peak.epoch, peak.ixt, plot, y(hx))] : [],
    names: dodgedNames(
      texts,
      {
        bound: y(hx),
        end: end ? y(end.ixt) : Number.NaN,
        theta: (plot.y1 + thetaTop) / 2,
      },
      plot,
    ),
  };
}

function changeText(
  { kind, start, end, bits }: DrawnPhase,
  x: EpochsFrame['x'],
  plot: Box,
): TextMark[] {
  const text = messages.numbers.difference(bits);
  const room = x(end.epoch) - x(start.epoch);
  if (kind === 'level' || textWidth(text, EPOCHS_FONT) > room) return [];
  return [{ x: x(start.epoch) + room / 2, y: plot.y1 - LIFT, text, anchor: 'middle' }];
}

/** Low in the plot, above the changes, on the side where there is room. */
function fittedText(x: number, plot: Box): TextMark {
  const text = messages.charts.fitted();
  const isLate = x + textWidth(text, EPOCHS_FONT) + LIFT > plot.x1;
  const y = plot.y1 - LIFT - ROW;
  return isLate
    ? { x: x - LIFT, y, text, anchor: 'end' }
    : { x: x + LIFT, y, text, anchor: 'start' };
}
