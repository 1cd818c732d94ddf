import { useEffect } from 'react';
import { commandForKey, runCommand } from '../../state/commands.ts';
import { usePage } from '../shared/page-context.ts';

/** Where letters are typed, every key belongs to the field. */
const TEXT = 'input:not([type=range]):not([type=checkbox]), textarea, [contenteditable]';
/** Sliders and lists keep the keys that move them; a list also letters, by which its choices are found. */
const MOVING = /^(Arrow|Home|End|Page)/;

/** Whether a key means something to the element it was pressed in. */
function isOwnKey(target: Element, key: string): boolean {
  if (target.closest(TEXT)) return true;
  if (target.closest('input[type=range]')) return MOVING.test(key);
  if (target.closest('select')) return MOVING.test(key) || key === 'Enter' || key.length === 1;
  return (key === ' ' || key === 'Enter') && target.closest('button, summary, a, input') !== null;
}

/** Performs the command of a key pressed outside fields and dialogs. */
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
        isOwnKey(target, key) ||
        document.querySelector('dialog[open]')
      )
        return;
      if (key.length === 1 && key !== ' ' && !page.preferences.getState().keys) return;
      const command = commandForKey(page, key, event.shiftKey);
      if (command === undefined) return;
      event.preventDefault();
      // A key held down scrubs, but starts one run.
      if (event.repeat && command.group !== 'playhead') return;
      runCommand(command, page);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [page]);
}
