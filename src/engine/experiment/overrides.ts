/**
 * Another experiment given by what it changes of the present one, as text: so it goes along when
 * the present one gets another depth or seed, and both stay a fair pair.
 */
import { applyFields, type FieldRepair } from './parse-field.ts';
import { FIELD_KEYS, FIELDS, formatField, type Run, sameRun } from './run.ts';

/** A part of overrides that was left out or changed. */
export type OverrideRepair =
  /** No field has this name. */
  | { readonly code: 'override-unknown'; readonly given: string }
  /** A second value of a field; the first counts. */
  | { readonly code: 'override-twice'; readonly given: string }
  | {
      readonly code: 'override';
      readonly given: string;
      /** Undefined where it was left out. */
      readonly used: string | undefined;
      /** What was wrong with the value. */
      readonly repair: FieldRepair;
    };

/** Canonical texts of the settings that differ. */
export type Overrides = Readonly<Partial<Record<keyof Run, string>>>;

/** The same network computing in float32: another network, whose exact plane is degenerate except where values are cut off. */
export const FLOAT32_OVERRIDES: Overrides = { bits: '32', weightBits: '32' };

/** The run that a overrides makes of a run. */
export function applyOverrides(run: Run, overrides: Overrides): Run {
  const given = new Map(Object.entries(overrides) as [keyof Run, string][]);
  return applyFields(run, given).run;
}

/** The overrides that make another run than `run` and than those before them. */
export function distinctOverrides(run: Run, overridesList: readonly Overrides[]): Overrides[] {
  const runs = [run];
  return overridesList.filter((overrides) => {
    const made = applyOverrides(run, overrides);
    if (runs.some((other) => sameRun(made, other))) return false;
    runs.push(made);
    return true;
  });
}

/** `act:relu,bits:8`, in the order of FIELDS. */
export function formatOverrides(overrides: Overrides): string {
  return FIELD_KEYS.flatMap((key) => {
    const text = overrides[key];
    return text === undefined ? [] : `${FIELDS[key].name}:${text}`;
  }).join(',');
}

/** Reads overrides of `run`; settings that do not exist or cannot be read are left out and named. */
export function parseOverrides(
  run: Run,
  text: string,
): { readonly overrides: Overrides; readonly repairs: OverrideRepair[] } {
  const given = new Map<keyof Run, string>();
  const repairs: OverrideRepair[] = [];
  for (const pair of text.split(',')) {
    const colon = pair.indexOf(':');
    const key = FIELD_KEYS.find((k) => colon > 0 && FIELDS[k].name === pair.slice(0, colon));
    if (key === undefined) {
      repairs.push({ code: 'override-unknown', given: pair });
    } else if (given.has(key)) {
      repairs.push({ code: 'override-twice', given: pair });
    } else {
      given.set(key, pair.slice(colon + 1));
    }
  }
  const applied = applyFields(run, given);
  const overrides: Partial<Record<keyof Run, string>> = {};
  for (const [key, value] of given) {
    const { name } = FIELDS[key];
    const used = formatField(applied.run, key);
    const repair = applied.repairs.find((candidate) => candidate.key === key);
    // What came to the run's own value is no change.
    const isLeftOut = repair !== undefined && used === formatField(run, key);
    if (!isLeftOut) overrides[key] = used;
    if (repair !== undefined) {
      repairs.push({
        code: 'override',
        given: `${name}:${value}`,
        used: isLeftOut ? undefined : `${name}:${used}`,
        repair,
      });
    }
  }
  return { overrides, repairs };
}
