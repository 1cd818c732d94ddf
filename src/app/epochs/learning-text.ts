import { formatBits } from '../../charts/format.ts';
import type { Trace } from '../../engine/index.ts';

/** Accuracy and loss at a record, for those who do not see the chart. */
export function learningText(
  { epochs, accuracy, loss }: Pick<Trace, 'epochs' | 'accuracy' | 'loss'>,
  record: number,
): string {
  const epoch = epochs[record];
  if (epoch === undefined) return 'No epoch recorded yet.';
  const pair = ({ train, test }: Trace['loss']): string =>
    `${formatBits(train[record] ?? Number.NaN)} and ${formatBits(test[record] ?? Number.NaN)}`;
  return `At epoch ${epoch}, train and test: accuracy ${pair(accuracy)}; loss in bits ${pair(loss)}.`;
}
