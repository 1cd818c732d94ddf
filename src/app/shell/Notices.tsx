import { useState } from 'react';
import { messages } from '../../messages/index.ts';
import { handFocus } from '../shared/hand-focus.ts';
import { useLab, useLabState } from './lab-context.ts';

/** What a person should know: repairs of a link, slower backend, what could not be measured. */
export function Notices() {
  const lab = useLab();
  const [dismissed, setDismissed] = useState(false);
  const backend = useLabState((state) => state.backend);
  const others = useLabState((state) => state.notices);
  // Unlike the others it holds until it has been read: each run is slower.
  const slower =
    backend?.fallback === undefined || dismissed
      ? []
      : [messages.backends.slower(backend.id, backend.fallback)];
  const notices = [...slower, ...others.map(messages.notices.sentence)];
  if (notices.length === 0) return null;
  return (
    <section className="notices" role="status" aria-label="Notices">
      <ul>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <button
        type="button"
        aria-label="Dismiss notices"
        onClick={() => {
          handFocus('main');
          setDismissed(true);
          lab.dismissNotices();
        }}
      >
        ×
      </button>
    </section>
  );
}
