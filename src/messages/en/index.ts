/** English, by subject. */
export * as backends from './backends.ts';
export * as epochs from './epochs.ts';
export * as estimators from './estimators.ts';
export * as fields from './fields.ts';
export * as files from './files.ts';
export * as glossary from './glossary.ts';
export * as landmarks from './landmarks.ts';
export * as layers from './layers.ts';
export * as notices from './notices.ts';
export * as numbers from './numbers.ts';
export * as outputs from './outputs.ts';
export * as presets from './presets.ts';
export * as repairs from './repairs.ts';
export * as status from './status.ts';
export * as verdicts from './verdicts.ts';
export * as views from './views.ts';
