import type { ReactNode } from 'react';
import { messages } from '../../messages/index.ts';
import { commandById, runCommand } from '../../state/commands.ts';
import { useObserved, usePage } from './page-context.ts';

interface Props {
  readonly id: string;
  /** What is read to those who do not see the button, where it has no words of its own. */
  readonly label?: string;
  /** What the pointer is told, where that is not what the command does in any state. */
  readonly title?: string;
  readonly className?: string | undefined;
  /** Whether it is shown as pressed while the command is checked. */
  readonly isToggle?: boolean;
  readonly children: ReactNode;
}

/** A button that runs a command; its keys are in its tooltip. */
export function CommandButton({ id, label, title, className, isToggle, children }: Props) {
  const page = usePage();
  const command = commandById(page, id);
  const [isEnabled, isChecked] = useObserved(() => [
    command.isEnabled?.(page) ?? true,
    command.isChecked?.(page) ?? false,
  ]);
  const text = title ?? label ?? command.title;
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-pressed={isToggle ? isChecked : undefined}
      aria-keyshortcuts={command.keys.map(ariaKey).join(' ')}
      aria-disabled={!isEnabled}
      title={`${text} (${command.keys.map(keyName).join(', ')})`}
      onClick={() => runCommand(command, page)}
    >
      {children}
    </button>
  );
}

interface LimitedProps {
  readonly className?: string | undefined;
  /** Its name where what it shows is a sign. */
  readonly name?: string;
  readonly title?: string;
  /** There is nothing more for it to do. */
  readonly isSpent: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that comes to a limit: a disabled one would drop the focus of who has just pressed it. */
export function LimitedButton({
  className,
  name,
  title,
  isSpent,
  onClick,
  children,
}: LimitedProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={name}
      title={title}
      aria-disabled={isSpent}
      onClick={isSpent ? undefined : onClick}
    >
      {children}
    </button>
  );
}

/**
 * Hands the keyboard's focus to a neighbour before the element that has it goes away, else it falls
 * back to the top of the page; to the whole of `main` where the neighbour is not there.
 */
export function handFocus(neighbour: string): void {
  const taker = document.querySelector<HTMLElement>(neighbour) ?? document.querySelector('main');
  taker?.focus({ preventScroll: true });
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
export function ariaKey(key: string): string {
  return key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
}
