import type { View } from '../../link/index.ts';
import { messages } from '../../messages/index.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './views.module.css';

const VIEWS: readonly View[] = ['lab', 'compare'];

/** The views of the one state. */
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
          title={`${messages.views.view(view).meaning} (C)`}
          onClick={() => page.view.set({ view })}
        >
          {messages.views.view(view).title}
        </button>
      ))}
    </nav>
  );
}
