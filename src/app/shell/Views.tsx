import { messages } from '../../messages/index.ts';
import { VIEWS } from '../../state/settings.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './views.module.css';

/** The laboratories of the page; the key C leads to Compare and back. */
export function Views() {
  const page = usePage();
  const shown = useObserved(({ screen }) => screen.view.view);
  return (
    <nav className={styles['views']} aria-label={messages.shell.header().view}>
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === shown}
          title={
            view === 'lab' || view === 'compare'
              ? `${messages.views.view(view).meaning} (C)`
              : messages.views.view(view).meaning
          }
          onClick={() => page.view.set({ view })}
        >
          {messages.views.view(view).title}
        </button>
      ))}
    </nav>
  );
}
