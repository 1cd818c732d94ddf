import type { View } from '../../link/index.ts';
import { messages } from '../../messages/index.ts';
import { useLab, useLabState } from '../shell/lab-context.ts';
import './compare.css';

const VIEWS: readonly View[] = ['lab', 'compare'];

/** The views of the one state. */
export function Views() {
  const lab = useLab();
  const shown = useLabState((state) => state.viewState.view);
  return (
    <nav className="views" aria-label="View">
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === shown}
          title={`${messages.views.view(view).meaning} (C)`}
          onClick={() => lab.setViewState({ view })}
        >
          {messages.views.view(view).title}
        </button>
      ))}
    </nav>
  );
}
