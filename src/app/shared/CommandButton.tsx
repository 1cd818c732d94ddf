import type { ReactNode } from 'react';
import { commandById, runCommand } from '../../state/commands.ts';
import { ariaKey, keyName } from './key-name.ts';
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
