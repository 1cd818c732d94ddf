import { useRef } from 'react';
import { messages } from '../../messages/index.ts';
import buttonStyles from '../shared/button.module.css';
import { usePage } from '../shared/page-context.ts';

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
        accept=".csv,.json,text/csv,application/json"
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
