import { useId } from 'react';
import type { Parameter } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import styles from './parameter.module.css';
import { nearestStop, sliderStops } from './slider-stops.ts';
import { TypedNumber } from './TypedNumber.tsx';

interface Props {
  readonly parameter: Extract<Parameter, { readonly kind: 'integer' | 'number' }>;
  readonly title: string;
  readonly value: number;
  readonly take: (value: unknown) => string | undefined;
}

/** A number: dragged where a slider can walk its range, and typed. */
export function NumberParameter({ parameter, title, value, take }: Props) {
  const id = useId();
  const stops = sliderStops(parameter);
  return (
    <div className={styles['parameter']}>
      <label htmlFor={id}>{title}</label>
      {stops.length > 0 && (
        <input
          type="range"
          aria-label={messages.estimators.slider(title)}
          aria-valuetext={`${value}`}
          min={0}
          max={stops.length - 1}
          value={nearestStop(stops, value)}
          onChange={(event) => take(stops[Number(event.target.value)])}
        />
      )}
      <TypedNumber id={id} value={value} take={take} />
    </div>
  );
}
