import { formatBits } from '../../charts/shared/format.ts';
import type { RunRecording } from '../../engine/index.ts';

/** Accuracy and loss at a checkpoint, for those who do not see the chart. */
export function learningText(
  { epochs, accuracy, loss }: Pick<RunRecording, 'epochs' | 'accuracy' | 'loss'>,
  checkpoint: number,
): string {
  const epoch = epochs[checkpoint];
  if (epoch === undefined) return 'No epoch recorded yet.';
  const pair = ({ train, test }: RunRecording['loss']): string =>
    `${formatBits(train[checkpoint] ?? Number.NaN)} and ${formatBits(test[checkpoint] ?? Number.NaN)}`;
  return `At epoch ${epoch}, train and test: accuracy ${pair(accuracy)}; loss in bits ${pair(loss)}.`;
}
