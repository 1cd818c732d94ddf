import type { LabState } from '../../state/lab.ts';
import { useCheckpointPointer } from '../shared/use-checkpoint-pointer.ts';
import { usePage } from '../shell/lab-context.ts';

/** As useCheckpointPointer for one network of the comparison, whose chart knows its own checkpoints only. */
export function useNetworkPointer(row: number, find: (x: number, y: number) => LabState['hover']) {
  const { comparison } = usePage();
  return useCheckpointPointer((x, y) => {
    const found = find(x, y);
    const network = comparison.networks[row];
    if (found === undefined || network === undefined) return undefined;
    const checkpoint = comparison.checkpointShown(network.recording, found.checkpoint);
    return checkpoint < 0 ? undefined : { ...found, checkpoint };
  });
}
