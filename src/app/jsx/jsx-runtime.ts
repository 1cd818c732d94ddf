/** What the compiler calls for JSX (`jsxImportSource`): React's, with texts in elements of their own. */
import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime';
import { separateTexts } from './separate-texts.ts';

export type * as JSX from './elements.ts';
export { Fragment };

type Jsx = typeof reactJsx;

export const jsx: Jsx = (type, props, key) => reactJsx(type, separateTexts(type, props), key);
export const jsxs: Jsx = (type, props, key) => reactJsxs(type, separateTexts(type, props), key);
