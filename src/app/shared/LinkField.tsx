import { useEffect, useRef } from 'react';
import { messages } from '../../messages/index.ts';
import styles from './link-field.module.css';
import { usePage } from './page-context.ts';

interface Props {
  /** Whether the link is selected at once, to be copied with the keyboard. */
  readonly isSelected?: boolean;
}

/** The link to what is on show, in a field from which it can be copied. */
export function LinkField({ isSelected = false }: Props) {
  const page = usePage();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isSelected) field.current?.focus();
  }, [isSelected]);
  return (
    <input
      ref={field}
      type="text"
      readOnly
      translate="no"
      className={styles['link']}
      aria-label={messages.shell.linkField().name}
      value={page.link()}
      onFocus={(event) => event.target.select()}
    />
  );
}
