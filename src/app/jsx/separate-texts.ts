/**
 * Translators of browsers take texts out of the page and put <font> elements in their place. React
 * keeps hold of a text that has siblings: it would be updated where it cannot be seen any more, and to
 * remove it throws, which empties the page. A text that is all of its element is set through the
 * element, whatever stands in it. So every text becomes all of an element: the JSX of the page is made by
 * this. What a component returns besides elements no JSX has made: the compiler refuses components that
 * may return a bare text (`elements.ts`). Refused instead: not to be translated
 * (`translate="no"`), for who needs a translation; to let `removeChild` fail in silence, after which old
 * numbers stay on screen.
 */
import { createElement, Fragment, type ReactNode } from 'react';

/** An element without a meaning or a style; style sheets that address a `span` do not mean it. */
const TEXT_ELEMENT = 'text-run';

type Child = ReactNode;

const isText = (child: Child): child is string | number =>
  typeof child === 'string' || typeof child === 'number';

/** What renders to nothing does not end a run of texts. */
const isNothing = (child: Child): boolean =>
  child === null || child === undefined || typeof child === 'boolean';

const joined = (run: readonly Child[]): string => run.filter(isText).join('');

/** A run of texts as one element; blanks between elements stay as they are, as for translators. */
function textElement(text: string, key: string): Child {
  return text.trim() === '' ? text : createElement(TEXT_ELEMENT, { key }, text);
}

/** The same children, in the same places, with each run of texts in an element of its own. */
function separated(children: readonly Child[]): Child[] {
  const result: Child[] = [];
  children.forEach((child, place) => {
    if (!isText(child)) {
      result.push(Array.isArray(child) ? separated(child) : child);
      return;
    }
    let start = place;
    while (start > 0 && (isText(children[start - 1]) || isNothing(children[start - 1]))) start--;
    const isLater = children.slice(start, place).some(isText);
    if (isLater) {
      result.push(null);
      return;
    }
    const after = children.slice(place);
    const end = after.findIndex((next) => !isText(next) && !isNothing(next));
    const text = joined(end === -1 ? after : after.slice(0, end));
    result.push(textElement(text, `text-${place}`));
  });
  return result;
}

/** Properties of an element as JSX has them, with no text among others. */
export function separateTexts<Props>(type: unknown, props: Props): Props {
  const { children } = props as { children?: Child };
  if (Array.isArray(children)) {
    // Texts alone, the only content that an <option> may have, are all of their element together.
    const isAllText =
      children.some(isText) && children.every((child) => isText(child) || isNothing(child));
    if (typeof type === 'string' && isAllText) return { ...props, children: joined(children) };
    return { ...props, children: separated(children) };
  }
  // Of a fragment it is not known what stands around it.
  if (type === Fragment && isText(children)) {
    return { ...props, children: textElement(String(children), 'text') };
  }
  return props;
}
