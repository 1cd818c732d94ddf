/** The language of the page. Unit tests are in English, whatever it is (`vite.config.ts`). */
export * from './en/index.ts';
