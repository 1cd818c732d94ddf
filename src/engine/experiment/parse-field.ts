import { ACTIVATIONS, type Activation, FLOAT32 } from '../network/spec.ts';
import { parseDecimal } from '../numeric/decimal.ts';
import { clampNumber, FIELDS, MAX_HIDDEN, MAX_WIDTH, type Run, spreadActivations } from './run.ts';

/** A field that was not as given, and what was used instead. */
export type FieldRepair =
  | {
      readonly code: 'field';
      readonly key: keyof Run;
      readonly given: string;
      /** Undefined for the value it had before. */
      readonly used: string | undefined;
    }
  /** Activations for another number of hidden layers than there are. */
  | {
      readonly code: 'activation-count';
      readonly key: 'activations';
      readonly given: string;
      readonly used: string;
      readonly layers: number;
    };

/** A value that could be read, with `exact: false` where it had to be moved into range. */
interface Parsed<T> {
  readonly value: T;
  readonly exact: boolean;
}

function parseWidths(text: string): Parsed<number[]> | undefined {
  const parts = text.split(/[-,]/).map(parseDecimal);
  if (parts.some((width) => width === undefined)) return undefined;
  const given = parts as number[];
  const value = given
    .slice(0, MAX_HIDDEN)
    .map((width) => Math.round(Math.min(Math.max(width, 1), MAX_WIDTH)));
  return { value, exact: value.length === given.length && value.every((w, i) => w === given[i]) };
}

function parseActivations(text: string): Parsed<Activation[]> | undefined {
  const parts = text.split(/[-,]/);
  const known = parts.every((part) => (ACTIVATIONS as readonly string[]).includes(part));
  return known ? { value: parts as Activation[], exact: true } : undefined;
}

function parseValue(key: keyof Run, text: string): Parsed<unknown> | undefined {
  const { rule } = FIELDS[key];
  switch (rule.kind) {
    case 'widths':
      return parseWidths(text);
    case 'activations':
      return parseActivations(text);
    case 'choice':
      return rule.options.includes(text) ? { value: text, exact: true } : undefined;
    case 'number': {
      const given = parseDecimal(text);
      if (given === undefined) return undefined;
      const value = clampNumber(rule, given);
      return { value, exact: value === given };
    }
    case 'bits': {
      const given = parseDecimal(text);
      if (given === undefined) return undefined;
      const value =
        given === FLOAT32 ? FLOAT32 : Math.round(Math.min(Math.max(given, rule.min), rule.max));
      return { value, exact: value === given };
    }
  }
}

/**
 * A run that differs from `base` by fields given as text. Whatever text arrives, the result is a
 * valid run; what had to be changed or dropped is listed.
 */
export function applyFields(
  base: Run,
  given: ReadonlyMap<keyof Run, string>,
): { run: Run; repairs: FieldRepair[] } {
  const changes: Partial<Record<keyof Run, unknown>> = {};
  const repairs: FieldRepair[] = [];
  for (const [key, text] of given) {
    const parsed = parseValue(key, text);
    if (parsed !== undefined) changes[key] = parsed.value;
    if (parsed?.exact !== true) {
      const used = parsed === undefined ? undefined : [parsed.value].flat().join('-');
      repairs.push({ code: 'field', key, given: text, used });
    }
  }
  const run = { ...base, ...changes } as Run;
  const count = run.activations.length;
  const activations = spreadActivations(run.activations, run.hidden.length);
  const wanted = given.get('activations');
  if (
    wanted !== undefined &&
    'activations' in changes &&
    count > 1 &&
    count !== run.hidden.length
  ) {
    repairs.push({
      code: 'activation-count',
      key: 'activations',
      given: wanted,
      used: activations.join('-'),
      layers: run.hidden.length,
    });
  }
  return { run: { ...run, activations }, repairs };
}
