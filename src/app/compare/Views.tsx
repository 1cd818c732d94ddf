import type { View } from '../../engine/index.ts';
import { useLab, useLabState } from '../lab-context.ts';
import './compare.css';

const VIEWS: readonly { readonly view: View; readonly name: string; readonly title: string }[] = [
  { view: 'lab', name: 'Lab', title: 'One run (C)' },
  { view: 'compare', name: 'Compare', title: 'Rulers and experiments side by side (C)' },
];

/** The views of the one state. */
export function Views() {
  const lab = useLab();
  const shown = useLabState((state) => state.look.view);
  return (
    <nav className="views" aria-label="View">
      {VIEWS.map(({ view, name, title }) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === shown}
          title={title}
          onClick={() => lab.setLook({ view })}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
