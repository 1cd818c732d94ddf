import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

/** Attributes of elements and components that a person reads. */
const READ = ['title', 'aria-label', 'aria-valuetext', 'alt', 'placeholder', 'label', 'closeLabel'];

/** The name of the page, and symbols of the field: the same in every language. */
const SYMBOLS = /Infoplane|[HI]\([XTY](;[TY])?\)/g;

const isWord = (text: string): boolean => /\p{L}{2}/u.test(text.replaceAll(SYMBOLS, ''));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Texts in the elements of a component that do not come from the messages. */
function wordsIn(node: unknown): string[] {
  if (!isRecord(node)) return [];
  const { type, value, name } = node;
  const isRead = type === 'JSXAttribute' && isRecord(name) && READ.includes(String(name['name']));
  const text = type === 'JSXText' ? value : isRead && isRecord(value) ? value['value'] : undefined;
  const own = typeof text === 'string' && isWord(text) ? [text.trim()] : [];
  return [...own, ...Object.values(node).flatMap(wordsIn)];
}

test.each([
  ['<p>epoch {epoch}</p>', ['epoch']],
  ['<p title="More">{text}</p>', ['More']],
  ['<p className="more">I(X;T): {text}</p>', []],
])('in %s these are words: %j', (element, words) => {
  expect(wordsIn(parseSync('a.tsx', `const a = ${element};`).program)).toEqual(words);
});

test('components have no words of their own', () => {
  const paths = readdirSync('src/app', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .map((name) => join('src/app', name));
  expect(paths.length).toBeGreaterThan(40);
  const found = paths.flatMap((path) =>
    wordsIn(parseSync(path, readFileSync(path, 'utf8')).program).map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});
