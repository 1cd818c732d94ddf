import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { UiState } from '../../state/page.ts';
import { usePage } from '../lab-context.ts';

interface Props {
  readonly name: NonNullable<UiState['dialog']>;
  readonly title: string;
  readonly children: ReactNode;
}

/** One of the page's dialogs: opened by the state, closed by its button or Escape. */
export function PageDialog({ name, title, children }: Props) {
  const { ui } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const open = useStore(ui, (state) => state.dialog === name);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={() => open && ui.setState({ dialog: undefined })}
    >
      <form method="dialog">
        <h2 id={titleId}>{title}</h2>
        <button type="submit" aria-label={`Close ${title}`}>
          ×
        </button>
      </form>
      {open && children}
    </dialog>
  );
}
