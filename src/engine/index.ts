/** What the rooms outside the engine use of it. */
export { readActivations } from './data/activation-file.ts';
export type { ActivationRecords } from './data/activation-records.ts';
export { INPUT_BITS, TASK_ROWS, TASKS, type Task } from './data/bits12.ts';
export { TableError } from './data/cells.ts';
export { VERTICES } from './data/icosahedron.ts';
export { ceiling } from './information/estimators/ceiling.ts';
export { KDE_ROWS } from './information/estimators/kde.ts';
export { type Band, bands, binned, estimate, rangeOf } from './information/estimators/measure.ts';
export { ESTIMATORS, estimatorOf } from './information/estimators/registry.ts';
export {
  allowedValues,
  EXACT,
  formatRuler,
  parseRuler,
  ruler,
  rulerTitle,
  sameRuler,
} from './information/estimators/ruler.ts';
export { RulerError, rulerFromJson } from './information/estimators/ruler-json.ts';
export {
  type Activations,
  type Bounds,
  type Counter,
  type Estimate,
  type Estimator,
  METHODS,
  type Method,
  type Options,
  type Parameter,
  type Range,
  type Ruler,
} from './information/estimators/types.ts';
export { ExactLens, type Information } from './information/exact.ts';
export type { LayerOutput, NetworkState } from './network/machine.ts';
export {
  ACTIVATIONS,
  type Activation,
  FLOAT32,
  INITIALISATIONS,
  type Initialisation,
  OPTIMIZERS,
  type Optimizer,
} from './network/spec.ts';
export { activationsOf } from './run/activations.ts';
export { estimateSeconds } from './run/cost.ts';
export { Fingerprint } from './run/fingerprint.ts';
export { scatterOf } from './run/geometry.ts';
export {
  type CodeGroups,
  codeGroups,
  type NeuronBins,
  neuronBins,
  type PlanarPoints,
  planarPoints,
  predictionUncertainty,
} from './run/inspect.ts';
export type { Kernels, Setup, Workbench } from './run/kernels.ts';
export { type Landmark, landmarksOf } from './run/landmarks.ts';
export { type LayerState, layerState } from './run/layer-state.ts';
export { describeRepair, formatLink, type Link, parseLink } from './run/link.ts';
export {
  DEFAULT_LOOK,
  type Look,
  MAX_OTHERS,
  MAX_RULERS,
  PANELS,
  type Panel,
  type View,
} from './run/look.ts';
export { predictedClass } from './run/output-reading.ts';
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
export { setUp, wallsOf } from './run/setup.ts';
export { type LayerTrail, recordAt, Trace } from './run/trace.ts';
export { type Outcome, type Progress, train } from './run/trainer.ts';
export {
  FLOAT_TWIN,
  formatVariation,
  parseVariation,
  type Variation,
  vary,
} from './run/variation.ts';
export {
  DEFAULT_RULE,
  RULE_LIMITS,
  type Verdict,
  type VerdictKind,
  type VerdictRule,
  verdictOf,
} from './run/verdict.ts';
export type { Instantiate, SimdExports } from './simd/module.ts';
export { simdKernels } from './simd/workbench.ts';
