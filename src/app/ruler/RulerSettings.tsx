import { useId } from 'react';
import type { Method, Parameter, Ruler } from '../../engine/index.ts';
import { ESTIMATORS, estimatorOf } from '../../state/settings.ts';
import { BoundsParameter } from './BoundsParameter.tsx';
import { withMethod, withValue } from './change-ruler.ts';
import { NumberParameter } from './NumberParameter.tsx';

interface Props {
  readonly value: Ruler;
  readonly onChange: (ruler: Ruler) => void;
  /** Somebody wants to know what the ruler does. */
  readonly onExplain: () => void;
}

/** The method, a control for each of its parameters, and the way to what it does. */
export function RulerSettings({ value, onChange, onExplain }: Props) {
  const id = useId();
  return (
    <>
      <div className="parameter">
        <label htmlFor={id}>Ruler</label>
        <select
          id={id}
          value={value.method}
          onChange={(event) => onChange(withMethod(value, event.target.value as Method))}
        >
          {ESTIMATORS.map(({ method, title }) => (
            <option key={method} value={method}>
              {title}
            </option>
          ))}
        </select>
      </div>
      {estimatorOf(value.method).parameters.map((parameter) => (
        <ParameterControl
          key={`${value.method} ${parameter.name}`}
          parameter={parameter}
          ruler={value}
          onChange={onChange}
        />
      ))}
      <button type="button" className="small" onClick={onExplain}>
        What this ruler does
      </button>
    </>
  );
}

interface ControlProps {
  readonly parameter: Parameter;
  readonly ruler: Ruler;
  readonly onChange: (ruler: Ruler) => void;
}

function ParameterControl({ parameter, ruler, onChange }: ControlProps) {
  /** Takes a value, or says what is allowed and changes nothing. */
  const take = (value: unknown): string | undefined => {
    const change = withValue(ruler, parameter, value);
    if ('problem' in change) return change.problem;
    onChange(change.ruler);
    return undefined;
  };
  const { options } = ruler;
  switch (parameter.kind) {
    case 'flag':
      return (
        <label className="parameter-flag">
          <input
            type="checkbox"
            checked={options[parameter.name] === true}
            onChange={(event) => take(event.target.checked)}
          />{' '}
          {parameter.title}
        </label>
      );
    case 'bounds':
      return (
        <BoundsParameter
          parameter={parameter}
          value={options[parameter.name] ?? parameter.initial}
          take={take}
        />
      );
    default:
      return (
        <NumberParameter
          parameter={parameter}
          value={options[parameter.name] ?? parameter.initial}
          take={take}
        />
      );
  }
}
