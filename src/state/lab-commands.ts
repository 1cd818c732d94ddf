/** Commands that the Lab alone has. */
import { messages } from '../messages/index.ts';
import type { Command } from './page.ts';

export const LAB_COMMANDS: readonly Command[] = [
  {
    id: 'landmarks',
    title: messages.commands.title('landmarks'),
    keys: ['m'],
    group: 'view',
    isChecked: ({ view }) => view.state.landmarks,
    outcome: ({ view }) => messages.commands.landmarksShown(view.state.landmarks),
    run: ({ view }) => view.set({ landmarks: !view.state.landmarks }),
  },
];
