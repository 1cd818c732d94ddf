/** What is read in dialogs alone. Apart from `messages`, so that a visit does not wait for it. */
import * as language from './dialogs-language.ts';
import type * as en from './en/dialogs.ts';

/** The messages of dialogs in the language of the page. */
export const dialogMessages: typeof en = language;
