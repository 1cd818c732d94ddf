import { useEffect } from 'react';
import { actionForKey } from '../state/actions.ts';
import { usePage } from './lab-context.ts';

/** Fields keep their keys: letters, arrows and Space mean something else there. */
const FIELDS = 'input, select, textarea, [contenteditable]';

/** Performs the action of a key pressed outside fields and dialogs. */
export function useKeys(): void {
  const page = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (
        !(target instanceof Element) ||
        target.closest(FIELDS) ||
        document.querySelector('dialog[open]')
      )
        return;
      if (key.length === 1 && key !== ' ' && !page.preferences.getState().keys) return;
      if ((key === ' ' || key === 'Enter') && target.closest('button, summary, a')) return;
      const action = actionForKey(key, event.shiftKey);
      if (action === undefined) return;
      event.preventDefault();
      action.perform(page);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [page]);
}
