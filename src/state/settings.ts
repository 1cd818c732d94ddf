/** What the controls need of the engine's table of settings. */
import {
  allowed,
  applyFields,
  FIELDS,
  formatField,
  type Preset,
  type Run,
} from '../engine/index.ts';

export {
  ACTIVATIONS,
  DEFAULT_LOOK,
  estimateSeconds,
  FIELDS,
  FLOAT32,
  formatField,
  INITIALISATIONS,
  INPUT_BITS,
  layerState,
  MAX_HIDDEN,
  MAX_WIDTH,
  OPTIMIZERS,
  OUTPUT_READINGS,
  PRESETS,
  presetById,
  spreadActivations,
  TASK_ROWS,
  TASKS,
} from '../engine/index.ts';

/** Settings in which a run differs from its preset, in the order of the table. */
export function differences(run: Run, preset: Preset): (keyof Run)[] {
  return (Object.keys(FIELDS) as (keyof Run)[]).filter(
    (key) => formatField(run, key) !== formatField(preset.run, key),
  );
}

/** The run with one setting changed to what a person typed, or a sentence on what is allowed. */
export function changeByText(
  run: Run,
  key: keyof Run,
  text: string,
): { readonly run: Run } | { readonly problem: string } {
  const { run: changed, repairs } = applyFields(run, new Map([[key, text.trim()]]));
  if (repairs.length === 0) return { run: changed };
  return { problem: `${FIELDS[key].title} takes ${allowed(FIELDS[key].rule)}.` };
}
