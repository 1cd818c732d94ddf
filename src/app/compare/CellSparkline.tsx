import type { EpochScaleKind } from '../../charts/shared/scales.ts';
import { trajectoryLine } from '../../charts/sparkline/layout.ts';

const SIZE = { width: 24, height: 14 };
/** The height stands for no fewer bits than this share of H(X): a layer that hardly moves looks level. */
const MIN_SHARE = 1 / 4;
const PADDING = 2;
const DOT = 1.7;

interface Props {
  /** Of its checkpoints. */
  readonly epochs: readonly number[];
  /** I(X;T) at each, bits. */
  readonly values: ArrayLike<number>;
  readonly hx: number;
  readonly scale: EpochScaleKind;
  readonly colour: string;
  /** For its size, of which the width is 12/7 of the height. */
  readonly className: string | undefined;
}

/** A trajectory beside the word for it, for those who see; the word is for all. */
export function CellSparkline({ epochs, values, hx, scale, colour, className }: Props) {
  const drawn = trajectoryLine({
    size: SIZE,
    scale,
    count: epochs.length,
    epochs,
    values,
    minRange: MIN_SHARE * hx,
    padding: PADDING,
  });
  return (
    <svg className={className} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      {drawn && (
        <>
          <path d={drawn.line} fill="none" stroke={colour} strokeWidth={1.4} />
          <circle cx={drawn.end.x} cy={drawn.end.y} r={DOT} fill={colour} />
        </>
      )}
    </svg>
  );
}
