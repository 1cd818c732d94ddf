import { layerColour, layerSymbol } from './palette.ts';
import type { Line, Series } from './series.ts';

/** One line for every layer; all but the isolated one are faded. */
export function layerLines(
  series: Series,
  quantity: 'ixt' | 'ity',
  isolated: number | undefined,
): Line[] {
  return series.layers.map((layer, index) => ({
    name: layer.name,
    values: layer[quantity],
    colour: layerColour(index, series.layers.length),
    axis: 'left',
    dashed: false,
    faded: isolated !== undefined && index !== isolated,
    symbol: layerSymbol(index),
  }));
}
