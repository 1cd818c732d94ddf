import { useEffect, useRef, useState } from 'react';
import { messages } from '../../messages/index.ts';
import buttonStyles from '../shared/button.module.css';
import { usePage } from '../shared/page-context.ts';
import styles from './drop-zone.module.css';

/** Picks a file of activations. */
export function FileButton() {
  const { openFile } = usePage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        id="measure-file"
        className={buttonStyles['small']}
        title={messages.files.buttonTitle()}
        onClick={() => input.current?.click()}
      >
        {messages.files.button()}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={messages.files.banner().input}
        accept=".npz,.npy,.tsv,.txt,.json,.csv"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void openFile(file, 1);
          // The same file can be chosen again, once it has been mended.
          event.target.value = '';
        }}
      />
    </>
  );
}

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
