/** The same in development and in tests. */
import { Fragment, jsxDEV as reactJsxDev } from 'react/jsx-dev-runtime';
import { separateTexts } from './separate-texts.ts';

export type * as JSX from './elements.ts';
export { Fragment };

export const jsxDEV: typeof reactJsxDev = (type, props, key, isStatic, ...others) => {
  const separate = separateTexts(type, props);
  // Texts alone have become one child.
  const isList = Array.isArray((separate as { children?: unknown }).children);
  return reactJsxDev(type, separate, key, isStatic && isList, ...others);
};
