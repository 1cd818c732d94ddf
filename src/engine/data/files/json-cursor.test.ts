import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonCursor } from './json-cursor.ts';
import { TableError } from './table-error.ts';
import { encodeUtf8 } from './text-bytes.ts';

function isRead(text: string): boolean {
  try {
    const json = new JsonCursor(encodeUtf8(text));
    json.skip();
    json.end();
    return true;
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return false;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('what JSON is, and only that, is gone through to the end', () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom(...'[]{},:"0-1.e\\ntu \n\t', ''))
    .map(([text, at, removed, put]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + put + text.slice(cut + removed);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken), (text) => {
      expect(isRead(text)).toBe(isJson(text));
    }),
    { seed: 37, numRuns: 3000 },
  );
});

test('values come back as they were written', () => {
  const strings = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(strings, fc.double({ noNaN: true, noDefaultInfinity: true }))),
      (pairs) => {
        const json = new JsonCursor(encodeUtf8(JSON.stringify(pairs)));
        const found: (readonly [string, number])[] = [];
        for (const _ of json.elements()) {
          const values: (string | number)[] = [];
          for (const __ of json.elements()) {
            values.push(json.kind() === 'string' ? json.string() : Number(json.token()));
          }
          found.push(values as [string, number]);
        }
        expect(found).toEqual(JSON.parse(JSON.stringify(pairs)));
      },
    ),
    { seed: 38 },
  );
});

test('numbers of up to 15 digits are short, with a point, a sign or without', () => {
  const shortOf = (text: string) => new JsonCursor(encodeUtf8(`${text},`)).shortNumber();
  for (const text of ['0', '7', '-12', '0.25', '-3.5', '123456789012345', '0.12345678901234']) {
    expect(shortOf(text)).toBe(Number(text));
  }
  for (const text of ['1234567890123456', '1e5', '1.', '.5', 'true']) {
    expect(shortOf(text)).toBeUndefined();
  }
});

test('short numbers are those that JSON.parse reads, to the last bit', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 });
  const number = fc.oneof(
    fc
      .tuple(fc.constantFrom('', '-'), digits, fc.constantFrom('', '.'), digits)
      .map((parts) => parts.join('')),
    fc.double().map(String),
    fc.constantFrom('0', '-0', '00', '1.', '.5', '-', '1e5', '0.1', '1..2', '1.2.3', '0x1'),
  );
  fc.assert(
    fc.property(number, (text) => {
      const json = new JsonCursor(encodeUtf8(`${text},`));
      const short = json.shortNumber();
      if (short === undefined) return;
      expect(Object.is(short, JSON.parse(text))).toBe(true);
      expect(json.mark).toBe(text.length);
    }),
    { seed: 40, numRuns: 5000 },
  );
});
