import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complaint } from './testing/activation-files.ts';
import { asUtf8, decodeUtf8, encodeUtf8 } from './text-bytes.ts';

const texts = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .filter((text) => !/[\0\ufffd]/.test(text));

test('text is encoded as UTF-8 and decoded', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 700 }), (text, times) => {
      const long = text.repeat(times);
      const bytes = encodeUtf8(long);
      expect(Buffer.from(bytes).equals(Buffer.from(long))).toBe(true);
      expect(decodeUtf8(asUtf8(bytes), 0, bytes.length)).toBe(long);
    }),
    { seed: 35 },
  );
});

test('text of UTF-16 is refused where it is none, as that of UTF-8 is', () => {
  for (const wrong of ['a\0', 'a\ufffd', 'a\ud800', 'a\udc00b']) {
    const bytes = Buffer.from(`\ufeffb\n${wrong}`, 'utf16le');
    expect(complaint(() => asUtf8(bytes))).toContain('line 2');
  }
});

test('the first and last characters of each length are read', () => {
  const codes = [0x01, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffc, 0xffff, 0x10000, 0x10ffff];
  for (const code of codes) {
    const bytes = Buffer.from(String.fromCodePoint(code));
    expect(decodeUtf8(asUtf8(bytes), 0, bytes.length)).toBe(String.fromCodePoint(code));
  }
});

test('bytes are refused where a decoder would put something in their place', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const isText = (bytes: Uint8Array): boolean => {
    try {
      return !/[\0\ufffd]/.test(decoder.decode(bytes));
    } catch {
      return false;
    }
  };
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    texts.map((text) => Uint8Array.from(encodeUtf8(text.slice(0, 3)))),
    fc.constantFrom(
      ...[
        [0xc0, 0x80],
        [0xc1, 0xbf],
        [0xe0, 0x80, 0x80],
        [0xe0, 0x9f, 0xbf],
        [0xf0, 0x8f, 0xbf, 0xbf],
        [0xed, 0xa0, 0x80],
        [0xf4, 0x90, 0x80, 0x80],
      ].map((bytes) => Uint8Array.from(bytes)),
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      const bytes = Buffer.concat([Buffer.from('a\n'), ...parts]);
      const found = complaint(() => asUtf8(bytes));
      expect(found === 'nothing wrong').toBe(isText(bytes));
    }),
    { seed: 36, numRuns: 2000 },
  );
});
