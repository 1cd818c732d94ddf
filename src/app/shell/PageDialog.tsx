import type { ReactNode } from 'react';
import { messages } from '../../messages/index.ts';
import type { UiState } from '../../state/page.ts';
import { Dialog } from '../shared/Dialog.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';

interface Props {
  readonly name: NonNullable<UiState['dialog']>;
  readonly title: string;
  readonly children: ReactNode;
}

/** One of the page's dialogs, opened by the state. */
export function PageDialog({ name, title, children }: Props) {
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
