import { parseDecimal } from '../numeric/decimal.ts';
import { changeRun, nearestValue } from './change-run.ts';
import { FIELDS, type Run } from './run.ts';

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
interface Parsed {
  readonly value: unknown;
  readonly exact: boolean;
}

/** What a text means, whether the field takes it or not. */
function readValue(key: keyof Run, text: string): unknown {
  const parts = text.split(/[-,]/);
  switch (FIELDS[key].rule.kind) {
    case 'widths':
      return parts.map(parseDecimal);
    case 'activations':
      return parts;
    case 'choice':
      return text;
    case 'number':
    case 'bits':
      return parseDecimal(text);
  }
}

function parseValue(key: keyof Run, text: string): Parsed | undefined {
  const given = readValue(key, text);
  const value = nearestValue(key, given);
  return value === undefined ? undefined : { value, exact: String(value) === String(given) };
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
  const run = changeRun(base, changes);
  const wanted = given.get('activations');
  const count = (changes.activations as readonly unknown[] | undefined)?.length;
  if (wanted !== undefined && count !== undefined && count > 1 && count !== run.hidden.length) {
    repairs.push({
      code: 'activation-count',
      key: 'activations',
      given: wanted,
      used: run.activations.join('-'),
      layers: run.hidden.length,
    });
  }
  return { run, repairs };
}
