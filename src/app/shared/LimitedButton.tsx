import type { ReactNode } from 'react';

interface Props {
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
export function LimitedButton({ className, name, title, isSpent, onClick, children }: Props) {
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
