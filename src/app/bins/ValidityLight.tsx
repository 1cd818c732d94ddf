import { messages } from '../../messages/index.ts';
import { classes } from '../shared/classes.ts';
import styles from './bins.module.css';

/** Less than this is rounding, not a lost answer; one of 4096 inputs takes more. */
const ROUNDING = 1e-9;

interface Props {
  /** H(prediction | bins of the layer), bits; undefined where answers are not known. */
  readonly uncertainty: number | undefined;
}

/** Whether a binned layer still says what the network answers. */
export function ValidityLight({ uncertainty }: Props) {
  if (uncertainty === undefined) {
    return (
      <p className={classes(styles['light'], styles['unknown'])} data-testid="validity">
        <span aria-hidden="true">○</span> {messages.lab.panels().unknown}
      </p>
    );
  }
  if (uncertainty <= ROUNDING) {
    return (
      <p className={classes(styles['light'], styles['good'])} data-testid="validity">
        <span aria-hidden="true">✓</span> {messages.lab.panels().valid}
      </p>
    );
  }
  return (
    <p className={classes(styles['light'], styles['bad'])} data-testid="validity">
      <span aria-hidden="true">⚠</span> {messages.lab.invalidBins(uncertainty)}
    </p>
  );
}
