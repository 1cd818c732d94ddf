/** Commands that the Lab alone has. */
import type { Command } from './page.ts';

export const LAB_COMMANDS: readonly Command[] = [
  {
    id: 'landmarks',
    title: 'Show landmarks on the plane',
    keys: ['m'],
    group: 'View',
    isChecked: ({ view }) => view.state.landmarks,
    outcome: ({ view }) => (view.state.landmarks ? 'landmarks on' : 'landmarks off'),
    run: ({ view }) => view.set({ landmarks: !view.state.landmarks }),
  },
];
