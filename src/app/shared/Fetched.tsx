import { type ReactElement, useEffect, useState } from 'react';
import { messages } from '../../messages/index.ts';
import type { FetchedCode } from './fetched-code.ts';

interface Props<Code> {
  readonly code: FetchedCode<Code>;
  readonly children: (code: Code) => ReactElement;
}

/**
 * What is made of code that may not be there yet: in the first render where it has been fetched before,
 * so that a dialog opens whole. Where it cannot be fetched that is reported; rendered anew, as by closing
 * and opening a dialog, it is requested again, but some browsers cache that it failed until the page is
 * loaded again.
 */
export function Fetched<Code>({ code, children }: Props<Code>) {
  const [isPending, setPending] = useState(code.current === undefined);
  useEffect(() => {
    if (!isPending) return;
    let isGone = false;
    void code.fetch().then(() => {
      if (!isGone) setPending(false);
    });
    return () => {
      isGone = true;
    };
  }, [code, isPending]);
  if (code.current !== undefined) return children(code.current);
  if (isPending) return <p aria-busy="true">{messages.shell.loading()}</p>;
  return (
    <p role="alert">
      {messages.shell.notLoaded('dialog')}{' '}
      <button
        type="button"
        onClick={({ currentTarget }) => {
          // The button goes; the focus stays in the dialog, where it was when that opened.
          currentTarget.closest('dialog')?.querySelector('button')?.focus();
          setPending(true);
        }}
      >
        {messages.shell.retry()}
      </button>{' '}
      <button type="button" onClick={() => window.location.reload()}>
        {messages.shell.reload()}
      </button>
    </p>
  );
}
