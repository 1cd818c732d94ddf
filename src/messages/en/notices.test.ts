import { expect, test } from 'vitest';
import { ENGINE_VERSION } from '../../engine/index.ts';
import * as notices from './notices.ts';

const from = (engine: number): string => {
  const expected = { hex: '0123456789abcdef', engine };
  return notices.otherFingerprint({ expected, found: 'fedcba9876543210' });
};
const BOTH = 'The link’s fingerprint is 0123456789abcdef; this run gives fedcba9876543210.';

test('another fingerprint from the same engine is reported with both fingerprints', () => {
  expect(from(ENGINE_VERSION)).toBe(`${BOTH} The numbers may differ from what the sender saw.`);
});

test('another engine is named, with what has changed since', () => {
  expect(from(1)).toBe(
    `The link was made with version 1 of the engine; this is version 2, whose quantizer rounds halves up: codes may differ. ${BOTH}`,
  );
});

test('a later engine is named, and its changes are not known', () => {
  expect(from(3)).toBe(
    `The link was made with version 3 of the engine; this is version 2: codes may differ. ${BOTH}`,
  );
});
