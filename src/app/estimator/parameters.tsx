import { useId } from 'react';
import type { Bounds, Parameter } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { TypedNumber } from '../shared/TypedNumber.tsx';
import styles from './parameter.module.css';

type NumberOf = Extract<Parameter, { readonly kind: 'integer' | 'number' }>;

interface NumberProps {
  readonly parameter: NumberOf;
  readonly title: string;
  readonly value: number;
  readonly take: (value: unknown) => string | undefined;
}

/** A number: dragged where a slider can walk its range, and typed. */
export function NumberParameter({ parameter, title, value, take }: NumberProps) {
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
      <TypedNumber id={id} value={value} isWhole={parameter.kind === 'integer'} take={take} />
    </div>
  );
}

/** Stops in a factor of ten: with two digits these hit 20, 30, 50 and 100. */
const PER_DECADE = 40;
/** A range wider than this many times its start is walked in factors, else in whole steps. */
const WIDE = 50;

/**
 * The values a slider offers, rising and each once: in equal factors where the range is wide. None
 * for a range that no slider can walk, such as one around zero.
 */
export function sliderStops({ kind, min, max, initial }: NumberOf): readonly number[] {
  if (min <= 0) return [];
  if (max / min <= WIDE) {
    if (kind === 'number') return [];
    return Array.from({ length: max - min + 1 }, (_, i) => min + i);
  }
  const first = Math.ceil(Math.log10(min) * PER_DECADE);
  const last = Math.floor(Math.log10(max) * PER_DECADE);
  const stops = new Set([min, initial, max]);
  for (let i = first; i <= last; i++) {
    const value = Number((10 ** (i / PER_DECADE)).toPrecision(2));
    const stop = kind === 'integer' ? Math.round(value) : value;
    if (stop > min && stop < max) stops.add(stop);
  }
  return [...stops].sort((a, b) => a - b);
}

/** Place of the stop nearest to a value: where the slider stands when the value was typed. */
export function nearestStop(stops: readonly number[], value: number): number {
  let nearest = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - value) < Math.abs((stops[nearest] as number) - value)) nearest = i;
  });
  return nearest;
}

interface BoundsProps {
  readonly parameter: Extract<Parameter, { readonly kind: 'bounds' }>;
  readonly title: string;
  readonly value: Bounds;
  readonly take: (value: unknown) => string | undefined;
}

/** The range of tanh: what fixed bounds start from. */
const FIRST_FIXED = [-1, 1] as const;

/** What the outermost bins are fitted to; a range may be given where the method takes one. */
export function BoundsParameter({ parameter, title, value, take }: BoundsProps) {
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
