import { useState } from 'react';
import { messages } from '../../messages/index.ts';
import { handFocus } from '../shared/CommandButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './notices.module.css';

/** What a person should know: repairs of a link, slower backend, what could not be measured. */
export function Notices() {
  const page = usePage();
  const [dismissed, setDismissed] = useState(false);
  const backend = useObserved(({ screen }) => screen.session.backend);
  const others = useObserved(({ screen }) => screen.notices.list);
  // Unlike the others it holds until it has been read: each run is slower.
  const slower =
    backend?.fallback === undefined || dismissed
      ? []
      : [messages.backends.slower(backend.id, backend.fallback)];
  const notices = [...slower, ...others.map(messages.notices.sentence)];
  if (notices.length === 0) return null;
  return (
    <section
      className={styles['notices']}
      data-testid="notices"
      role="status"
      aria-label={messages.shell.header().notices}
    >
      <ul>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <button
        type="button"
        aria-label={messages.shell.header().dismissNotices}
        onClick={() => {
          handFocus('main');
          setDismissed(true);
          page.notices.dismiss();
        }}
      >
        ×
      </button>
    </section>
  );
}
