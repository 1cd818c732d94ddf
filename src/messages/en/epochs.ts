/** The epochs and the playhead. */
import { bits, number, share } from './numbers.ts';

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
  const chance = majority === undefined ? '' : ` (majority label alone: ${share(majority, 3)})`;
  const pair = ([train, test]: Pair, write: (value: number) => string): string =>
    `${write(train)} and ${write(test)}`;
  const shares = pair(accuracy, (value) => share(value, 3));
  return `At epoch ${number(epoch)}, train and test: accuracy ${shares}${chance}; loss in bits ${pair(loss, bits)}.`;
}

/** Scatter and information at an epoch, for those who do not see the chart. */
export function scatter(epoch: number, within: number, between: number, ixt: number): string {
  return `At epoch ${number(epoch)}, within: ${bits(within)}, between: ${bits(between)}, I(X;T): ${bits(ixt)}.`;
}
