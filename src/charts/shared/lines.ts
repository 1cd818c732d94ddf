import type { SymbolType } from 'd3';
import { layerColour, layerSymbol } from './palette.ts';
import type { Trajectories } from './trajectories.ts';

/** A quantity over the checkpoints of a run. */
export interface Line {
  readonly name: string;
  readonly values: ArrayLike<number>;
  readonly colour: string;
  readonly axis: 'left' | 'right';
  readonly dashed: boolean;
  /** Lengths of the dashes, where a chart has more than one kind. */
  readonly dashes?: string;
  readonly faded: boolean;
  /** Thinner, its dot hollow: distinguished without its colour from a line of the same dash. */
  readonly light?: boolean;
  /** Without one, the name of the line is keyed by a piece of the line itself. */
  readonly symbol: SymbolType | undefined;
}

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
