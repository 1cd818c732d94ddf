import { messages } from '../../messages/index.ts';
import { slowerBackend } from '../../state/commands.ts';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved } from '../shared/page-context.ts';
import styles from './notices.module.css';

/** More than this would push the page away: the others are folded. */
const MAX_SHOWN = 5;

function NoticeList({ notices }: { readonly notices: readonly string[] }) {
  return (
    <ul>
      {notices.map((notice) => (
        <li key={notice}>{notice}</li>
      ))}
    </ul>
  );
}

/** What a person should know: repairs of a link, slower backend, what could not be measured. */
export function Notices() {
  const slower = useObserved(slowerBackend);
  const others = useObserved(({ screen }) => screen.notices.list);
  const notices = [
    ...(slower === undefined ? [] : [messages.backends.slower(slower.id, slower.fallback)]),
    ...others.map(messages.notices.sentence),
  ];
  if (notices.length === 0) return null;
  // One would take the room of the line that stands for it.
  const shown = notices.length === MAX_SHOWN + 1 ? notices.length : MAX_SHOWN;
  const folded = notices.slice(shown);
  return (
    <section
      className={styles['notices']}
      data-testid="notices"
      role="status"
      aria-label={messages.shell.header().notices}
    >
      <div>
        <NoticeList notices={notices.slice(0, shown)} />
        {folded.length > 0 && (
          <details>
            <summary>{messages.notices.more(folded.length)}</summary>
            <NoticeList notices={folded} />
          </details>
        )}
      </div>
      <CommandButton
        command="dismiss-notices"
        label={messages.commands.title('dismiss-notices')}
        focusTo="main"
      >
        ×
      </CommandButton>
    </section>
  );
}
