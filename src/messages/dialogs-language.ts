/** The language of dialogs: as in `language.ts`. */
export * from './en/dialogs.ts';
