import { messages } from '../../messages/index.ts';

const KEY_NAMES: Record<string, string> = {
  ' ': messages.commands.spaceKey(),
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: messages.commands.escapeKey(),
};

/** A key as people read it. */
export function keyName(key: string): string {
  return key
    .split('+')
    .map((part) => KEY_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}

/** A key as `aria-keyshortcuts` names it. */
export function ariaKey(key: string): string {
  return key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
}
