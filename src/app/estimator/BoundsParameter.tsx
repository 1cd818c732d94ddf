import { useId } from 'react';
import type { Bounds, Parameter } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import styles from './parameter.module.css';
import { TypedNumber } from './TypedNumber.tsx';

interface Props {
  readonly parameter: Extract<Parameter, { readonly kind: 'bounds' }>;
  readonly title: string;
  readonly value: Bounds;
  readonly take: (value: unknown) => string | undefined;
}

/** The range of tanh: what fixed bounds start from. */
const FIRST_FIXED = [-1, 1] as const;

/** What the outermost bins are fitted to; a range may be given where the method takes one. */
export function BoundsParameter({ parameter, title, value, take }: Props) {
  const id = useId();
  const fixed = typeof value === 'object' ? value : undefined;
  return (
    <div className={styles['parameter']}>
      <label htmlFor={id}>{title}</label>
      <select
        id={id}
        value={typeof value === 'object' ? 'fixed' : value}
        onChange={({ target }) => take(target.value === 'fixed' ? FIRST_FIXED : target.value)}
      >
        {parameter.choices.map((choice) => (
          <option key={choice} value={choice}>
            {messages.estimators.boundsChoice(choice)}
          </option>
        ))}
        {parameter.fixed && (
          <option value="fixed">{messages.estimators.boundsChoice('fixed')}</option>
        )}
      </select>
      {fixed !== undefined && (
        <span className={styles['parameter-range']}>
          <TypedNumber
            name={messages.estimators.parameter('uniform', 'low')}
            value={fixed[0]}
            take={(low) => take([low, fixed[1]])}
          />
          <span>{messages.estimators.picker().to}</span>
          <TypedNumber
            name={messages.estimators.picker().highest}
            value={fixed[1]}
            take={(high) => take([fixed[0], high])}
          />
        </span>
      )}
    </div>
  );
}
