import type { LayerVerdict } from '../../state/insight.ts';
import { isWhole } from '../../state/lab.ts';
import { useLabState, usePage } from '../shell/lab-context.ts';

/** A single checkpoint is no story. */
const MIN_CHECKPOINTS = 3;

/** The exact verdicts on what is on show, once no more checkpoints will come; none before. */
export function useLayerVerdicts(): readonly LayerVerdict[] {
  const { lab, comparison } = usePage();
  const ready = useLabState(isWhole);
  useLabState((state) => state.version);
  useLabState((state) => state.viewState.output);
  useLabState((state) => state.viewState.criteria);
  // Only a file is measured after it is on show; a recording brings its exact readings along.
  useLabState((state) => (state.file === undefined ? 0 : state.measured));
  return ready && lab.recording.count >= MIN_CHECKPOINTS ? comparison.layerVerdicts : [];
}
