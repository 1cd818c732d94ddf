/** All that a person reads. */
import type * as en from './en/index.ts';
import * as language from './language.ts';

export type { Part, Parts } from './parts.ts';

/** All texts of a language; another one is a folder beside `en` with this type. */
type Messages = typeof en;

/** The messages in the language of the page. */
export const messages: Messages = language;
