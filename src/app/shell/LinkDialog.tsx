import { messages } from '../../messages/index.ts';
import { PageDialog } from '../shared/Dialog.tsx';
import { LinkField } from '../shared/LinkField.tsx';

/** The link where the page can neither copy it nor show it in the address bar, as in a frame. */
export function LinkDialog() {
  const words = messages.shell.linkField();
  return (
    <PageDialog name="link" title={words.title}>
      <p>{words.how}</p>
      <LinkField isSelected />
    </PageDialog>
  );
}
