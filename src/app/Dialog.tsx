import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  readonly title: string;
  /** What its button says to those who do not see the cross. */
  readonly closeLabel: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open as long as it is there; its button and Escape ask for it to be taken away. */
export function Dialog({ title, closeLabel, className, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={className} aria-labelledby={titleId} onClose={onClose}>
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
