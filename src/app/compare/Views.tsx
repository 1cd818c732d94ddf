import type { View } from '../../engine/index.ts';
import { useLab, useLabState } from '../lab-context.ts';
import { VIEW } from '../words.ts';
import './compare.css';

const VIEWS: readonly { readonly view: View; readonly title: string }[] = [
  { view: 'lab', title: 'One run (C)' },
  { view: 'compare', title: 'Rulers and experiments side by side (C)' },
];

/** The views of the one state. */
export function Views() {
  const lab = useLab();
  const shown = useLabState((state) => state.look.view);
  return (
    <nav className="views" aria-label="View">
      {VIEWS.map(({ view, title }) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === shown}
          title={title}
          onClick={() => lab.setLook({ view })}
        >
          {VIEW[view]}
        </button>
      ))}
    </nav>
  );
}
