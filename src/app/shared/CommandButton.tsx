import { type ComponentProps, type ReactNode, useRef } from 'react';
import { messages } from '../../messages/index.ts';
import { commandById, runCommand } from '../../state/commands.ts';
import type { Command } from '../../state/page.ts';
import { useObserved, usePage } from './page-context.ts';

/** A command, by its id or, of one with a parameter, itself; and how it stands now. */
function useCommand(id: string | Command) {
  const page = usePage();
  const command = typeof id === 'string' ? commandById(page, id) : id;
  const [isEnabled, isChecked] = useObserved(() => [
    command.isEnabled?.(page) ?? true,
    command.isChecked?.(page) ?? false,
  ]);
  const keys = command.keys.map(ariaKey).join(' ') || undefined;
  return { command, isEnabled, isChecked, keys, run: () => runCommand(command, page) };
}

function withKeys(text: string, { keys }: Command): string {
  return keys.length === 0 ? text : `${text} (${keys.map(keyName).join(', ')})`;
}

type ButtonProps = Omit<
  ComponentProps<'button'>,
  'onClick' | 'onPointerDown' | 'disabled' | 'type'
>;

interface Props extends ButtonProps {
  readonly command: string | Command;
  /** What is read to those who do not see the button, where it has no words of its own. */
  readonly label?: string;
  /** Its tooltip, where that is not what the command does in any state. */
  readonly title?: string;
  /** Whether it is shown as pressed while the command is checked. */
  readonly isToggle?: boolean;
  /** Its title, where nothing else is given. */
  readonly children?: ReactNode;
  /**
   * Where the button goes away with what it does: a selector of what takes the keyboard's focus, around
   * the button or else anywhere; `main` where that is not there. It would fall back to the top of the page.
   */
  readonly focusTo?: string;
}

/**
 * A button that runs a command; its keys are in its tooltip. It stays enabled for the browser where
 * the command is not: a disabled one would drop the focus of who has just pressed it.
 */
export function CommandButton({
  command: id,
  label,
  title,
  isToggle,
  focusTo,
  children,
  ...attributes
}: Props) {
  const { command, isEnabled, isChecked, keys, run } = useCommand(id);
  /** What it showed when it was pressed: leaving a field may start a run before it is let go. */
  const pressed = useRef<boolean>(undefined);
  return (
    <button
      aria-pressed={isToggle ? isChecked : undefined}
      {...attributes}
      type="button"
      aria-label={label}
      aria-keyshortcuts={keys}
      aria-disabled={!isEnabled}
      title={withKeys(title ?? label ?? command.title, command)}
      onPointerDown={() => {
        pressed.current = isChecked;
      }}
      onClick={({ currentTarget }) => {
        const isAsPressed = (pressed.current ?? isChecked) === isChecked;
        pressed.current = undefined;
        if (!isAsPressed || !isEnabled) return;
        if (focusTo !== undefined) handFocus(currentTarget, focusTo);
        run();
      }}
    >
      {children ?? command.title}
    </button>
  );
}

function handFocus(button: HTMLElement, neighbour: string): void {
  const taker =
    button.closest<HTMLElement>(neighbour) ??
    document.querySelector<HTMLElement>(neighbour) ??
    document.querySelector('main');
  taker?.focus({ preventScroll: true });
}

interface CheckboxProps {
  readonly command: string;
  readonly children: ReactNode;
}

/** A box that is ticked while a command is checked, and runs it. */
export function CommandCheckbox({ command: id, children }: CheckboxProps) {
  const { command, isChecked, keys, run } = useCommand(id);
  return (
    <label title={withKeys(command.title, command)}>
      <input type="checkbox" checked={isChecked} aria-keyshortcuts={keys} onChange={run} />{' '}
      {children}
    </label>
  );
}

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
function ariaKey(key: string): string {
  return key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
}
