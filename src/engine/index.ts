/** What the rooms outside the engine use of it. */
export { INPUT_BITS, TASK_ROWS, TASKS, type Task } from './data/bits12.ts';
export { codesOf, parseCsv, parseJson, type Table, TableError } from './data/table.ts';
export { ExactLens, type Information } from './information/exact.ts';
export type { NetworkState } from './network/machine.ts';
export {
  ACTIVATIONS,
  type Activation,
  FLOAT32,
  INITIALISATIONS,
  type Initialisation,
  OPTIMIZERS,
  type Optimizer,
} from './network/spec.ts';
export { estimateSeconds } from './run/cost.ts';
export { Fingerprint } from './run/fingerprint.ts';
export type { Kernels, Setup, Workbench } from './run/kernels.ts';
export { type LayerState, layerState } from './run/layer-state.ts';
export {
  DEFAULT_LOOK,
  describeRepair,
  formatLink,
  type Link,
  type Look,
  parseLink,
} from './run/link.ts';
export { applyFields, type Repair } from './run/parse-field.ts';
export { DEFAULT_PRESET, PRESETS, type Preset, presetById } from './run/presets.ts';
export {
  type EpochRecord,
  type Evaluation,
  OUTPUT_READINGS,
  type OutputReading,
  type TrainTest,
  type Walls,
} from './run/record.ts';
export { typedArrayKernels } from './run/reference.ts';
export {
  allowed,
  type Experiment,
  FIELD_KEYS,
  FIELDS,
  formatField,
  MAX_HIDDEN,
  MAX_WIDTH,
  type Rule,
  type Run,
  sameRun,
  spreadActivations,
} from './run/run.ts';
export { recordedEpochs } from './run/schedule.ts';
export { evaluateState, setUp, wallsOf } from './run/setup.ts';
export { type LayerTrail, Trace } from './run/trace.ts';
export { type Outcome, type Progress, train } from './run/trainer.ts';
export type { Instantiate, SimdExports } from './simd/module.ts';
export { simdKernels } from './simd/workbench.ts';
