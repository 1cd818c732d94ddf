/** Settings of a run as they are typed, and as they differ from a preset. */
import {
  applyFields,
  FIELDS,
  formatField,
  type Preset,
  type Run,
  typicalRun,
} from '../engine/index.ts';
import { messages } from '../messages/index.ts';

/** Settings in which a run differs from its preset as it is shown, in the order of the table. */
export function differences(run: Run, preset: Preset): (keyof Run)[] {
  const shown = typicalRun(preset);
  return (Object.keys(FIELDS) as (keyof Run)[]).filter(
    (key) => formatField(run, key) !== formatField(shown, key),
  );
}

/** The run with one setting changed to what a person typed; undefined where that is not allowed. */
export function changeByText(run: Run, key: keyof Run, text: string): Run | undefined {
  const typed = text.trim();
  const { rule } = FIELDS[key];
  // Links have a point; in a field, people mean a comma or a point as they are used to.
  const isOther = rule.kind === 'number' && /[.,]/.test(typed);
  const given = isOther ? String(messages.numbers.parsed(typed, rule.integer)) : typed;
  const { run: changed, repairs } = applyFields(run, new Map([[key, given]]));
  return repairs.length === 0 ? changed : undefined;
}
