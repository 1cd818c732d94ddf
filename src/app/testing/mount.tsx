/** Components on a page of their own, used as a person does. */
import { act, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';
import type { Page } from '../../state/page.ts';
import { testPage } from '../../state/testing/pages.ts';
import { PageProvider } from '../shared/page-context.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
// What jsdom lacks; nothing is laid out there.
Element.prototype.scrollIntoView ??= () => {};

const roots: Root[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) act(() => root.unmount());
  document.body.replaceChildren();
});

export interface Mounted<P extends Page> {
  readonly page: P;
  /** The one element that a selector finds. */
  readonly find: <E extends HTMLElement>(selector: string) => E;
  /** The field, list or slider with a label or a name. */
  readonly field: (name: string) => HTMLInputElement | HTMLSelectElement;
  readonly button: (name: string) => HTMLButtonElement;
  /** The text of the alert, where there is one. */
  readonly alert: () => string | undefined;
}

export function mount<P extends Page>(element: ReactElement, page: P): Mounted<P>;
export function mount(element: ReactElement): Mounted<Page>;
export function mount(element: ReactElement, page: Page = testPage(undefined, [])): Mounted<Page> {
  const main = document.createElement('main');
  main.tabIndex = -1;
  document.body.append(main);
  const root = createRoot(main);
  roots.push(root);
  act(() => root.render(<PageProvider value={page}>{element}</PageProvider>));
  const find = <E extends HTMLElement>(selector: string): E => {
    const [found, ...others] = main.querySelectorAll<E>(selector);
    if (found === undefined || others.length > 0) throw new Error(`${selector}: not one element`);
    return found;
  };
  const named = <E extends HTMLElement>(name: string, kinds: string): E => {
    const all = [...main.querySelectorAll<E>(kinds)];
    const found = all.find((one) => nameOf(one) === name);
    if (found === undefined) throw new Error(`${name} is not among ${all.map(nameOf).join(', ')}`);
    return found;
  };
  return {
    page,
    find,
    field: (name) => named(name, 'input, select'),
    button: (name) => named(name, 'button'),
    alert: () => main.querySelector('[role=alert]')?.textContent ?? undefined,
  };
}

function nameOf(element: HTMLElement): string {
  const label =
    'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null)?.[0] : null;
  return (
    element.ariaLabel ??
    element.getAttribute('aria-label') ??
    label?.textContent ??
    element.textContent
  ).trim();
}

/** Sets a value as typing, choosing or dragging does. */
export function enter(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  const isList = field instanceof HTMLSelectElement;
  const prototype = isList ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  // React keeps the value it has set itself, and would take a plain assignment for its own.
  const set = Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
  act(() => {
    field.focus();
    set?.call(field, value);
    field.dispatchEvent(
      isList
        ? new Event('change', { bubbles: true })
        : new InputEvent('input', { bubbles: true, inputType: 'insertText' }),
    );
  });
}

export function press(element: HTMLElement, key: string): void {
  act(() => {
    element.focus();
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

export function click(element: HTMLElement): void {
  act(() => element.click());
}

export function blur(element: HTMLElement): void {
  act(() => element.blur());
}
