/** English, by subject: what is read in dialogs or in Compare alone, and fetched with them. */
export * as about from './about.ts';
export * as compare from './compare.ts';
export * as explanations from './explanations.ts';
export * as glossary from './glossary.ts';
export * as help from './help.ts';
export * as reasons from './reasons.ts';
export * as why from './why.ts';
