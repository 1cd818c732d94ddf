/** Commands that the Lab alone has. */
import { DEFAULT_CRITERIA, MAX_HIDDEN } from '../engine/index.ts';
import { PANELS, type Panel } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { isSame } from './changes.ts';
import type { Command, Page } from './page.ts';

const words = messages.commands;

const showPanel = (id: Panel): Command => ({
  id: `panel-${id}`,
  title: words.showPanel(id),
  keys: [],
  group: 'view',
  isChecked: ({ view }) => view.state.panel === id,
  run: ({ view }) => view.set({ panel: id }),
});

/** New layers are as wide as the last one. */
function changeDepth({ runs }: Page, by: number): void {
  const { hidden } = runs.experiment.run;
  const depth = hidden.length + by;
  const last = hidden.at(-1) ?? 1;
  const widths = Array.from({ length: depth }, (_, l) => hidden[l] ?? last);
  runs.setRun({ hidden: widths });
}

export const LAB_COMMANDS: readonly Command[] = [
  {
    id: 'overlay',
    title: words.title('overlay'),
    keys: ['b'],
    group: 'view',
    isChecked: ({ view }) => view.state.overlay,
    outcome: ({ view }) => words.overlayShown(view.state.overlay),
    run: ({ view }) => view.set({ overlay: !view.state.overlay }),
  },
  {
    id: 'landmarks',
    title: words.title('landmarks'),
    keys: ['m'],
    group: 'view',
    isChecked: ({ view }) => view.state.landmarks,
    outcome: ({ view }) => words.landmarksShown(view.state.landmarks),
    run: ({ view }) => view.set({ landmarks: !view.state.landmarks }),
  },
  ...PANELS.map(showPanel),
  {
    id: 'why',
    title: words.title('why'),
    keys: ['w'],
    group: 'page',
    run: ({ ui }) => ui.setState({ dialog: 'why' }),
  },
  {
    id: 'reset-criteria',
    title: words.title('reset-criteria'),
    keys: [],
    group: 'view',
    isEnabled: ({ view }) => !isSame(view.state.criteria, DEFAULT_CRITERIA),
    run: ({ view }) => view.set({ criteria: DEFAULT_CRITERIA }),
  },
  {
    id: 'fewer-layers',
    title: words.title('fewer-layers'),
    keys: [],
    group: 'run',
    isEnabled: ({ runs }) => runs.experiment.run.hidden.length > 1,
    run: (page) => changeDepth(page, -1),
  },
  {
    id: 'more-layers',
    title: words.title('more-layers'),
    keys: [],
    group: 'run',
    isEnabled: ({ runs }) => runs.experiment.run.hidden.length < MAX_HIDDEN,
    run: (page) => changeDepth(page, 1),
  },
];
