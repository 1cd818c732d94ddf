import { useId } from 'react';
import type { EstimatorSpec, Method, Parameter } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { ESTIMATORS, estimatorOf } from '../../state/settings.ts';
import buttonStyles from '../shared/button.module.css';
import { BoundsParameter } from './BoundsParameter.tsx';
import { withMethod, withValue } from './change-estimator.ts';
import { NumberParameter } from './NumberParameter.tsx';
import styles from './parameter.module.css';

interface Props {
  readonly value: EstimatorSpec;
  readonly onChange: (estimator: EstimatorSpec) => void;
  /** The explanation of the estimator was asked for. */
  readonly onExplain: () => void;
}

/** The method, a control for each of its parameters, and the way to what it does. */
export function EstimatorSettings({ value, onChange, onExplain }: Props) {
  const id = useId();
  return (
    <>
      <div className={styles['parameter']}>
        <label htmlFor={id}>{messages.estimators.picker().label}</label>
        <select
          id={id}
          value={value.method}
          onChange={(event) => onChange(withMethod(value, event.target.value as Method))}
        >
          {ESTIMATORS.map(({ method }) => (
            <option key={method} value={method}>
              {messages.estimators.describe(method).title}
            </option>
          ))}
        </select>
      </div>
      {estimatorOf(value.method).parameters.map((parameter) => (
        <ParameterControl
          key={`${value.method} ${parameter.name}`}
          parameter={parameter}
          estimator={value}
          onChange={onChange}
        />
      ))}
      <button type="button" className={buttonStyles['small']} onClick={onExplain}>
        {messages.estimators.picker().explain}
      </button>
    </>
  );
}

interface ControlProps {
  readonly parameter: Parameter;
  readonly estimator: EstimatorSpec;
  readonly onChange: (estimator: EstimatorSpec) => void;
}

function ParameterControl({ parameter, estimator, onChange }: ControlProps) {
  /** Takes a value, or says what is allowed and changes nothing. */
  const take = (value: unknown): string | undefined => {
    const change = withValue(estimator, parameter, value);
    if ('problem' in change) return change.problem;
    onChange(change.estimator);
    return undefined;
  };
  const { method, options } = estimator;
  const title = messages.estimators.parameter(method, parameter.name);
  switch (parameter.kind) {
    case 'flag':
      return (
        <label className={styles['parameter-flag']}>
          <input
            type="checkbox"
            checked={options[parameter.name] === true}
            onChange={(event) => take(event.target.checked)}
          />{' '}
          {title}
        </label>
      );
    case 'bounds':
      return (
        <BoundsParameter
          parameter={parameter}
          title={title}
          value={options[parameter.name] ?? parameter.initial}
          take={take}
        />
      );
    default:
      return (
        <NumberParameter
          parameter={parameter}
          title={title}
          value={options[parameter.name] ?? parameter.initial}
          take={take}
        />
      );
  }
}
