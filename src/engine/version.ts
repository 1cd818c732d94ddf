/** Rises whenever the same run may give another recording: fingerprints then differ too. */
export const ENGINE_VERSION = 2;
