/** The data-processing inequality: what an estimator finds that cannot be. */
import type { ProcessingReport } from '../../engine/index.ts';
import { counted, decimal, number } from './numbers.ts';

/** Numbers further apart than the tolerance are never written alike. */
const fixed = (bits: number): string => decimal(bits, 2);

const ABOUT = { ity: 'the label', ixt: 'the input' } as const;

interface Measured {
  readonly report: ProcessingReport;
  /** Of the layers. */
  readonly names: readonly string[];
  readonly epochs: readonly number[];
  /** Checkpoints. */
  readonly count: number;
}

/** What cannot be and why, with the largest amounts; none where the inequality holds. */
export function sentences({ report, names, epochs, count }: Measured): string[] {
  const [first, ...others] = report.worst.map((worst) => {
    const [layer = '', previous = ''] = [names[worst.layer], names[worst.previous]];
    const epoch = number(epochs[worst.checkpoint] ?? 0);
    const amounts = `${fixed(worst.found)} against ${fixed(worst.bound)} bits at epoch ${epoch}`;
    return {
      gives: `${layer} more information about ${ABOUT[worst.quantity]} than ${previous} (${amounts})`,
      why: `${layer} is computed from ${previous} alone`,
    };
  });
  if (first === undefined) return [];
  const checkpoints = counted(count, { one: 'checkpoint', other: 'checkpoints' });
  return [
    `This estimator gives ${first.gives}, which is impossible: ${first.why}.`,
    ...others.map(({ gives, why }) => `It also gives ${gives}, although ${why}.`),
    `It breaks the data-processing inequality at ${number(report.checkpoints)} of ${checkpoints}; the amounts are the largest.`,
  ];
}

/** The largest excess in a cell of a table: about the label, else about the input. */
export function excess({ worst }: ProcessingReport, names: readonly string[]): string {
  const [most] = worst;
  if (most === undefined) return '';
  return `${names[most.layer]} > ${names[most.previous]} by ${fixed(most.excess)}`;
}

/** How many of the estimators that are compared break the inequality, on any of the networks. */
export function summary(broken: number, estimators: number): string {
  const who = `${number(broken)} of ${counted(estimators, { one: 'estimator', other: 'estimators' })}`;
  return `${who} ${broken === 1 ? 'breaks' : 'break'} the data-processing inequality.`;
}

export function words(): Readonly<
  Record<'sign' | 'short' | 'name' | 'rule' | 'holds' | 'broken' | 'close', string>
> {
  return {
    sign: '⚠',
    short: 'DPI',
    name: 'data-processing inequality',
    rule: 'Each layer is computed from the one before it, so it has at most as much information about the input and about the label as that one.',
    holds: 'holds',
    broken: 'broken:',
    close: 'Close the explanation',
  };
}

/** Of the explanation of a cell. */
export function title(network: string, estimator: string): string {
  return `Data-processing inequality: ${network}, ${estimator}`;
}
