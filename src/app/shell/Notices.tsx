import { messages } from '../../messages/index.ts';
import { slowerBackend } from '../../state/commands.ts';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved } from '../shared/page-context.ts';
import styles from './notices.module.css';

/** What a person should know: repairs of a link, slower backend, what could not be measured. */
export function Notices() {
  const slower = useObserved(slowerBackend);
  const others = useObserved(({ screen }) => screen.notices.list);
  const notices = [
    ...(slower === undefined ? [] : [messages.backends.slower(slower.id, slower.fallback)]),
    ...others.map(messages.notices.sentence),
  ];
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
