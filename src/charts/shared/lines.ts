import { layerColour, layerSymbol } from './palette.ts';
import type { Line, Trajectories } from './trajectories.ts';

/** One line for every layer; all but the isolated one are faded. */
export function layerLines(
  trajectories: Trajectories,
  quantity: 'ixt' | 'ity',
  isolated: number | undefined,
): Line[] {
  return trajectories.layers.map((layer, index) => ({
    name: layer.name,
    values: layer[quantity],
    colour: layerColour(index, trajectories.layers.length),
    axis: 'left',
    dashed: false,
    faded: isolated !== undefined && index !== isolated,
    symbol: layerSymbol(index),
  }));
}
