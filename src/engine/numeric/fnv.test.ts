import { expect, test } from 'vitest';
import { fnv1a } from './fnv.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('%o has the hash of the published vectors', (text, hash) => {
  expect(fnv1a(bytesOf(text))).toBe(hash);
});

test('bytes may be given in parts', () => {
  expect(fnv1a(bytesOf('bar'), fnv1a(bytesOf('foo')))).toBe(fnv1a(bytesOf('foobar')));
});
