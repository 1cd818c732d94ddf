import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import { isSame } from '../../state/changes.ts';
import type { Page } from '../../state/page.ts';

const PageContext = createContext<Page | undefined>(undefined);
export const PageProvider = PageContext.Provider;

/** What acts on the page. What is shown of it is read through `useObserved`. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('a component stands outside PageProvider');
  return page;
}

/**
 * What `select` names of the page; the component renders again when that changes, a few times a
 * second where only a run or a playback goes on. Several parts are named as one object or array,
 * whose parts are compared, or as `isEqual` compares them.
 */
export function useObserved<T>(
  select: (page: Page) => T,
  isEqual: (a: T, b: T) => boolean = isSame,
): T {
  const page = usePage();
  const last = useRef<{ readonly value: T }>(undefined);
  const snapshot = (): T => {
    const value = select(page);
    if (last.current !== undefined && isEqual(value, last.current.value)) return last.current.value;
    last.current = { value };
    return value;
  };
  return useSyncExternalStore(page.throttled.subscribe, snapshot);
}
