/** The scatter of a layer over epochs, beside its information, as lines of a chart. */

import type { Line } from '../../charts/shared/lines.ts';
import { INK, layerColour, layerSymbol } from '../../charts/shared/palette.ts';
import { messages } from '../../messages/index.ts';

/** Columns over the checkpoints; what has not been measured is NaN or missing. */
interface ScatterColumns {
  readonly within: readonly number[];
  readonly between: readonly number[];
  readonly ixt: readonly number[];
}

/** Scatter within and between labels on the left axis, I(X;T) on the right. */
export function scatterLines(
  { within, between, ixt }: ScatterColumns,
  layer: number,
  layers: number,
): Line[] {
  const words = messages.charts.scatterLines();
  const scatter = { colour: INK, axis: 'left', faded: false, symbol: undefined } as const;
  return [
    { ...scatter, name: words.within, values: within, dashed: false },
    { ...scatter, name: words.between, values: between, dashed: true },
    {
      name: 'I(X;T)',
      values: ixt,
      colour: layerColour(layer, layers),
      axis: 'right',
      dashed: false,
      faded: false,
      symbol: layerSymbol(layer),
    },
  ];
}

/** The largest scatter of either kind; 1 where there is none, so that an axis can be drawn. */
export function largestScatter({ within, between }: ScatterColumns): number {
  let largest = 0;
  for (const column of [within, between]) {
    for (const value of column) if (value > largest) largest = value;
  }
  return largest || 1;
}

/** The lines at a checkpoint, for those who do not see them. */
export function scatterText(
  { within, between, ixt }: ScatterColumns,
  epochs: readonly number[],
  checkpoint: number,
): string {
  const epoch = epochs[checkpoint];
  if (epoch === undefined) return messages.epochs.noneRecorded();
  const at = (column: readonly number[]): number => column[checkpoint] ?? Number.NaN;
  return messages.epochs.scatter(epoch, at(within), at(between), at(ixt));
}
