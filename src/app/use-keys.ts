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
      // AltGr, by which some keyboards type brackets, reports itself as Ctrl and Alt.
      const held = (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph');
      if (held || event.metaKey || event.defaultPrevented) return;
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
      // A key held down scrubs, but starts one run.
      if (event.repeat && action.group !== 'Playhead') return;
      action.perform(page);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [page]);
}
