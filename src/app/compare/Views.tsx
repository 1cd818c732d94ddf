import type { View } from '../../link/index.ts';
import { VIEW } from '../shared/words.ts';
import { useLab, useLabState } from '../shell/lab-context.ts';
import './compare.css';

const VIEWS: readonly { readonly view: View; readonly title: string }[] = [
  { view: 'lab', title: 'One run (C)' },
  { view: 'compare', title: 'Estimators and experiments side by side (C)' },
];

/** The views of the one state. */
export function Views() {
  const lab = useLab();
  const shown = useLabState((state) => state.viewState.view);
  return (
    <nav className="views" aria-label="View">
      {VIEWS.map(({ view, title }) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === shown}
          title={title}
          onClick={() => lab.setViewState({ view })}
        >
          {VIEW[view]}
        </button>
      ))}
    </nav>
  );
}
