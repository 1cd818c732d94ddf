import type { CompareModel } from '../../state/compare-model.ts';
import type { PlayheadState } from '../../state/playhead.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { useCheckpointPointer } from '../shared/use-checkpoint-pointer.ts';

/** As useCheckpointPointer for one network of the comparison, whose chart knows its own checkpoints only. */
export function useNetworkPointer(
  row: number,
  find: (x: number, y: number) => PlayheadState['hover'],
) {
  const model = useModel<CompareModel>();
  return useCheckpointPointer((x, y) => {
    const found = find(x, y);
    const network = model.comparedRuns[row];
    if (found === undefined || network === undefined) return undefined;
    const checkpoint = model.checkpointShown(network.recording, found.checkpoint);
    return checkpoint < 0 ? undefined : { ...found, checkpoint };
  });
}
