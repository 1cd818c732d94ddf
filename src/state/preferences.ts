/** The few choices of a person, not of an experiment, that outlive a visit. */
import type { StoreApi } from 'zustand/vanilla';
import type { Changes } from './changes.ts';

export interface Preferences {
  /** Whether single letters act (WCAG 2.1.4 requires that they can be switched off). */
  readonly keys: boolean;
}

const STORAGE_KEY = 'infoplane.keys';

/** Storage may be missing or forbidden; then a choice lasts as long as the page. */
export function createPreferences(
  changes: Changes,
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined,
): StoreApi<Preferences> {
  const read = (): string | null => {
    try {
      return storage?.getItem(STORAGE_KEY) ?? null;
    } catch {
      return null;
    }
  };
  const store = changes.store<Preferences>({ keys: read() !== 'off' });
  store.subscribe(({ keys }) => {
    try {
      storage?.setItem(STORAGE_KEY, keys ? 'on' : 'off');
    } catch {
      // Full or forbidden: the choice is kept for this page.
    }
  });
  return store;
}
