/** What is read in dialogs or in Compare alone. Apart from `messages`, so that a visit does not wait for it. */

import type * as en from './en/fetched.ts';
import * as language from './fetched-language.ts';

/** These messages in the language of the page. */
export const fetchedMessages: typeof en = language;
