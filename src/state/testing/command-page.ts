/** A page whose commands are run as the page runs them. */
import { vi } from 'vitest';
import { commandForKey, runCommand } from '../commands.ts';
import { LAB_COMMANDS } from '../lab-commands.ts';
import type { LaboratoryModel } from '../laboratory-model.ts';
import { SMALL_LINK, testPage } from './pages.ts';

/** Thirty-one of them, from 0. */
export const EPOCHS = Array.from({ length: 31 }, (_, i) => i);

/** A laboratory that needs nothing. */
export const QUIET_MODEL: LaboratoryModel = {
  update: () => {},
  rest: () => {},
  requests: () => [],
};

/** A page with the commands of the Lab; `press` runs the command of a key. */
export function pageWith(epochs: readonly number[] = EPOCHS, hash = SMALL_LINK) {
  const copyLink = vi.fn(() => Promise.resolve());
  const page = { ...testPage(hash, epochs), copyLink };
  const leave = page.activate(QUIET_MODEL, LAB_COMMANDS);
  const press = (key: string, shift = false): void => {
    const command = commandForKey(page, key, shift);
    if (command === undefined) throw new Error(`no command for ${key}`);
    runCommand(command, page);
  };
  const announced = (): string | undefined => page.ui.getState().announced?.outcome;
  return { ...page, page, leave, press, announced };
}
