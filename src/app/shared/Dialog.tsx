import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { messages } from '../../messages/index.ts';
import type { UiState } from '../../state/page.ts';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { useObserved, usePage } from './page-context.ts';

interface Props {
  readonly title: string;
  /** The name of its button, for those who do not see the cross. */
  readonly closeLabel: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open as long as it is there; its button and Escape call `onClose`. */
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
    // It may have been shown again by the time it reports that it was closed.
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

interface PageProps {
  readonly name: NonNullable<UiState['dialog']>;
  readonly title: string;
  readonly children: ReactNode;
}

/** One of the page's dialogs, opened by the state. */
export function PageDialog({ name, title, children }: PageProps) {
  const { ui } = usePage();
  const isOpen = useObserved(() => ui.getState().dialog === name);
  if (!isOpen) return null;
  return (
    <Dialog
      title={title}
      closeLabel={messages.shell.close(title)}
      onClose={() => ui.setState({ dialog: undefined })}
    >
      {children}
    </Dialog>
  );
}
