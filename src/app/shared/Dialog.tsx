import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './dialog.module.css';

interface Props {
  readonly title: string;
  /** What its button says to those who do not see the cross. */
  readonly closeLabel: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open as long as it is there; its button and Escape ask for it to be taken away. */
export function Dialog({ title, closeLabel, className, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Taken away by other means than its own, it would keep the focus to itself.
    return () => shown?.close();
  }, []);
  const close = (): void => {
    // It may have been shown again by the time it tells that it was closed.
    if (!dialog.current?.open) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={classes(styles['dialog'], className)}
      aria-labelledby={titleId}
      onClose={close}
    >
      <form method="dialog">
        <h2 id={titleId}>{title}</h2>
        <button type="submit" aria-label={closeLabel}>
          ×
        </button>
      </form>
      {children}
    </dialog>
  );
}
