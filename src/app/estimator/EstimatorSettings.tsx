import { useId } from 'react';
import type { EstimatorSpec, Method, Parameter } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import {
  ESTIMATORS,
  EstimatorError,
  estimatorFromJson,
  estimatorOf,
  estimatorSpec as parseEstimatorOption,
} from '../../state/engine-values.ts';
import buttonStyles from '../shared/button.module.css';
import styles from './parameter.module.css';
import { BoundsParameter, NumberParameter } from './parameters.tsx';

interface Props {
  readonly value: EstimatorSpec;
  readonly onChange: (estimator: EstimatorSpec) => void;
  /** The explanation of the estimator was opened. */
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
              {messages.estimators.methodTitle(method)}
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
  /** Takes a value, or returns what is allowed and changes nothing. */
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

type Change = { readonly estimator: EstimatorSpec } | { readonly problem: string };

/** The estimator with one parameter changed, or a sentence on what is allowed. */
export function withValue(
  { method, options }: EstimatorSpec,
  parameter: Parameter,
  value: unknown,
): Change {
  try {
    return { estimator: estimatorFromJson(method, { ...options, [parameter.name]: value }) };
  } catch (error) {
    if (!(error instanceof EstimatorError)) throw error;
    return { problem: messages.estimators.enter(parameter) };
  }
}

/** Another method, with the values of the old one that it takes too. */
export function withMethod(estimator: EstimatorSpec, method: Method): EstimatorSpec {
  let next = parseEstimatorOption(method);
  for (const parameter of estimatorOf(method).parameters) {
    const value = estimator.options[parameter.name];
    if (value === undefined) continue;
    const change = withValue(next, parameter, value);
    if ('estimator' in change) next = change.estimator;
  }
  return next;
}
