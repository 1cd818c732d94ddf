/** The epochs and the playhead. */
import { bits, number } from './numbers.ts';

export function noneRecorded(): string {
  return 'No epoch recorded yet.';
}

/** Train and test. */
type Pair = readonly [train: number, test: number];

/** Accuracy and loss at an epoch, for those who do not see the chart. */
export function learning(
  epoch: number,
  accuracy: Pair,
  loss: Pair,
  majority: number | undefined,
): string {
  const chance = majority === undefined ? '' : ` (majority label alone: ${bits(majority)})`;
  const pair = ([train, test]: Pair): string => `${bits(train)} and ${bits(test)}`;
  return `At epoch ${number(epoch)}, train and test: accuracy ${pair(accuracy)}${chance}; loss in bits ${pair(loss)}.`;
}

/** Scatter and information at an epoch, for those who do not see the chart. */
export function scatter(epoch: number, within: number, between: number, ixt: number): string {
  return `At epoch ${number(epoch)}, within: ${bits(within)}, between: ${bits(between)}, I(X;T): ${bits(ixt)}.`;
}
