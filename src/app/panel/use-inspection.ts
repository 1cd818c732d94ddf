import { messages } from '../../messages/index.ts';
import { layerNames } from '../../state/comparison.ts';
import { type Inspection, inspectedLayer } from '../../state/inspection.ts';
import { useLabState, usePage } from '../shell/lab-context.ts';

export interface Inspected {
  readonly inspection: Inspection;
  /** The layer on show, from 0, its name, and how many there are. */
  readonly layer: number;
  readonly name: string;
  readonly layers: number;
  /** A sentence on why there is nothing to show of it. */
  readonly problem: string | undefined;
}

/** What panels show of one layer; renders again when the layer changes or there is an answer. */
export function useInspection(): Inspected {
  const { lab, inspection } = usePage();
  useLabState((state) => state.measured);
  useLabState((state) => state.viewState.layer);
  useLabState((state) => state.viewState.output);
  useLabState((state) => state.run);
  useLabState((state) => state.file);
  const layer = inspectedLayer(lab);
  const names = layerNames(lab.recording, lab.state.viewState.output);
  const name = names[layer] ?? '';
  const { failed } = inspection;
  const epoch = failed && lab.recording.epochs[failed.asked.place.checkpoint];
  const problem = failed && messages.layers.failure(name, epoch ?? 0, failed.problem);
  return { inspection, layer, name, layers: names.length, problem };
}
