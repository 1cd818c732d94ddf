import { useEffect, useState } from 'react';
import { messages } from '../../messages/index.ts';
import { usePage } from '../shared/page-context.ts';
import styles from './drop-zone.module.css';

const holdsFile = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** Takes files dropped anywhere on the page, and shows so while one is held over it. */
export function DropZone() {
  const { openFile } = usePage();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const over = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      setHeld(true);
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setHeld(false);
    };
    const drop = (event: DragEvent): void => {
      setHeld(false);
      if (!holdsFile(event)) return;
      event.preventDefault();
      const files = event.dataTransfer?.files;
      const [file] = files ?? [];
      if (file !== undefined) void openFile(file, files?.length ?? 1);
    };
    window.addEventListener('dragenter', over, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => abort.abort();
  }, [openFile]);
  if (!held) return null;
  return (
    <div className={styles['drop-zone']} data-testid="drop-zone" aria-hidden="true">
      {messages.files.banner().drop}
    </div>
  );
}
