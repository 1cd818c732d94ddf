/** English, by subject. */
export * as backends from './backends.ts';
export * as estimators from './estimators.ts';
export * as fields from './fields.ts';
export * as files from './files.ts';
export * as landmarks from './landmarks.ts';
export * as notices from './notices.ts';
export * as numbers from './numbers.ts';
export * as presets from './presets.ts';
export * as repairs from './repairs.ts';
export * as verdicts from './verdicts.ts';
