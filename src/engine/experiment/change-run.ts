import { ACTIVATIONS, type Activation, FLOAT32 } from '../network/spec.ts';
import {
  clampNumber,
  FIELD_KEYS,
  FIELDS,
  MAX_HIDDEN,
  MAX_WIDTH,
  type Run,
  spreadActivations,
} from './run.ts';

const within = (value: number, min: number, max: number): number =>
  Math.min(Math.max(value, min), max);

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

function nearestWidths(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isNumber)) return undefined;
  return value.slice(0, MAX_HIDDEN).map((width) => Math.round(within(width, 1, MAX_WIDTH)));
}

function nearestActivations(value: unknown): readonly Activation[] | undefined {
  const isKnown = (one: unknown): boolean => (ACTIVATIONS as readonly unknown[]).includes(one);
  const isList = Array.isArray(value) && value.length > 0 && value.every(isKnown);
  return isList ? (value as Activation[]) : undefined;
}

/** The value that a field takes for one like it; undefined where none is near. */
export function nearestValue(key: keyof Run, value: unknown): unknown {
  const { rule } = FIELDS[key];
  switch (rule.kind) {
    case 'widths':
      return nearestWidths(value);
    case 'activations':
      return nearestActivations(value);
    case 'choice':
      return rule.options.find((option) => option === value);
    case 'number':
      // −0 has the text of 0.
      return isNumber(value) ? clampNumber(rule, value) + 0 : undefined;
    case 'bits': {
      if (!isNumber(value)) return undefined;
      return value === FLOAT32 ? FLOAT32 : Math.round(within(value, rule.min, rule.max));
    }
  }
}

/**
 * A run with some settings changed: the one way from a run to another, by text, control or command.
 * Whatever the changes, the result is a run that its own text describes: within limits, and with one
 * activation for each hidden layer.
 */
export function changeRun(run: Run, changes: Partial<Record<keyof Run, unknown>>): Run {
  const entries = FIELD_KEYS.map((key) => {
    const given = key in changes ? nearestValue(key, changes[key]) : undefined;
    return [key, given ?? nearestValue(key, run[key])];
  });
  const changed = Object.fromEntries(entries) as Run;
  return {
    ...changed,
    activations: spreadActivations(changed.activations, changed.hidden.length),
  };
}
