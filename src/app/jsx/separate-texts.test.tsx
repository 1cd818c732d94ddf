// @vitest-environment jsdom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, test } from 'vitest';
import { TextParts } from '../shared/TextParts.tsx';
import '../testing/mount.tsx';

/** Texts of the page, blanks between elements aside. */
function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter(({ data }) => data.trim() !== '');
}

/** As Chrome does: another element in the place of a text. */
function replaced(text: Text): void {
  const font = document.createElement('font');
  font.textContent = text.data.toUpperCase();
  text.replaceWith(font);
}

/** As others do: an element around it. */
function wrapped(text: Text): void {
  const font = document.createElement('font');
  text.replaceWith(font);
  font.append(text);
}

const Given = ({ children }: { readonly children?: ReactNode }) => <>{children}</>;

// @ts-expect-error: a bare text that a component returns has no element of its own.
const refused = (): ReactNode => <Bare />;
const Bare = (): string => 'bare';
void refused;

const CASES: Readonly<Record<string, (n: number) => ReactNode>> = {
  'a text that changes beside an element': (n) => (
    <p>
      epoch <strong>{n}</strong> / {n + 1}
    </p>
  ),
  'a text that comes and goes': (n) => (
    <p>
      {n % 2 === 0 && 'even'}
      <b>{n}</b>
      {n > 1 ? 'many' : 'few'} of them
    </p>
  ),
  'an element that comes and goes before a text': (n) => (
    <p>
      {n % 2 === 1 && <input />} layer {n}
    </p>
  ),
  'texts that become elements': (n) => (
    <p>{n === 1 ? <em>one</em> : ['no ', <b key="b">one</b>]}</p>
  ),
  'texts alone': (n) => (
    <p>
      {n} of {2 * n}
      {n === 1 && <i>half</i>}
    </p>
  ),
  'texts in a fragment': (n) => (
    <p>
      <b>so</b> {n === 1 ? <>one</> : <>not {n} but two</>}
    </p>
  ),
  'texts given to a component': (n) => (
    <div>
      <Given>
        given {n} <b>times</b>
      </Given>
      {n}
    </div>
  ),
  'parts of a sentence': (n) => (
    <p>
      {n === 2 && 'First: '}
      <TextParts parts={n === 1 ? ['press ', { key: 'N' }] : [{ strong: 'press' }, ' it']} />
    </p>
  ),
};

describe.each(Object.entries({ replaced, wrapped }))('after its texts were %s', (_, translate) => {
  test.each(Object.entries(CASES))('%s is rendered again, and as it should be', (_name, render) => {
    const place = document.createElement('main');
    const expected = document.createElement('main');
    const root = createRoot(place);
    for (const n of [0, 1, 2, 1, 0]) {
      act(() => root.render(render(n)));
      const fresh = createRoot(expected);
      act(() => fresh.render(render(n)));
      expect(place.textContent?.toLowerCase()).toBe(expected.textContent?.toLowerCase());
      act(() => fresh.unmount());
      for (const text of textsIn(place)) translate(text);
    }
    act(() => root.unmount());
  });
});

test('an option has one text, and a text that is alone no element around it', () => {
  const place = document.createElement('main');
  const root = createRoot(place);
  const speed = 0.5;
  act(() =>
    root.render(
      <select>
        <option>{speed}×</option>
      </select>,
    ),
  );
  expect(place.innerHTML).toBe('<select><option>0.5×</option></select>');
  act(() => root.unmount());
});
