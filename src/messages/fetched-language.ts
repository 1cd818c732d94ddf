/** The language of `fetchedMessages`: as in `language.ts`. */
export * from './en/fetched.ts';
