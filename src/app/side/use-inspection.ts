import { type Inspection, inspectedLayer } from '../../state/inspection.ts';
import { useLabState, usePage } from '../lab-context.ts';
import { layerNames } from './layer-names.ts';

export interface Inspected {
  readonly inspection: Inspection;
  /** The layer on show, from 0, its name, and how many there are. */
  readonly layer: number;
  readonly name: string;
  readonly layers: number;
}

/** What panels show of one layer; renders again when the layer changes or there is an answer. */
export function useInspection(): Inspected {
  const { lab, inspection } = usePage();
  useLabState((state) => state.measured);
  useLabState((state) => state.look.layer);
  useLabState((state) => state.look.output);
  useLabState((state) => state.run);
  useLabState((state) => state.file);
  const layer = inspectedLayer(lab);
  const names = layerNames(lab);
  return { inspection, layer, name: names[layer] ?? '', layers: names.length };
}
