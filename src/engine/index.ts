/** What the rooms outside the engine use of it. */

export { type CodeClasses, codeClasses } from './analysis/code-classes.ts';
export { type LayerState, layerState } from './analysis/layer-state.ts';
export {
  type Measurement,
  measureCheckpoints,
  NUMBERS,
  RunRanges,
} from './analysis/measure-checkpoints.ts';
export { type NeuronBins, neuronBins, predictionUncertainty } from './analysis/neuron-bins.ts';
export { type PlanarPoints, planarPoints } from './analysis/planar-points.ts';
export {
  type ReferenceId,
  type ReferenceRepresentation,
  referenceRepresentationsOf,
} from './analysis/reference-representations.ts';
export { scatterOf } from './analysis/scatter.ts';
export {
  type Agreement,
  agreementOf,
  type Comparison,
  compareToExact,
} from './analysis/verdicts/agreement.ts';
export {
  CRITERIA_LIMITS,
  DEFAULT_CRITERIA,
  type VerdictCriteria,
} from './analysis/verdicts/criteria.ts';
export type { VerdictKind } from './analysis/verdicts/decide.ts';
export type { Headline } from './analysis/verdicts/headline.ts';
export {
  type Insight,
  insightOf,
  type LayerGroup,
} from './analysis/verdicts/insight.ts';
export {
  isSaturated,
  isTooShort,
  type JudgedRecording,
  judgedRecording,
  judgeLayer,
  judgeLayers,
  type LayerVerdict,
} from './analysis/verdicts/layer-verdict.ts';
export type { LearningStatus } from './analysis/verdicts/learning-status.ts';
export type { Phase, Point } from './analysis/verdicts/phases.ts';
export {
  type ProcessingReport,
  processingReport,
} from './analysis/verdicts/processing-inequality.ts';
export type { Change } from './analysis/verdicts/stated.ts';
export {
  MIN_CHECKPOINTS,
  type Qualification,
  type Verdict,
} from './analysis/verdicts/verdict.ts';
export type { EntropyBounds, InputDrawing } from './data/dataset.ts';
export type { ActivationCheckpoints } from './data/files/activation-checkpoints.ts';
export { readActivations } from './data/files/activation-file.ts';
export {
  type Declined,
  FILE_REPAIRS,
  type FileRepair,
  type FileRepairCode,
} from './data/files/file-repair.ts';
export { checkBytes } from './data/files/numbers.ts';
export { type Place, TableError, type TableFault } from './data/files/table-error.ts';
export { VERTICES } from './data/icosahedron.ts';
export { type DatasetId, datasetInfo, loadDataset } from './data/registry.ts';
export { changeRun } from './experiment/change-run.ts';
export { estimateSeconds } from './experiment/cost.ts';
export {
  applyOverrides,
  distinctOverrides,
  FLOAT32_OVERRIDES,
  formatOverrides,
  type OverrideRepair,
  type Overrides,
  parseOverrides,
} from './experiment/overrides.ts';
export { applyFields, type FieldRepair } from './experiment/parse-field.ts';
export {
  DEFAULT_PRESET,
  PRESETS,
  type Preset,
  type PresetId,
  presetById,
  typicalRun,
} from './experiment/presets.ts';
export {
  FIELD_KEYS,
  FIELDS,
  formatField,
  MAX_HIDDEN,
  MAX_WIDTH,
  type Rule,
  type Run,
  runText,
  sameRun,
} from './experiment/run.ts';
export { ceiling } from './information/estimators/ceiling.ts';
export {
  INFORMATIVE_CANDIDATES,
  informativeEstimator,
} from './information/estimators/informative.ts';
export { KDE_ROWS } from './information/estimators/kde.ts';
export { estimate, rangeOf } from './information/estimators/measure.ts';
export { ESTIMATORS, estimatorOf } from './information/estimators/registry.ts';
export {
  type EstimatorRepair,
  EXACT,
  estimatorSpec,
  formatEstimator,
  parseEstimator,
  sameEstimator,
} from './information/estimators/spec.ts';
export {
  EstimatorError,
  type EstimatorFault,
  estimatorFromJson,
} from './information/estimators/spec-json.ts';
export {
  type Activations,
  type Bounds,
  type EstimatorSpec,
  METHODS,
  type Method,
  type Options,
  type Parameter,
  type Range,
} from './information/estimators/types.ts';
export { ExactCounter } from './information/exact.ts';
export type { NetworkState } from './network/network.ts';
export {
  ACTIVATIONS,
  type Activation,
  FLOAT32,
  type Initialisation,
  type Optimizer,
} from './network/spec.ts';
export { parseDecimal, withPoint } from './numeric/decimal.ts';
export { givesKnownAnswers } from './simd/known-answers.ts';
export type { Instantiate, SimdExports } from './simd/module.ts';
export { simdBackend } from './simd/session.ts';
export type { Backend, BackendId, Setup } from './training/backend.ts';
export {
  type Checkpoint,
  OUTPUT_DEFINITIONS,
  type OutputDefinition,
} from './training/checkpoint.ts';
export { FileRecording, type FileSummary } from './training/file-recording.ts';
export { Fingerprint } from './training/fingerprint.ts';
export {
  type PackedCheckpoints,
  type PackedStates,
  packCheckpoints,
  packStates,
  unpackCheckpoints,
  unpackStates,
} from './training/packed-checkpoints.ts';
export type { RecordedActivations } from './training/recorded-activations.ts';
export type {
  LearningCurves,
  Recording,
  RecordingSnapshot,
  Trajectory,
} from './training/recording.ts';
export { RunActivations } from './training/run-activations.ts';
export { RunRecording } from './training/run-recording.ts';
export { setUp } from './training/setup.ts';
export { type Trained, trainToEnd } from './training/train-to-end.ts';
export { type Outcome, train } from './training/trainer.ts';
export { typedArrayBackend } from './training/typed-array-backend.ts';
export { ENGINE_VERSION } from './version.ts';
