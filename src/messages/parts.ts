import type { VerdictCriteria } from '../engine/index.ts';

/** A piece of a text: plain, stressed, a key to press, or the field of a criterion. */
export type Part =
  | string
  | { readonly strong: string }
  | { readonly em: string }
  | { readonly key: string }
  | { readonly criterion: keyof VerdictCriteria };

/** A text with more than letters in it. */
export type Parts = readonly Part[];
